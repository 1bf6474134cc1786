"""The ageing report: rows by customer and branch, an earlier day, how late in days."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.receivables.lateness import days_beyond_terms
from riskwatch.receivables.overview import ageing

TODAY = date(2026, 11, 24)
_NUMBERS = iter(range(10_000))


def yuan(amount: int | str) -> Money:
    return Money(Decimal(amount))


def invoice(overdue: int, amount: int | str = 100, ref: str = "C-1", **given: Any) -> Invoice:
    """An invoice due `overdue` days ago, issued thirty days before."""
    due = TODAY - timedelta(days=overdue)
    values = {"paid": yuan(0)} | given
    return Invoice(f"F-{next(_NUMBERS)}", ref, due - timedelta(days=30), due, yuan(amount), **values)


def settled(late: int, amount: int, ago: int = 20) -> Invoice:
    """Paid in full `ago` days ago, `late` days after it was due."""
    return invoice(late + ago, amount, paid=yuan(amount), paid_on=TODAY - timedelta(days=ago))


def test_the_worked_example_of_the_design() -> None:
    ledger = [settled(5, 400_000), settled(20, 300_000), settled(0, 200_000), invoice(40, 100_000)]
    assert days_beyond_terms(ledger, TODAY) == 12


def test_days_beyond_terms_leave_out_old_payments_undated_ones_what_is_not_due_and_what_is_disputed() -> None:
    ledger = [
        invoice(10, 100, disputed=yuan(60)),
        invoice(-10, 100),
        settled(90, 100, ago=365),
        invoice(90, 100, paid=yuan(100)),
    ]
    assert days_beyond_terms(ledger, TODAY) == 10
    assert days_beyond_terms(ledger[1:], TODAY) is None
    assert days_beyond_terms([settled(90, 100, ago=364)], TODAY) == 90


def test_money_that_came_early_counts_as_in_time() -> None:
    assert days_beyond_terms([settled(-9, 100), settled(20, 100)], TODAY) == 10


def test_the_biggest_overdue_sum_stands_first() -> None:
    found = ageing([invoice(5, 10), invoice(-5, 900, "C-2"), invoice(40, 50, "C-3"), invoice(1, 3, "C-3")], TODAY, {})
    (book,) = found.currencies
    assert [row.key for row in book.customers] == ["C-3", "C-1", "C-2"]
    assert [row.overdue for row in book.customers] == [yuan(53), yuan(10), yuan(0)]
    assert [row.oldest for row in book.customers] == [40, 5, -5]
    assert (book.all.total, book.all.overdue, book.all.invoices) == (yuan(963), yuan(63), 4)


def test_an_invoice_belongs_to_its_own_branch_else_to_that_of_its_customer() -> None:
    ledger = [invoice(5, 10, branch="华南"), invoice(5, 7), invoice(5, 1, "C-9")]
    (book,) = ageing(ledger, TODAY, {"C-1": "华东"}).currencies
    assert {row.key: row.total for row in book.branches} == {"华南": yuan(10), "华东": yuan(7), "": yuan(1)}


def test_disputed_parts_stay_in_their_stage_and_are_shown_apart() -> None:
    ledger = [invoice(40, 100, paid=yuan(30), disputed=yuan(80)), invoice(5, 10, disputed=yuan(4))]
    (book,) = ageing(ledger, TODAY, {}).currencies
    assert (book.all.stages["M2"], book.all.stages["M1"]) == (yuan(70), yuan(10))
    assert book.all.disputed == yuan(74), "no more can be disputed than is unpaid"


def test_currencies_are_never_added() -> None:
    pounds = Invoice("F-x", "C-1", TODAY, TODAY, Money(Decimal(5), "GBP"), Money(Decimal(0), "GBP"))
    found = ageing([pounds, invoice(5), invoice(6)], TODAY, {})
    assert [(book.currency, book.all.total.amount) for book in found.currencies] == [("CNY", 200), ("GBP", 5)]


def test_an_earlier_day_shows_the_ledger_as_it_was() -> None:
    paid_since = invoice(50, 100, paid=yuan(100), paid_on=TODAY - timedelta(days=10))
    part_paid_before = invoice(50, 80, paid=yuan(30), paid_on=TODAY - timedelta(days=45))
    not_yet = invoice(-20, 40)
    then = TODAY - timedelta(days=40)
    found = ageing([paid_since, part_paid_before, not_yet], then, {})
    (book,) = found.currencies
    assert book.all.stages["M1"] == yuan(150)
    assert book.all.total == yuan(150)
    assert found.later == (yuan(40),)


def test_the_day_of_payment_itself_counts_as_paid() -> None:
    paid = invoice(50, 100, paid=yuan(100), paid_on=TODAY)
    assert ageing([paid], TODAY, {}).currencies == ()
    assert ageing([paid], TODAY - timedelta(days=1), {}).currencies[0].all.total == yuan(100)


def test_a_holiday_moves_the_due_date_everywhere() -> None:
    def moved(invoice: Invoice) -> date:
        return invoice.due + timedelta(days=3)

    (book,) = ageing([invoice(2, 100), invoice(31, 50)], TODAY, {}, moved).currencies
    assert (book.all.stages["M0"], book.all.stages["M1"]) == (yuan(100), yuan(50))
    assert book.all.days_beyond_terms == 28
