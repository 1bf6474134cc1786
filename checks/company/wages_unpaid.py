"""The company is listed for not paying wages or social insurance."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"WAGES_UNPAID"})
def wages_unpaid(history: History) -> Iterator[Raised]:
    """Counts while it stands on the list."""
    if listed := history.standing("WAGES_UNPAID"):
        yield Raised(listed, values={"what": listed[-1].after})
