"""Enforcement was closed because nothing was found to seize."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"ENFORCEMENT_UNSATISFIED"})
def enforcement_unsatisfied(history: History) -> Iterator[Raised]:
    """The debt stands; only the search for assets was given up for now."""
    if closed := history.standing("ENFORCEMENT_UNSATISFIED"):
        yield Raised(closed, values={"case": closed[-1].after, "sum": closed[-1].amount or "—"})
