"""The company keeps changing its name."""

from collections.abc import Iterator

from riskwatch.authoring import Event, History, Raised, company_check


@company_check(needs={"NAME_CHANGED"})
def name_changed(history: History, days: int = 365, times: int = 2, look_back: int = 730) -> Iterator[Raised]:
    """At least `times` renamings within `days`; the same one told by two registers counts once."""
    told: dict[str, Event] = {}
    for event in history.within("NAME_CHANGED", look_back):
        told.setdefault(event.natural_key, event)
    renamings = list(told.values())
    for last in reversed(renamings):
        group = [event for event in renamings if 0 <= (last.on - event.on).days <= days]
        if len(group) >= times:
            names = " → ".join((group[0].before, *(event.after for event in group)))
            yield Raised(tuple(group), values={"count": len(group), "names": names}, on=last.on)
            return
