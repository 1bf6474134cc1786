"""The controlling owner has pledged more than half of its shares."""

from collections.abc import Iterator
from decimal import Decimal

from riskwatch.authoring import Event, History, Money, Raised, company_check


@company_check(needs={"EQUITY_PLEDGED"})
def equity_pledged(history: History, share: int = 50) -> Iterator[Raised]:
    """One sign for each controlling owner; where a holding or a sum is not known, nothing is claimed."""
    pledges: dict[str, list[Event]] = {}
    for pledge in history.live("EQUITY_PLEDGED"):
        pledges.setdefault(pledge.before, []).append(pledge)
    for owner, events in pledges.items():
        holding = _holding(history, owner)
        pledged = sum((event.amount.amount for event in events if event.amount), Decimal(0))
        if holding is not None and holding.amount > 0 and pledged * 100 > holding.amount * share:
            percent = min(100, int(pledged * 100 / holding.amount))
            yield Raised(tuple(events), values={"owner": owner, "percent": percent}, on=events[-1].on)


def _holding(history: History, name: str) -> Money | None:
    """What the shares of a controlling owner stand for."""
    for owner in history.owners():
        if owner.name == name and owner.until is None and (owner.share_min is None or owner.share_min >= 50):
            if owner.subscribed is not None:
                return owner.subscribed
            if owner.share_min is not None and history.registered is not None:
                registered = history.registered
                return Money(registered.amount * owner.share_min / 100, registered.currency)
    return None
