"""Bankruptcy or liquidation for lack of money is open."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"INSOLVENCY_OPEN"})
def insolvency_opened(history: History) -> Iterator[Raised]:
    """One sign for all open procedures: several registers may tell the same one."""
    if opened := history.live("INSOLVENCY_OPEN"):
        yield Raised(opened, values={"what": opened[-1].after})
