"""What we would lose if a customer stopped paying today, by kind (credit-design 2.5)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from riskwatch.domain.money import Money
from riskwatch.domain.words import Words

KINDS: dict[str, Words] = {
    "stated": Words("导入的欠款余额", "Balance as imported"),
    "invoices": Words("未付发票", "Open invoices"),
    "delivered": Words("已发货未开票", "Delivered, not invoiced"),
    "orders": Words("已接受的订单", "Accepted orders"),
    "bills": Words("未到期票据", "Bills not yet due"),
    "credits": Words("无争议的贷项", "Undisputed credits"),
    "deposits": Words("保证金与预付款", "Deposits and prepayments"),
}
"""The kinds in the order in which they are added up; the last two are taken off."""
TAKEN_OFF = frozenset({"credits", "deposits"})


@dataclass(frozen=True, slots=True)
class ExposureLine:
    """One document in the sum: its kind, number and what it counts for (negative for what is taken off).

    `face` is its own amount, where it counts for less.
    """

    kind: str
    number: str
    amount: Money
    face: Money | None = None


@dataclass(frozen=True, slots=True)
class Exposure:
    """All documents of one customer in its currency. `other` are sums in other currencies, which are never converted."""

    currency: str
    lines: tuple[ExposureLine, ...] = ()
    other: tuple[Money, ...] = ()

    @property
    def total(self) -> Money:
        """Never below zero: more deposits than debts is no credit to give away."""
        return Money(max(sum((line.amount.amount for line in self.lines), Decimal(0)), Decimal(0)), self.currency)

    def of(self, kind: str) -> Money:
        """The sum of one kind."""
        amounts = (line.amount.amount for line in self.lines if line.kind == kind)
        return Money(sum(amounts, Decimal(0)), self.currency)

    @property
    def kinds(self) -> dict[str, Money]:
        """The sum of every kind that has a document."""
        return {kind: self.of(kind) for kind in KINDS if any(line.kind == kind for line in self.lines)}
