"""Letters do not reach the company at its registered address."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"ADDRESS_INVALID"})
def address_invalid(history: History) -> Iterator[Raised]:
    """Said by the register itself: mail came back, the office is disputed, or officials found nobody."""
    if doubts := history.standing("ADDRESS_INVALID"):
        yield Raised(doubts, values={"what": doubts[-1].after})
