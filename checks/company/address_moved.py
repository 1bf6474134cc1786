"""The company moved to another province or region."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check, left_region


@company_check(needs={"ADDRESS_CHANGED"})
def address_moved(history: History, days: int = 730) -> Iterator[Raised]:
    """The latest move that left the region; moves within it are no sign."""
    moves = [event for event in history.within("ADDRESS_CHANGED", days) if left_region(event.before, event.after)]
    if moves:
        last = moves[-1]
        yield Raised((last,), values={"before": last.before, "after": last.after}, on=last.on)
