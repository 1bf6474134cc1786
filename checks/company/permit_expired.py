"""A permit that the company needs has run out."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"PERMIT_EXPIRED"})
def permit_expired(history: History, days: int = 730) -> Iterator[Raised]:
    """One sign for all that ran out within `days`; what ran out long ago was given up."""
    expired = tuple(e for e in history.within("PERMIT_EXPIRED", days) if history.is_live(e))
    if expired:
        yield Raised(expired, values={"what": "、".join(dict.fromkeys(event.after for event in expired))})
