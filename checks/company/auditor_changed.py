"""The auditor left, or there is none."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"AUDITOR_CHANGED"})
def auditor_changed(history: History, days: int = 365) -> Iterator[Raised]:
    """While the register misses one, or the latest change within a year: auditors go before bad accounts come."""
    if missing := history.live("AUDITOR_CHANGED"):
        yield Raised(missing, values={"what": missing[-1].after})
    elif changes := [event for event in history.within("AUDITOR_CHANGED", days) if event.ended_on is None]:
        yield Raised((changes[-1],), values={"what": changes[-1].after}, on=changes[-1].on)
