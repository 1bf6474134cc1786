"""Several branches close within a short time."""

from collections.abc import Iterator
from datetime import timedelta

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"BRANCH_CLOSED"})
def branches_closed(history: History, branches: int = 2, days: int = 90, look_back: int = 365) -> Iterator[Raised]:
    """The latest group of at least `branches` that closed within `days`."""
    closed = history.within("BRANCH_CLOSED", look_back)
    for last in reversed(closed):
        group = [event for event in closed if last.on - timedelta(days=days) <= event.on <= last.on]
        if len(group) >= branches:
            yield Raised(tuple(group), values={"count": len(group)}, on=last.on)
            return
