"""Assets of the company are sold by a court."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"ASSET_AUCTION"})
def asset_auction(history: History) -> Iterator[Raised]:
    """Counts while a sale is announced."""
    if sales := history.standing("ASSET_AUCTION"):
        yield Raised(sales, values={"what": sales[-1].after})
