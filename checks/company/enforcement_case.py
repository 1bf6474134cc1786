"""A court enforces a judgment against the company."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from riskwatch.authoring import Event, History, Money, Raised, company_check

VARIANTS = ("", "heavy", "heavy_and_many")


@company_check(needs={"JUDGMENT_ENFORCED"})
def enforcement_case(history: History, share: int = 10, cases: int = 3, days: int = 180) -> Iterator[Raised]:
    """Heavier where the sums exceed `share` per cent of the capital paid in, and where `cases` came within `days`."""
    standing = history.standing("JUDGMENT_ENFORCED")
    if not standing:
        return
    total = _total(standing)
    heavy = int(_exceeds(total, history.paid_in, share)) + int(_crowded(standing, cases, days))
    values = {"count": len(standing), "case": standing[-1].after, "sum": total or "—"}
    yield Raised(standing, VARIANTS[heavy], values)


def _total(events: tuple[Event, ...]) -> Money | None:
    sums = [event.amount for event in events if event.amount]
    if not sums or len({money.currency for money in sums}) > 1:
        return None
    return Money(sum((money.amount for money in sums), Decimal(0)), sums[0].currency)


def _exceeds(total: Money | None, paid_in: Money | None, share: int) -> bool:
    if total is None or paid_in is None or total.currency != paid_in.currency or paid_in.amount <= 0:
        return False
    return total.amount * 100 > paid_in.amount * share


def _crowded(events: tuple[Event, ...], cases: int, days: int) -> bool:
    """Whether `cases` of them began within `days`."""
    starts = sorted(event.on for event in events)
    return any(later - first <= timedelta(days=days) for first, later in zip(starts, starts[cases - 1 :], strict=False))
