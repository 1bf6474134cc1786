"""Receivables by age: the day counts, the unpaid part, holidays."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.receivables.ageing import aged, by_stage, roll_rates, stage_of

TODAY = date(2026, 11, 24)


def invoice(days_overdue: int, amount: str = "100.00", paid: str = "0") -> Invoice:
    due = TODAY - timedelta(days=days_overdue)
    return Invoice("F1", "C1", due - timedelta(days=30), due, Money(Decimal(amount)), Money(Decimal(paid)))


@pytest.mark.parametrize(
    ("days", "stage"),
    [(-5, "M0"), (0, "M0"), (1, "M1"), (30, "M1"), (31, "M2"), (60, "M2"), (61, "M3"), (90, "M3"), (91, "M4"),
     (180, "M4"), (181, "M5"), (365, "M5"), (366, "M6")],
)  # fmt: skip
def test_the_due_date_is_day_zero_and_not_overdue(days: int, stage: str) -> None:
    assert stage_of(days) == stage
    assert aged([invoice(days)], TODAY)[0].stage == stage


def test_only_the_unpaid_part_is_aged() -> None:
    items = aged([invoice(40, "100.00", "70.00"), invoice(5, "10.00", "10.00")], TODAY)
    assert [(item.unpaid, item.stage) for item in items] == [(Money(Decimal("30.00")), "M2")]


def test_a_due_date_on_a_holiday_moves_to_the_next_working_day() -> None:
    holiday = TODAY - timedelta(days=1)
    items = aged([invoice(1)], TODAY, lambda due: TODAY if due.due == holiday else due.due)
    assert items[0].days_overdue == 0


def test_sums_are_kept_apart_by_currency() -> None:
    pounds = Invoice("F2", "C1", TODAY, TODAY, Money(Decimal(5), "GBP"), Money(Decimal(0), "GBP"))
    sums = by_stage(aged([invoice(40), pounds], TODAY))
    assert sums["CNY"]["M2"] == Money(Decimal("100.00"))
    assert sums["GBP"]["M0"] == Money(Decimal(5), "GBP")
    assert sums["GBP"]["M2"] == Money(Decimal(0), "GBP")


def test_the_roll_rate_is_the_share_that_moved_on() -> None:
    before = by_stage(aged([invoice(10), invoice(20)], TODAY))["CNY"]
    after = by_stage(aged([invoice(40, "50.00")], TODAY))["CNY"]
    assert roll_rates(before, after)["M1-M2"] == Decimal("0.25")
    assert roll_rates(before, after)["M3-M4"] is None


@given(st.lists(st.tuples(st.integers(-400, 800), st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2))))
def test_no_money_is_lost_between_the_stages(rows: list[tuple[int, Decimal, Decimal]]) -> None:
    invoices = [invoice(days, str(amount), str(min(amount, paid))) for days, amount, paid in rows]
    sums = by_stage(aged(invoices, TODAY))
    total = sum((money.amount for row in sums.values() for money in row.values()), Decimal(0))
    assert total == sum((one.unpaid.amount for one in invoices), Decimal(0))
