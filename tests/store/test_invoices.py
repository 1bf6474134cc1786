"""Invoices come back as they went in, one for each number and customer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.domain.customer import Customer
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.store import Store


@pytest.fixture
def an_invoice() -> Callable[..., Invoice]:
    def make(number: str = "F-1", customer_ref: str = "C-1", **given: Any) -> Invoice:
        values: dict[str, Any] = {
            "issued": date(2026, 9, 1),
            "due": date(2026, 10, 1),
            "amount": Money(Decimal("1200.50")),
            "paid": Money(Decimal("0.00")),
        }
        return Invoice(number, customer_ref, **{**values, **given})

    return make


def test_an_invoice_comes_back_as_it_went_in(store: Store, now: datetime, an_invoice: Callable[..., Invoice]) -> None:
    invoice = an_invoice(
        paid=Money(Decimal("200.50")), paid_on=date(2026, 10, 9), disputed=Money(Decimal("1.10")),
        contract_ref="XS-1", branch="华东",
    )  # fmt: skip
    with store.transaction() as unit:
        unit.invoices.save([(invoice, {"备注": "月结"})], at=now, by="me")
    with store.reading() as unit:
        assert unit.invoices.get("F-1", "C-1") == invoice
        assert unit.invoices.of("C-1") == (invoice,)
        assert unit.invoices.unknown_columns("F-1", "C-1") == {"备注": "月结"}
        assert unit.invoices.get("F-1", "C-2") is None


def test_the_same_number_of_two_customers_is_two_invoices_and_of_one_customer_one(
    store: Store, now: datetime, an_invoice: Callable[..., Invoice]
) -> None:
    with store.transaction() as unit:
        unit.invoices.save([(an_invoice(), {"a": "b"}), (an_invoice(customer_ref="C-2"), {"c": "d"})], at=now, by="me")
        unit.invoices.save([(an_invoice(due=date(2026, 11, 1)), {})], at=now, by="me")
        unit.invoices.save([], at=now, by="me")
    with store.reading() as unit:
        assert [(one.customer_ref, one.due) for one in unit.invoices.all()] == [
            ("C-1", date(2026, 11, 1)),
            ("C-2", date(2026, 10, 1)),
        ]
        assert unit.invoices.count() == 2
        assert unit.invoices.unknown_columns("F-1", "C-1") == {}
        assert unit.invoices.unknown_columns("F-1", "C-2") == {"c": "d"}


def test_what_saving_would_change(store: Store, now: datetime, an_invoice: Callable[..., Invoice]) -> None:
    invoice = an_invoice()
    with store.transaction() as unit:
        assert unit.invoices.compare(invoice, {}) == "new"
        unit.invoices.save([(invoice, {})], at=now, by="me")
        assert unit.invoices.compare(invoice, {}) == "same"
        assert unit.invoices.compare(invoice, {"a": "b"}) == "changed"
        assert unit.invoices.compare(replace(invoice, paid=Money(Decimal("0.01"))), {}) == "changed"


def test_old_and_settled_invoices_are_not_fetched(
    store: Store, now: datetime, an_invoice: Callable[..., Invoice]
) -> None:
    all_of_it = Money(Decimal("1200.50"))
    with store.transaction() as unit:
        kept = [
            an_invoice("open"),
            an_invoice("part", paid=Money(Decimal(1)), paid_on=date(2020, 1, 1)),
            an_invoice("lately", paid=all_of_it, paid_on=date(2026, 10, 9)),
            an_invoice("before", paid=all_of_it, paid_on=date(2026, 10, 8)),
            an_invoice("no day", paid=all_of_it),
        ]
        unit.invoices.save([(invoice, {}) for invoice in kept], at=now, by="me")
    with store.reading() as unit:
        found = unit.invoices.open_or_paid_since(date(2026, 10, 9))
    assert [invoice.number for invoice in found] == ["lately", "open", "part"]


def test_who_leaves_the_portfolio_still_owes(store: Store, now: datetime, an_invoice: Callable[..., Invoice]) -> None:
    with store.transaction() as unit:
        unit.customers.save(Customer("C-1", "Example Ltd"), at=now, by="me")
        unit.invoices.save([(an_invoice(), {})], at=now, by="me")
        unit.customers.remove("C-1")
    with store.reading() as unit:
        assert unit.invoices.count() == 1
