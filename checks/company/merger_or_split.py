"""The company announced a merger or a split."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"MERGER_OR_SPLIT"})
def merger_or_split(history: History, days: int = 1095) -> Iterator[Raised]:
    """The latest announcement; creditors have a short time to ask for payment or security."""
    if announced := history.within("MERGER_OR_SPLIT", days):
        yield Raised((announced[-1],), values={"what": announced[-1].after}, on=announced[-1].on)
