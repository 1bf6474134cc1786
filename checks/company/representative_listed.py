"""The representative or an owner is listed in the case of another company."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check

LISTS = ("dishonest", "consumption_ban", "enforcement", "unsatisfied")


@company_check(needs={"OFFICER_RISK"})
def representative_listed(history: History) -> Iterator[Raised]:
    """Only records of courts; what a register says of a board that is not complete is another matter."""
    listed = tuple(event for event in history.standing("OFFICER_RISK") if event.detail in LISTS)
    if listed:
        yield Raised(listed, values={"who": listed[-1].before or "—", "case": listed[-1].after})
