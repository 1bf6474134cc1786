"""Several directors leave within a short time."""

from collections.abc import Iterator
from datetime import timedelta

from riskwatch.authoring import Event, History, Raised, company_check, is_director, serving_directors


@company_check(needs={"OFFICER_LEFT"})
def officer_exodus(history: History, days: int = 90, people: int = 2, look_back: int = 365) -> Iterator[Raised]:
    """The latest group of at least `people` directors who left within `days`; a change of role is no leave."""
    stayed = {event.after for event in history.within("OFFICER_JOINED", look_back)}
    stayed |= {officer.name for officer in history.officers() if officer.until is None and is_director(officer.role)}
    gone = [
        event
        for event in history.within("OFFICER_LEFT", look_back)
        if is_director(event.detail) and event.before not in stayed
    ]
    for last in reversed(gone):
        group = [event for event in gone if last.on - timedelta(days=days) <= event.on <= last.on]
        if len({event.before for event in group}) >= people:
            yield _raised(group, last, history)
            return


def _raised(group: list[Event], last: Event, history: History) -> Raised:
    left = len({event.before for event in group})
    joined = {event.after for event in history.all("OFFICER_JOINED") if event.on >= group[0].on}
    before = serving_directors(history.rows("officers")) - len(joined) + left
    most = left * 2 > max(before, left)
    values = {"count": left, "board": max(before, left)}
    known = bool(history.officers())
    return Raised(tuple(group), "most_of_the_board" if most and known else "", values, on=last.on)
