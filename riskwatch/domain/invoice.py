"""A claim for goods delivered on credit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from riskwatch.domain.money import Money


@dataclass(frozen=True, slots=True)
class Invoice:
    """One invoice. `paid` is what has come in so far, in the currency of `amount`; `disputed` what the buyer contests."""

    number: str
    customer_ref: str
    issued: date
    due: date
    amount: Money
    paid: Money
    paid_on: date | None = None
    disputed: Money | None = None
    contract_ref: str = ""
    branch: str = ""

    @property
    def unpaid(self) -> Money:
        return self.amount - self.paid

    @property
    def settled(self) -> bool:
        """Whether nothing is unpaid."""
        return self.paid.amount >= self.amount.amount
