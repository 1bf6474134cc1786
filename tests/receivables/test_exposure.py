"""Exposure by kind: each document once."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from riskwatch.domain.exposure import Exposure
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.order import Order, Position
from riskwatch.domain.policy import Policy
from riskwatch.receivables.exposure import Ledger, exposure

TODAY = date(2026, 11, 24)


def yuan(amount: int) -> Money:
    return Money(Decimal(amount))


def invoice(number: str, amount: int, paid: int = 0, contract: str = "") -> Invoice:
    return Invoice(number, "C-1", TODAY, TODAY, yuan(amount), yuan(paid), contract_ref=contract)


def order(number: str, amount: int, **given: Any) -> Order:
    values = {name: yuan(value) if isinstance(value, int) else value for name, value in given.items()}
    return Order(number, "C-1", yuan(amount), **values)


def position(kind: Any, amount: int, reference: str = "", due: date | None = None) -> Position:
    return Position(kind, f"P-{kind}", "C-1", yuan(amount), due=due, reference=reference)


def kinds(*documents: Invoice | Order | Position, without: str = "") -> dict[str, int]:
    found = counted(*documents, without=without)
    return {kind: int(sum_.amount) for kind, sum_ in found.kinds.items()}


def counted(*documents: Invoice | Order | Position, without: str = "") -> Exposure:
    ledger = Ledger(
        tuple(each for each in documents if isinstance(each, Invoice)),
        tuple(each for each in documents if isinstance(each, Order)),
        tuple(each for each in documents if isinstance(each, Position)),
    )
    return exposure(ledger, "CNY", TODAY, Policy(), without)


def test_only_the_unpaid_part_of_an_invoice() -> None:
    assert kinds(invoice("F-1", 100, 30), invoice("F-2", 50, 50)) == {"invoices": 70}


def test_an_order_moves_from_accepted_over_delivered_to_invoiced_and_counts_once() -> None:
    assert kinds(order("O-1", 100)) == {"orders": 100}
    assert kinds(order("O-1", 100, delivered=40)) == {"delivered": 40, "orders": 60}
    assert kinds(order("O-1", 100, delivered=40, invoiced=40)) == {"orders": 60}
    assert kinds(order("O-1", 100, delivered=40), invoice("F-1", 40, contract="O-1")) == {"invoices": 40, "orders": 60}
    assert kinds(order("O-1", 100), invoice("F-1", 100, contract="O-1")) == {"invoices": 100}


def test_orders_beyond_the_horizon_closed_or_cancelled_do_not_count() -> None:
    near, far = TODAY + timedelta(days=30), TODAY + timedelta(days=31)
    assert kinds(order("O-1", 100, deliver_on=near), order("O-2", 70, deliver_on=far)) == {"orders": 100}
    assert kinds(order("O-1", 100, state="closed"), order("O-2", 100, state="cancelled")) == {}
    assert kinds(order("O-2", 70, deliver_on=far, delivered=70)) == {"delivered": 70}


def test_prepaid_orders_are_out_and_a_prepayment_counts_once() -> None:
    assert kinds(order("O-1", 100, prepaid=100)) == {}
    assert kinds(order("O-1", 100, prepaid=30)) == {"orders": 70}
    assert kinds(order("O-1", 100, delivered=80, prepaid=50)) == {"delivered": 50}
    assert kinds(order("O-1", 100), position("prepayment", 30, "O-1")) == {"orders": 70}
    assert kinds(order("O-1", 100), position("prepayment", 30)) == {"orders": 100, "deposits": -30}


def test_bills() -> None:
    due, past = TODAY + timedelta(days=60), TODAY - timedelta(days=1)
    assert kinds(position("commercial_bill", 100, due=due)) == {"bills": 100}
    assert kinds(position("bank_bill", 100, due=due)) == {"bills": 20}
    assert kinds(position("bank_bill", 100, due=past)) == {"bills": 100}, "past its day it was not paid"
    assert kinds(invoice("F-1", 100), position("commercial_bill", 100, "F-1", due)) == {"invoices": 100}
    assert kinds(invoice("F-1", 100, 100), position("commercial_bill", 100, "F-1", due)) == {"bills": 100}


def test_credits_deposits_and_deliveries() -> None:
    assert kinds(invoice("F-1", 100), position("credit", 20), position("deposit", 30)) == {
        "invoices": 100, "credits": -20, "deposits": -30,
    }  # fmt: skip
    assert kinds(invoice("F-1", 10), position("credit", 20, "F-1")) == {"invoices": 10, "credits": -10}
    assert kinds(invoice("F-1", 100, 100), position("credit", 20, "F-1")) == {}
    assert kinds(position("delivery", 50)) == {"delivered": 50}
    assert kinds(order("O-1", 50, delivered=50), position("delivery", 50, "O-1")) == {"delivered": 50}
    assert kinds(invoice("F-1", 50), position("delivery", 50, "F-1")) == {"invoices": 50}


def test_the_sum_is_never_below_zero_and_other_currencies_stand_apart() -> None:
    assert counted(position("deposit", 30)).total == yuan(0)
    pounds = Invoice("F-1", "C-1", TODAY, TODAY, Money(Decimal(7), "GBP"), Money(Decimal(0), "GBP"))
    found = counted(pounds, invoice("F-2", 5))
    assert (found.total, found.other) == (yuan(5), (Money(Decimal(7), "GBP"),))


def test_the_order_that_is_asked_about_is_left_out() -> None:
    first, second = order("O-1", 100, accepted_on=TODAY), order("O-2", 50, accepted_on=TODAY + timedelta(days=1))
    assert kinds(first, second, without="O-2") == {"orders": 100}
    assert kinds(first, second, without="O-1") == {}, "a later order does not take the place of an earlier one"
    assert kinds(order("O-1", 100, delivered=30), without="O-1") == {"delivered": 30}


def test_closing_and_reopening_orders_opens_no_back_door() -> None:
    closed = counted(order("O-1", 100, state="closed"), order("O-2", 90))
    reopened = counted(order("O-1", 100), order("O-2", 90))
    assert (closed.total, reopened.total) == (yuan(90), yuan(190))
