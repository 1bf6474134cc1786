"""A controlling owner left before paying in what was promised."""

from collections.abc import Iterator

from riskwatch.authoring import CONTROLLING, UNPAID, History, Raised, company_check


@company_check(needs={"OWNER_CHANGE"})
def owner_left_unpaid(history: History, days: int = 1095) -> Iterator[Raised]:
    """The latest one; whoever takes the shares owes the capital, and the seller may be liable with him."""
    left = [e for e in history.within("OWNER_CHANGE", days) if {CONTROLLING, UNPAID} <= set(e.detail.split())]
    if left:
        yield Raised((left[-1],), values={"owner": left[-1].before}, on=left[-1].on)
