"""What a customer may cost us today: every document once (credit-design 2.5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from riskwatch.domain.exposure import KINDS, Exposure, ExposureLine
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.order import Order, Position
from riskwatch.domain.policy import Policy

ZERO = Decimal(0)


@dataclass(frozen=True)
class Ledger:
    """All documents of one customer."""

    invoices: tuple[Invoice, ...] = ()
    orders: tuple[Order, ...] = ()
    positions: tuple[Position, ...] = ()
    unpaid: dict[str, Decimal] = field(init=False, default_factory=dict, repr=False, compare=False)
    invoiced: dict[str, Decimal] = field(init=False, default_factory=dict, repr=False, compare=False)
    advances: dict[str, Decimal] = field(init=False, default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for invoice in self.invoices:
            self.unpaid[invoice.number] = ZERO if invoice.settled else invoice.unpaid.amount
            order = invoice.contract_ref
            self.invoiced[order] = self.invoiced.get(order, ZERO) + invoice.amount.amount
        for position in self.positions:
            if position.kind == "prepayment" and position.reference:
                known = self.advances.get(position.reference, ZERO)
                self.advances[position.reference] = known + position.amount.amount

    @property
    def empty(self) -> bool:
        return not (self.invoices or self.orders or self.positions)


def exposure(
    ledger: Ledger, currency: str, today: date, policy: Policy, without: str = "", stated: Money | None = None
) -> Exposure:
    """The exposure in `currency`, document by document; documents in other currencies are listed apart, unconverted.

    `without` names the booked order that is asked about: what is still to be delivered of it, and of orders accepted after
    it, is left out, so that a later order never takes the place of an earlier one. `stated` is a balance that stands for
    documents that we do not have.
    """
    everything = [
        *([ExposureLine("stated", "", stated)] if stated else []),
        *_invoices(ledger),
        *_orders(ledger, today, policy, without),
        *_positions(ledger, today, policy),
    ]
    others: dict[str, Decimal] = defaultdict(Decimal)
    for line in everything:
        if line.amount.currency != currency:
            others[line.amount.currency] += line.amount.amount
    ours = tuple(sorted((line for line in everything if line.amount.currency == currency), key=_place))
    return Exposure(currency, ours, tuple(Money(others[name], name) for name in sorted(others)))


def _place(line: ExposureLine) -> tuple[int, str, Decimal]:
    """Kinds in their order, then by number: the same whatever came in first."""
    return list(KINDS).index(line.kind), line.number, line.amount.amount


def _invoices(ledger: Ledger) -> Iterator[ExposureLine]:
    for invoice in ledger.invoices:
        if not invoice.settled:
            yield ExposureLine("invoices", invoice.number, invoice.unpaid)


def _orders(ledger: Ledger, today: date, policy: Policy, without: str) -> Iterator[ExposureLine]:
    horizon = today + timedelta(days=policy.order_horizon_days)
    asked = next((order for order in ledger.orders if order.number == without), None) if without else None
    for order in ledger.orders:
        if order.state != "open":
            continue
        delivered, waiting = order_parts(order, ledger)
        if delivered > 0:
            yield _line("delivered", order, delivered)
        comes_first = asked is None or _turn(order) < _turn(asked)
        if comes_first and waiting > 0 and (order.deliver_on is None or order.deliver_on <= horizon):
            yield _line("orders", order, waiting)


def _turn(order: Order) -> tuple[date, str]:
    return order.accepted_on or date.max, order.number


def order_parts(order: Order, ledger: Ledger) -> tuple[Decimal, Decimal]:
    """What of an order is delivered and not invoiced, and what is still to be delivered, after what was prepaid.

    Invoices that name the order as their contract are part of what was invoiced of it. A prepayment covers first what is
    still to be delivered.
    """
    invoiced = max(order.part("invoiced"), ledger.invoiced.get(order.number, ZERO))
    delivered = max(order.part("delivered") - invoiced, ZERO)
    waiting = max(order.amount.amount - max(order.part("delivered"), invoiced), ZERO)
    prepaid = order.part("prepaid") + ledger.advances.get(order.number, ZERO)
    left = max(prepaid - waiting, ZERO)
    return max(delivered - left, ZERO), max(waiting - prepaid, ZERO)


def _line(kind: str, order: Order, amount: Decimal) -> ExposureLine:
    return ExposureLine(kind, order.number, Money(amount, order.amount.currency), order.amount)


def _positions(ledger: Ledger, today: date, policy: Policy) -> Iterator[ExposureLine]:
    orders = {order.number: order for order in ledger.orders}
    for position in ledger.positions:
        amount = position.amount.amount
        if position.kind in ("commercial_bill", "bank_bill"):
            yield from _bill(position, ledger, today, policy)
        elif position.kind == "delivery":
            known = position.reference in ledger.unpaid or position.reference in orders
            if not known:
                yield ExposureLine("delivered", position.number, position.amount)
        elif position.kind == "credit":
            off = min(amount, ledger.unpaid[position.reference]) if position.reference in ledger.unpaid else amount
            if off > 0:
                yield ExposureLine("credits", position.number, _minus(off, position), position.amount)
        elif position.kind == "deposit" or position.reference not in orders:
            yield ExposureLine("deposits", position.number, _minus(amount, position), position.amount)


def _bill(position: Position, ledger: Ledger, today: date, policy: Policy) -> Iterator[ExposureLine]:
    """A bill whose invoice is still open in the ledger is the same claim; one past its day is worth no haircut."""
    amount = max(position.amount.amount - ledger.unpaid.get(position.reference, ZERO), ZERO)
    undue = position.due is None or position.due >= today
    if position.kind == "bank_bill" and undue:
        amount *= policy.bank_bill_share
    if amount > 0:
        yield ExposureLine("bills", position.number, Money(amount, position.amount.currency), position.amount)


def _minus(amount: Decimal, position: Position) -> Money:
    return Money(-amount, position.amount.currency)
