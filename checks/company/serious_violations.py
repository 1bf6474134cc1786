"""The company is on the list of serious violations of law."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"SERIOUS_ILLEGAL"})
def serious_violations(history: History) -> Iterator[Raised]:
    """Counts while it stands on the list."""
    if listed := history.standing("SERIOUS_ILLEGAL"):
        yield Raised(listed, values={"what": listed[-1].after})
