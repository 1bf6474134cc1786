"""The company is sued again and again within a short time."""

from collections.abc import Iterator
from datetime import timedelta

from riskwatch.authoring import Event, History, Raised, company_check


@company_check(needs={"LAWSUIT_DEFENDANT"})
def wave_of_suits(history: History, suits: int = 3, days: int = 90, look_back: int = 540) -> Iterator[Raised]:
    """The latest group of at least `suits` within `days`; a suit that was dismissed or withdrawn does not count."""
    found = [event for event in history.within("LAWSUIT_DEFENDANT", look_back) if event.detail != "dismissed"]
    for last in reversed(found):
        group = _until(found, last, days)
        if len(group) >= suits:
            yield Raised(tuple(group), values={"count": len(group), "case": last.after}, on=last.on)
            return


def _until(found: list[Event], last: Event, days: int) -> list[Event]:
    return [event for event in found if last.on - timedelta(days=days) <= event.on <= last.on]
