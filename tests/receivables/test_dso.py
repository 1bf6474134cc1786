"""DSO on the three sets of figures of the design, and the cost of money tied up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from riskwatch.domain.money import Money
from riskwatch.receivables.dso import best_possible_dso, cost_of_capital, dso, printed


def million(amount: str) -> Money:
    return Money(Decimal(amount) * 1_000_000)


@pytest.mark.parametrize(
    ("sales", "opening", "closing", "days"),
    [("730", "75", "105", "45.0"), ("109.5", "15", "21", "60.0"), ("259", "23", "35", "40.9")],
)
def test_dso_of_company_customer_and_branch(sales: str, opening: str, closing: str, days: str) -> None:
    found = dso(million(opening), million(closing), million(sales))
    assert found is not None
    assert printed(found) == Decimal(days)


def test_daily_sales_are_not_rounded_on_the_way() -> None:
    found = dso(million("23"), million("35"), million("259"))
    assert found is not None
    assert found.quantize(Decimal("0.001")) == Decimal("40.869")


def test_without_sales_there_is_no_dso() -> None:
    assert dso(million("1"), million("1"), million("0")) is None
    assert best_possible_dso(million("1"), million("0")) is None


def test_the_best_possible_dso_counts_only_what_is_not_due() -> None:
    assert best_possible_dso(million("10"), million("365")) == 10


def test_the_cost_of_receivables_that_need_not_be() -> None:
    assert cost_of_capital(Money(Decimal(119_000_000)), Decimal("0.0431")) == Money(Decimal("5128900.00"))
