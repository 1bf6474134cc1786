"""The company's shares left the exchange, or are about to."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"DELISTED"})
def delisted(history: History, days: int = 730) -> Iterator[Raised]:
    """The latest report. A company that moves to another exchange of its own will reports the same way."""
    if reports := history.within("DELISTED", days):
        yield Raised((reports[-1],), values={"what": reports[-1].after}, on=reports[-1].on)
