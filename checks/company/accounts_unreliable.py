"""The company says that its own accounts can no longer be relied on."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"ACCOUNTS_UNRELIABLE"})
def accounts_unreliable(history: History, days: int = 730) -> Iterator[Raised]:
    """The latest withdrawal of accounts."""
    if reports := history.within("ACCOUNTS_UNRELIABLE", days):
        yield Raised((reports[-1],), values={"what": reports[-1].after}, on=reports[-1].on)
