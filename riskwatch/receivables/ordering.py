"""Signs from what a customer orders and how little it pays (warning-signs section 2, REC07, REC16, MGT21)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from riskwatch.domain.invoice import Invoice
from riskwatch.domain.order import Order
from riskwatch.domain.policy import Grade
from riskwatch.domain.sign import Sign, SignKind
from riskwatch.domain.words import Words

TOKEN = SignKind(
    id="REC07",
    check="token_payments",
    title=Words("只付零头", "Token payments"),
    why=Words(
        "{count} 笔已逾期的货款各只付了不到三成，最近一次付款在 {on}。",
        "Of {count} overdue invoices less than three tenths each was paid, last on {on}.",
    ),
    points=Decimal(8),
    half_life=90,
    floor=None,
    evidence_grade="C",
    severity="notice",
    step="review",
)
MORE_CREDIT = SignKind(
    id="REC16",
    check="more_credit_in_arrears",
    title=Words("欠款中要求加大赊销", "More on credit while in arrears"),
    why=Words(
        "自 {due} 起有货款逾期未付，{on} 又赊购 {amount}（订单 {number}），高于此前六个月平均每单 {average}。",
        "With an invoice overdue since {due} it ordered {amount} more on credit on {on} (order {number}); its orders of the six "
        "months before came to {average} on average.",
    ),
    points=Decimal(12),
    half_life=120,
    floor=None,
    evidence_grade="C",
    severity="notice",
    step="review",
)
SPIKE = SignKind(
    id="MGT21",
    check="order_spike",
    title=Words("突击下单", "Order spike"),
    why=Words(
        "{on} 的订单 {number} 金额 {amount}，超过此前六个月平均每单 {average} 的两倍。新订单先放一放，问清用途和去向。",
        "Order {number} of {on} comes to {amount}, more than twice the average of {average} in the six months before. Hold new "
        "orders and ask what the goods are for.",
    ),
    points=Decimal(25),
    half_life=60,
    floor=Grade.C,
    evidence_grade="C",
    severity="high",
    step="review",
)
KINDS = (TOKEN, MORE_CREDIT, SPIKE)

TOKEN_SHARE = Decimal("0.3")
LEAST_TOKENS = 2
SIX_MONTHS = timedelta(days=183)
LEAST_ORDERS = 3
"""An average of fewer orders is chance."""

SPIKE_FACTOR = 2
LOOK_BACK = timedelta(days=365)
"""What was ordered longer ago has decayed to next to nothing."""

FallsDue = Callable[[Invoice], date]


def token_payments(invoices: Iterable[Invoice], today: date, falls_due: FallsDue) -> Iterator[Sign]:
    """Overdue invoices on which something came in, but less than three tenths: twice is a habit."""
    tokens = [each for each in invoices if _is_overdue(each, today, falls_due) and _is_token(each, today)]
    paid_on = [each.paid_on for each in tokens if each.paid_on is not None]
    if len(tokens) < LEAST_TOKENS:
        return
    values = {"count": str(len(tokens)), "on": max(paid_on).isoformat()}
    yield Sign(TOKEN, max(paid_on), TOKEN.why.filled(values), (), values=values)


def more_credit_in_arrears(
    orders: Sequence[Order], invoices: Iterable[Invoice], today: date, falls_due: FallsDue
) -> Iterator[Sign]:
    """The latest order on credit that is larger than usual, taken while an invoice that is still unpaid was overdue."""
    overdue = [falls_due(each) for each in invoices if _is_overdue(each, today, falls_due)]
    for order, on, average in _larger_than(orders, Decimal(1), today):
        due = min((day for day in overdue if day < on), default=None)
        if due is not None:
            yield _raised(MORE_CREDIT, order, on, average, {"due": due.isoformat()})
            return


def order_spike(orders: Sequence[Order], today: date) -> Iterator[Sign]:
    """The latest order that is more than twice the average of the six months before it."""
    for order, on, average in _larger_than(orders, Decimal(SPIKE_FACTOR), today):
        yield _raised(SPIKE, order, on, average, {})
        return


def _larger_than(orders: Sequence[Order], factor: Decimal, today: date) -> Iterator[tuple[Order, date, Decimal]]:
    """Orders of the last year that are not prepaid in full and exceed `factor` times the average before them, newest first."""
    dated = [(each, each.accepted_on) for each in orders if each.state != "cancelled" and each.accepted_on is not None]
    for order, on in sorted(dated, key=lambda each: each[1], reverse=True):
        if not today - LOOK_BACK <= on <= today or order.part("prepaid") >= order.amount.amount:
            continue
        before = [
            each.amount.amount
            for each, day in dated
            if each.amount.currency == order.amount.currency and on - SIX_MONTHS <= day < on
        ]
        if len(before) < LEAST_ORDERS:
            continue
        average = sum(before, Decimal(0)) / len(before)
        if order.amount.amount > factor * average:
            yield order, on, average


def _raised(kind: SignKind, order: Order, on: date, average: Decimal, more: dict[str, str]) -> Sign:
    usual = f"{order.amount.currency} {average:,.2f}"
    values = {"on": on.isoformat(), "number": order.number, "amount": str(order.amount), "average": usual, **more}
    return Sign(kind, on, kind.why.filled(values), (), values=values)


def _is_overdue(invoice: Invoice, today: date, falls_due: FallsDue) -> bool:
    return not invoice.settled and falls_due(invoice) < today


def _is_token(invoice: Invoice, today: date) -> bool:
    paid = invoice.paid.amount
    return invoice.paid_on is not None and invoice.paid_on <= today and 0 < paid < TOKEN_SHARE * invoice.amount.amount
