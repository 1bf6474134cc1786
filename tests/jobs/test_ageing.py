"""Receivables by age from the stored invoices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from riskwatch.domain.money import Money
from riskwatch.jobs.ageing import open_invoices, receivables
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.invoices import import_invoices

LEDGER = b"""number,customer_ref,issued,due,amount,paid,paid_on
F-1,C-1001,2026-08-01,2026-09-30,100,,
F-2,C-1001,2026-10-01,2026-11-24,50,,
F-3,C-2001,2026-09-01,2026-10-01,70,70,2026-10-31
F-4,C-2001,2025-09-01,2025-10-01,90,90,2025-11-23
"""


def test_the_day_is_that_of_the_house(stocked: Desk) -> None:
    import_invoices(stocked, LEDGER, "i.csv", actor="me")
    found = receivables(stocked)
    assert found.ageing.as_of == stocked.today == date(2026, 11, 24)
    (book,) = found.ageing.currencies
    assert (book.all.stages["M0"].amount, book.all.stages["M2"].amount) == (50, 100)
    assert [(row.key, found.name(row.key)) for row in book.customers] == [
        ("C-1001", "Harrowmere Pumps & Valves Limited")
    ]
    assert [row.key for row in book.branches] == ["华东"]
    assert book.all.days_beyond_terms == Decimal(100 * 55 + 70 * 30) / 170, "what was settled lately counts too"


def test_an_earlier_day_finds_what_was_paid_since(stocked: Desk) -> None:
    import_invoices(stocked, LEDGER, "i.csv", actor="me")
    found = receivables(stocked, date(2025, 11, 22)).ageing
    assert found.currencies[0].all.stages["M2"] == Money(Decimal("90.00"))
    assert found.later == (Money(Decimal("150.00")),)


def test_a_customer_who_left_is_named_by_number_and_still_owes(stocked: Desk) -> None:
    import_invoices(stocked, LEDGER, "i.csv", actor="me")
    with stocked.store.transaction() as unit:
        unit.customers.remove("C-1001")
    found = receivables(stocked)
    assert found.name("C-1001") == "C-1001"
    assert found.ageing.currencies[0].all.total.amount == 150


def test_one_customers_invoices_the_longest_overdue_first(stocked: Desk) -> None:
    import_invoices(stocked, LEDGER, "i.csv", actor="me")
    with stocked.store.reading() as unit:
        owed = open_invoices(unit, "C-1001", date(2026, 11, 24))
        nothing = open_invoices(unit, "C-2001", date(2026, 11, 24))
    assert [(item.invoice.number, item.days_overdue, item.stage) for item in owed] == [
        ("F-1", 55, "M2"),
        ("F-2", 0, "M0"),
    ]
    assert nothing == ()


def test_a_holiday_moves_the_last_day_of_a_debtor_in_china_and_of_no_other(stocked: Desk) -> None:
    rows = (
        "number,customer_ref,issued,due,amount,paid,paid_on\n"
        "H-1,C-3001,2026-08-01,2026-10-02,100,,\n"
        "H-2,C-1001,2026-08-01,2026-10-02,100,,\n"
    )
    import_invoices(stocked, rows.encode(), "h.csv", actor="me")
    with stocked.store.reading() as unit:
        at_home = open_invoices(unit, "C-3001", date(2026, 10, 9))
        abroad = open_invoices(unit, "C-1001", date(2026, 10, 9))
    assert [item.days_overdue for item in at_home] == [1]  # 8 October is the first working day after the holiday
    assert [item.days_overdue for item in abroad] == [7]
