"""Days sales outstanding, and what late money costs (warning-signs, sections 5.2 and 5.3)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from riskwatch.domain.money import Money

DAYS = 365


def dso(opening: Money, closing: Money, annual_sales: Money) -> Decimal | None:
    """Average receivables over daily sales, in days, unrounded; None without sales.

    Daily sales stay unrounded: 29 over 0.70959 is 40.869, over 0.71 it would be 40.8.
    """
    if annual_sales.amount <= 0:
        return None
    average = (opening + closing).amount / 2
    return average * DAYS / annual_sales.amount


def best_possible_dso(not_due: Money, annual_sales: Money) -> Decimal | None:
    """The DSO if nothing were overdue; DSO less this is the average delay in days."""
    return not_due.amount * DAYS / annual_sales.amount if annual_sales.amount > 0 else None


def cost_of_capital(tied_up: Money, yearly_rate: Decimal, days: int = DAYS) -> Money:
    """What it costs to have `tied_up` outstanding for `days` at `yearly_rate` (a fraction)."""
    return Money(tied_up.amount * yearly_rate * days / DAYS, tied_up.currency).rounded()


def printed(days: Decimal) -> Decimal:
    """Rounded half up to one place, as days (DSO, days beyond terms) are printed and compared."""
    return days.quantize(Decimal("0.1"), ROUND_HALF_UP)
