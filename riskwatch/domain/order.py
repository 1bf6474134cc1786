"""Orders of customers, and the other documents that make up what they owe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from riskwatch.domain.money import Money
from riskwatch.domain.words import Words

OrderState = Literal["open", "closed", "cancelled"]
ORDER_STATES: dict[OrderState, Words] = {
    "open": Words("执行中", "open"),
    "closed": Words("已完成", "closed"),
    "cancelled": Words("已取消", "cancelled"),
}
PositionKind = Literal["commercial_bill", "bank_bill", "delivery", "credit", "deposit", "prepayment"]
POSITION_KINDS: dict[PositionKind, Words] = {
    "commercial_bill": Words("商业承兑汇票", "Commercial bill"),
    "bank_bill": Words("银行承兑汇票", "Bank-accepted bill"),
    "delivery": Words("已发货未开票", "Delivery not invoiced"),
    "credit": Words("无争议贷项", "Undisputed credit note"),
    "deposit": Words("保证金", "Deposit"),
    "prepayment": Words("预付款", "Prepayment"),
}


@dataclass(frozen=True, slots=True)
class Order:
    """An order that we accepted or are asked to accept. All amounts are in the currency of `amount`.

    `delivered`, `invoiced` and `prepaid` are what was done of it so far. `deliver_on` is the planned day; None: at once.
    """

    number: str
    customer_ref: str
    amount: Money
    accepted_on: date | None = None
    deliver_on: date | None = None
    delivered: Money | None = None
    invoiced: Money | None = None
    prepaid: Money | None = None
    state: OrderState = "open"
    branch: str = ""

    def part(self, name: Literal["delivered", "invoiced", "prepaid"]) -> Decimal:
        """The amount of a part, zero where none is known."""
        known: Money | None = getattr(self, name)
        return known.amount if known is not None else Decimal(0)


@dataclass(frozen=True, slots=True)
class Position:
    """A bill, delivery note, credit note, deposit or prepayment. `reference` is the invoice or order it belongs to, so
    that no document counts twice; `due` is a bill's day of payment."""

    kind: PositionKind
    number: str
    customer_ref: str
    amount: Money
    dated: date | None = None
    due: date | None = None
    reference: str = ""
