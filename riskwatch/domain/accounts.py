"""Annual accounts of a customer, and where each of their figures was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from riskwatch.domain.money import Money
from riskwatch.domain.words import Words

Origin = Literal["form", "file", "register"]

FIGURES: dict[str, Words] = {
    "total_assets": Words("资产总计", "Total assets"),
    "current_assets": Words("流动资产合计", "Current assets"),
    "current_liabilities": Words("流动负债合计", "Current liabilities"),
    "total_liabilities": Words("负债合计", "Total liabilities"),
    "retained_earnings": Words("留存收益（盈余公积与未分配利润）", "Retained earnings"),
    "ebit": Words("息税前利润", "EBIT"),
    "intangibles": Words("无形资产及商誉", "Intangible assets and goodwill"),
    "sales": Words("营业收入", "Turnover"),
}
"""The figures that grade and limit are counted from, as both languages call them."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of one financial year. A figure that the accounts do not state is None, never zero.

    Amounts are in whole units of `currency`. `consolidated` accounts are those of the group that the customer heads.
    `document` is the SHA-256 of the stored source ("" when the figures were typed in without one), `places` says where
    in it each figure stands ("row 3, column 资产总计", "core:Equity"). `entered_at` is when we came to know them.
    """

    customer_ref: str
    period_end: date
    currency: str
    total_assets: Decimal | None = None
    current_assets: Decimal | None = None
    current_liabilities: Decimal | None = None
    total_liabilities: Decimal | None = None
    retained_earnings: Decimal | None = None
    ebit: Decimal | None = None
    intangibles: Decimal | None = None
    sales: Decimal | None = None
    consolidated: bool = False
    audit: Literal["", "clean", "qualified", "none"] = ""
    origin: Origin = "form"
    document: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    entered_by: str = ""
    entered_at: datetime | None = None

    @property
    def equity(self) -> Decimal | None:
        """Book value: what the assets leave after all liabilities."""
        if self.total_assets is None or self.total_liabilities is None:
            return None
        return self.total_assets - self.total_liabilities

    @property
    def working_capital(self) -> Decimal | None:
        if self.current_assets is None or self.current_liabilities is None:
            return None
        return self.current_assets - self.current_liabilities

    @property
    def tangible_net_worth(self) -> Decimal | None:
        """Equity without intangible assets; accounts that state none have none."""
        return None if self.equity is None else self.equity - (self.intangibles or Decimal(0))

    @property
    def missing(self) -> tuple[str, ...]:
        """The figures of Z'' that these accounts do not state."""
        needed = (
            "total_assets",
            "current_assets",
            "current_liabilities",
            "total_liabilities",
            "retained_earnings",
            "ebit",
        )
        return tuple(name for name in needed if getattr(self, name) is None)

    def money(self, amount: Decimal | None) -> Money | None:
        """An amount of these accounts in their currency."""
        return None if amount is None else Money(amount, self.currency)
