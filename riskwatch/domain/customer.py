"""A company we sell to on credit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from riskwatch.domain.money import Money
from riskwatch.domain.snapshot import Identifier


@dataclass(frozen=True, slots=True)
class Customer:
    """A row of the watched portfolio. `identifier` is None until the register number is known and confirmed.

    `ref` is our own customer number. Amounts are in `currency`; `monthly_sales` is the average of a month;
    `since` the day on which business with it began, where that is known.
    """

    ref: str
    name: str
    country: str = "CN"
    identifier: Identifier | None = None
    branch: str = ""
    owner: str = ""
    credit_limit: Money | None = None
    payment_days: int | None = None
    exposure: Money | None = None
    monthly_sales: Money | None = None
    currency: str = "CNY"
    since: date | None = None
