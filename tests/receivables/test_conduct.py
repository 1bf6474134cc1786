"""Payment record and signs from our own ledger."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade, Policy
from riskwatch.receivables.conduct import conduct_signs
from riskwatch.receivables.payment_record import monthly_sales, paid_invoices, payment_record

TODAY = date(2026, 11, 24)
POLICY = Policy()


def yuan(amount: int) -> Money:
    return Money(Decimal(amount))


def settled(number: str, amount: int, late: int, days_ago: int = 30) -> Invoice:
    paid_on = TODAY - timedelta(days=days_ago)
    due = paid_on - timedelta(days=late)
    return Invoice(number, "C-1", due - timedelta(days=30), due, yuan(amount), yuan(amount), paid_on)


def late(number: str, amount: int, days: int, disputed: int = 0) -> Invoice:
    due = TODAY - timedelta(days=days)
    contested = yuan(disputed) if disputed else None
    return Invoice(number, "C-1", due - timedelta(days=30), due, yuan(amount), yuan(0), disputed=contested)


def test_the_payments_of_the_worked_example() -> None:
    invoices = [settled("1", 400_000, 5), settled("2", 300_000, 20), settled("3", 200_000, 0), late("4", 100_000, 40)]
    record = payment_record(invoices, TODAY, "CNY")
    assert record is not None
    assert (record.days, record.invoices, record.counted) == (12, 4, yuan(1_000_000))


def test_early_money_counts_as_early() -> None:
    record = payment_record([settled("1", 100, -20), settled("2", 100, 0)], TODAY, "CNY")
    assert record is not None
    assert record.days == -10


def test_disputed_money_stands_apart() -> None:
    record = payment_record([late("1", 100, 10, disputed=40), late("2", 100, 30, disputed=100)], TODAY, "CNY")
    assert record is not None
    assert (record.days, record.invoices, record.counted, record.disputed) == (10, 1, yuan(60), yuan(140))


def test_only_the_last_twelve_months_and_one_currency() -> None:
    old = settled("1", 100, 50, days_ago=366)
    assert payment_record([old], TODAY, "CNY") is None
    assert payment_record([settled("2", 100, 0)], TODAY, "GBP") is None
    assert [each.number for each in paid_invoices([old, settled("2", 100, 0), late("3", 5, 1)], TODAY, "CNY")] == [
        "3",
        "2",
    ]


def test_monthly_sales_are_those_of_the_last_year() -> None:
    invoices = [late(str(month), 1000, 30 * month) for month in range(12)]
    found = monthly_sales(invoices, TODAY, "CNY")
    assert found is not None
    assert Decimal(900) < found.amount <= Decimal(1100)
    assert monthly_sales([], TODAY, "CNY") is None


@pytest.mark.parametrize(
    ("days", "sign", "points", "floor"),
    [(1, "REC01", 3, None), (7, "REC01", 3, None), (8, "REC02", 12, None), (30, "REC02", 12, None),
     (31, "REC03", 25, Grade.C), (60, "REC03", 25, Grade.C), (61, "REC04", 40, Grade.D), (90, "REC04", 40, Grade.D),
     (91, "REC05", 60, Grade.E)],
)  # fmt: skip
def test_what_is_overdue_is_a_live_sign(days: int, sign: str, points: int, floor: Grade | None) -> None:
    (found,) = conduct_signs([late("1", 5_000, days)], TODAY, POLICY)
    assert (found.kind.id, found.kind.points, found.kind.floor, found.live) == (sign, points, floor, True)
    assert "¥5,000.00" in found.says.zh


def test_cents_hold_nobody_back() -> None:
    assert conduct_signs([late("1", 1_000, 200)], TODAY, POLICY) == ()
    assert conduct_signs([late("1", 1_001, 200)], TODAY, POLICY) != ()
    (found,) = conduct_signs([late("1", 900, 200), late("2", 5_000, 10)], TODAY, POLICY)
    assert found.kind.id == "REC02", "the old money is cents, the young money is not"


def test_disputed_money_is_no_sign_and_today_is_not_overdue() -> None:
    assert conduct_signs([late("1", 5_000, 40, disputed=5_000), late("2", 5_000, 0)], TODAY, POLICY) == ()


def test_what_was_paid_late_decays_from_the_day_it_was_paid() -> None:
    (found,) = conduct_signs([settled("1", 5_000, 45, days_ago=90), settled("2", 5_000, 10, days_ago=5)], TODAY, POLICY)
    assert (found.kind.id, found.live, found.cured_on) == ("REC03", False, TODAY - timedelta(days=90))
