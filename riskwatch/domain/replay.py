"""A changed policy held against what happened: alerts gained and lost, orders held and let go, and the money in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from riskwatch.domain.alert import Question
from riskwatch.domain.money import Money
from riskwatch.domain.order_check import Answer
from riskwatch.domain.policy import Grade

Change = Literal["gained", "lost", "earlier", "later"]
CHANGES: tuple[Change, ...] = ("gained", "lost", "earlier", "later")
Outcome = Literal["paid", "late", "open"]
"""What became of an order: paid within thirty days of its day; later, or unpaid for more than ninety; not known yet."""


@dataclass(frozen=True, slots=True)
class AlertChange:
    """A question that one policy asks and the other does not, or on another day. `owed` is the exposure on the day."""

    customer_ref: str
    question: Question
    change: Change
    before: date | None
    after: date | None
    owed: Money | None


@dataclass(frozen=True, slots=True)
class OrderChange:
    """An order that the two policies answer differently, and what became of it."""

    customer_ref: str
    number: str
    day: date
    amount: Money
    before: Answer
    after: Answer
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class GradeChange:
    """A customer whose grade or proposed limit at the end of the time differs."""

    customer_ref: str
    grade_before: Grade
    grade_after: Grade
    limit_before: Money | None
    limit_after: Money | None


@dataclass(frozen=True, slots=True)
class ReplayReport:
    """`customers` were replayed from `begins` to `ends`; `asked_before` and `asked_after` count the questions of each policy,
    `orders` the orders that were answered."""

    begins: date
    ends: date
    customers: int
    asked_before: int
    asked_after: int
    orders: int
    alerts: tuple[AlertChange, ...]
    order_changes: tuple[OrderChange, ...]
    grades: tuple[GradeChange, ...]

    def alerts_of(self, change: Change) -> tuple[AlertChange, ...]:
        return tuple(each for each in self.alerts if each.change == change)

    def money_of(self, change: Change) -> tuple[Money, ...]:
        """The exposure behind the questions of one kind, each customer once with its highest."""
        highest: dict[str, Money] = {}
        for each in self.alerts_of(change):
            known = highest.get(each.customer_ref)
            if each.owed is not None and (known is None or each.owed.amount > known.amount):
                highest[each.customer_ref] = each.owed
        return sums(highest.values())

    @property
    def held(self) -> tuple[OrderChange, ...]:
        """Orders that went before and would now be held."""
        return tuple(each for each in self.order_changes if each.before == "yes")

    @property
    def freed(self) -> tuple[OrderChange, ...]:
        """Orders that were held and would now go."""
        return tuple(each for each in self.order_changes if each.after == "yes")


def sums(amounts: Iterable[Money | None]) -> tuple[Money, ...]:
    """The sum of each currency."""
    found: dict[str, Decimal] = {}
    for money in amounts:
        if money is not None:
            found[money.currency] = found.get(money.currency, Decimal(0)) + money.amount
    return tuple(Money(found[currency], currency) for currency in sorted(found))
