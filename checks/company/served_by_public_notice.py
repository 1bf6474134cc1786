"""A court could only serve the company by public notice."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"LAWSUIT_DEFENDANT"})
def served_by_public_notice(history: History, days: int = 540) -> Iterator[Raised]:
    """The latest service by notice."""
    served = [event for event in history.within("LAWSUIT_DEFENDANT", days) if event.detail == "public_notice"]
    if served:
        yield Raised((served[-1],), values={"case": served[-1].after}, on=served[-1].on)
