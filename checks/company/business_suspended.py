"""The company has stopped its business, or is registered as dormant."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"STATUS_SUSPENDED"})
def business_suspended(history: History) -> Iterator[Raised]:
    """Counts from the day it stopped, while it lasts."""
    if stopped := history.live("STATUS_SUSPENDED"):
        yield Raised(stopped, values={"what": stopped[-1].after}, on=stopped[-1].on)
