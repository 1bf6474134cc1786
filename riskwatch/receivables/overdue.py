"""What of a customer's debt holds its orders back: overdue, undisputed, more than cents."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from riskwatch.domain.money import Money
from riskwatch.domain.order_check import Overdue
from riskwatch.receivables.ageing import Aged


def overdue_of(items: Iterable[Aged], currency: str, tolerance: Money | None) -> Overdue:
    """The overdue sum in `currency`, and its age: that of the youngest invoice at which the money at least that old is more
    than what is tolerated, so that an old cent makes no young debt old."""
    late = sorted(
        (item for item in items if item.days_overdue > 0 and item.unpaid.currency == currency),
        key=lambda item: -item.days_overdue,
    )
    total, days = Decimal(0), 0
    allowed = tolerance.amount if tolerance is not None else Decimal(0)
    for item in late:
        total += (item.unpaid - item.disputed).amount
        if days == 0 and total > allowed:
            days = item.days_overdue
    return Overdue(Money(total, currency), days)
