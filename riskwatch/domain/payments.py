"""How a customer has paid us: the figures behind the payment part of its grade."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from riskwatch.domain.money import Money


@dataclass(frozen=True, slots=True)
class PaidInvoice:
    """One invoice as it counts: `amount` with `days` beyond terms, negative when it was paid early.

    `state`: settled, or open and overdue with its days so far.
    """

    number: str
    due: date
    amount: Money
    days: int
    state: Literal["settled", "open"]


@dataclass(frozen=True, slots=True)
class PaymentRecord:
    """The payments of one customer in one currency by a day. `days` are days beyond terms weighted by money, unrounded.

    `disputed` is overdue money that the customer contests: it is shown apart and does not count.
    """

    days: Decimal
    invoices: int
    counted: Money
    disputed: Money
