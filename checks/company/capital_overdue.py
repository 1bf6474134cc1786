"""Owners have not paid in their capital on time, or put the day off."""

from collections.abc import Iterator

from riskwatch.authoring import EXTENDED, History, Raised, company_check


@company_check(needs={"CAPITAL_OVERDUE"})
def capital_overdue(history: History, days: int = 1095) -> Iterator[Raised]:
    """One sign for what is overdue now, else for the latest day that was put off."""
    overdue = tuple(event for event in history.live("CAPITAL_OVERDUE") if event.detail != EXTENDED)
    if overdue:
        last = overdue[-1]
        yield Raised(overdue, values={"owner": last.after, "sum": last.amount or "—"}, on=last.on)
        return
    if put_off := [event for event in history.within("CAPITAL_OVERDUE", days) if event.detail == EXTENDED]:
        last = put_off[-1]
        yield Raised((last,), "extended", {"owner": last.after, "before": last.before}, on=last.on)
