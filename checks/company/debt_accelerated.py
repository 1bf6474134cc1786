"""A debt of the company was called in before its time, or a default was reported."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"DEBT_ACCELERATED"})
def debt_accelerated(history: History, days: int = 730) -> Iterator[Raised]:
    """The latest report; other lenders' contracts usually make it a default of theirs as well."""
    if reports := history.within("DEBT_ACCELERATED", days):
        yield Raised((reports[-1],), values={"what": reports[-1].after}, on=reports[-1].on)
