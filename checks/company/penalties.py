"""Penalties: an order to stop production is grave, a fine is a footnote."""

from collections.abc import Iterator

from riskwatch.authoring import Event, History, Raised, company_check

GRAVE = ("停产", "停业", "责令关闭", "吊销", "查封", "撤销许可", "暂扣")
LARGE = 500_000
"""A fine in yuan from which safety or environment penalties count as grave."""


@company_check(needs={"PENALTY"})
def penalties(history: History, days: int = 365) -> Iterator[Raised]:
    """The latest grave one; else one small sign for all fines of a year."""
    found = history.within("PENALTY", days)
    if grave := [event for event in found if _is_grave(event)]:
        yield Raised((grave[-1],), "shut_down", {"what": grave[-1].after}, on=grave[-1].on)
    elif found:
        yield Raised(found, values={"count": len(found), "what": found[-1].after}, on=found[-1].on)


def _is_grave(event: Event) -> bool:
    return any(word in event.after for word in GRAVE) or bool(event.amount and event.amount.amount >= LARGE)
