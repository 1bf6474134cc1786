"""May we deliver this order? The question, what was found, and the answer with its grounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from riskwatch.domain.exposure import Exposure
from riskwatch.domain.money import Money
from riskwatch.domain.order import Order
from riskwatch.domain.policy import Grade
from riskwatch.domain.sign import Step
from riskwatch.domain.words import Words

Answer = Literal["yes", "prepaid", "no"]
ANSWERS: tuple[Answer, ...] = ("yes", "prepaid", "no")
"""Mildest first."""
ANSWER_WORDS: dict[Answer, Words] = {
    "yes": Words("可以发货", "Yes, deliver"),
    "prepaid": Words("先款后货", "Only against prepayment"),
    "no": Words("不可发货", "No, do not deliver"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The order that is asked about. `prepaid` is what was paid for it already; `number` is "" for one not booked yet."""

    customer_ref: str
    amount: Money
    number: str = ""
    prepaid: Decimal = Decimal(0)
    deliver_on: date | None = None

    @property
    def open(self) -> Money:
        """What would be on credit."""
        return Money(max(self.amount.amount - self.prepaid, Decimal(0)), self.amount.currency)


@dataclass(frozen=True, slots=True)
class Release:
    """A credit manager's leave to deliver one order on credit in spite of money grounds: up to `amount` with the policy's
    deviation, and until a day, included. `against` are the codes of the grounds that stood against it."""

    id: str
    customer_ref: str
    order_number: str
    amount: Money
    until: date
    by: str
    reason: str
    at: datetime
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hold:
    """A person's word that nothing goes out to a customer for now."""

    id: str
    customer_ref: str
    by: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Overdue:
    """Undisputed money past its day, in the customer's currency, and how old the oldest of it is."""

    amount: Money
    days: int


@dataclass(frozen=True, slots=True)
class CreditState:
    """What the answer rests on. `exposure` is without the order that is asked about; `decided` the strictest step that a
    credit manager has approved and that still stands; `branch_above` says that the branch is above its ceiling."""

    grade: Grade | None
    floor: Grade | None
    limit: Money | None
    exposure: Exposure
    overdue: Overdue
    decided: Step = "none"
    holds: tuple[Hold, ...] = ()
    release: Release | None = None
    branch: str = ""
    branch_above: bool = False
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason. `weight` is the answer that it asks for by itself; a "yes" is only a remark."""

    code: str
    weight: Answer
    says: Words


@dataclass(frozen=True, slots=True)
class OrderAnswer:
    """The answer with its grounds, the weightiest first. `released` names the release that set money grounds aside."""

    asked: Asked
    answer: Answer
    grounds: tuple[Ground, ...]
    state: CreditState
    released: Release | None = None

    @property
    def room(self) -> Money | None:
        """What of the limit is left before this order; below zero when it is over."""
        limit, used = self.state.limit, self.state.exposure.total
        return limit - used if limit is not None and limit.currency == used.currency else None


@dataclass(frozen=True, slots=True)
class CheckedOrder:
    """A booked order with what the last check said of it; `answer` is None before the first."""

    order: Order
    answer: Answer | None
    grounds: tuple[Ground, ...]
    checked_at: datetime | None
