"""Signs from orders and token payments."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.order import Order
from riskwatch.receivables.ordering import more_credit_in_arrears, order_spike, token_payments

TODAY = date(2026, 11, 24)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def due(invoice: Invoice) -> date:
    return invoice.due


def invoice(overdue: int, paid: int, amount: int = 1000, paid_ago: int = 5) -> Invoice:
    money, part = Money(Decimal(amount)), Money(Decimal(paid))
    on = ago(paid_ago) if paid else None
    return Invoice(f"{overdue}-{paid}", "C-1", ago(overdue + 30), ago(overdue), money, part, paid_on=on)


def order(days: int, amount: int, currency: str = "CNY", **more: object) -> Order:
    return Order(f"O-{days}", "C-1", Money(Decimal(amount), currency), ago(days), **more)  # type: ignore[arg-type]


USUAL = [order(days, 100) for days in (30, 60, 90)]


def test_two_token_payments_are_a_sign() -> None:
    tokens = [invoice(40, 299, paid_ago=9), invoice(10, 1)]
    (sign,) = token_payments(tokens, TODAY, due)
    assert (sign.kind.id, sign.on, sign.live) == ("REC07", ago(5), False)
    assert "2 笔" in sign.says.zh


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (invoice(10, 0), "nothing was paid"),
        (invoice(10, 300), "three tenths"),
        (invoice(-1, 1), "not due yet"),
        (invoice(10, 1000), "paid"),
    ],
)
def test_one_token_payment_is_none(second: Invoice, why: str) -> None:
    assert list(token_payments([invoice(40, 100), second], TODAY, due)) == [], why


def test_order_above_twice_the_average_is_a_spike() -> None:
    (sign,) = order_spike([*USUAL, order(3, 201)], TODAY)
    assert (sign.kind.id, sign.on, sign.values["average"]) == ("MGT21", ago(3), "CNY 100.00")
    assert list(order_spike([*USUAL, order(3, 200)], TODAY)) == []


@pytest.mark.parametrize(
    ("orders", "why"),
    [
        ([*USUAL[:2], order(3, 900)], "two orders are chance"),
        ([*USUAL, order(3, 900, "EUR")], "another currency"),
        ([*USUAL, order(3, 900, state="cancelled")], "cancelled"),
        ([*USUAL, order(3, 900, prepaid=Money(Decimal(900)))], "paid before"),
        ([order(300, 100), order(290, 100), order(280, 100), order(3, 900)], "the others are older than six months"),
        ([*USUAL, order(-3, 900)], "not accepted yet"),
    ],
)
def test_no_spike(orders: list[Order], why: str) -> None:
    assert list(order_spike(orders, TODAY)) == [], why


def test_more_on_credit_while_in_arrears() -> None:
    orders = [*USUAL, order(3, 101)]
    (sign,) = more_credit_in_arrears(orders, [invoice(20, 0)], TODAY, due)
    assert (sign.kind.id, sign.on, sign.values["due"]) == ("REC16", ago(3), ago(20).isoformat())
    assert list(more_credit_in_arrears(orders, [invoice(2, 0)], TODAY, due)) == [], "overdue only after the order"
    assert list(more_credit_in_arrears(orders, [invoice(20, 1000)], TODAY, due)) == [], "nothing is overdue"
    assert list(more_credit_in_arrears([*USUAL, order(3, 100)], [invoice(20, 0)], TODAY, due)) == [], "as usual"
