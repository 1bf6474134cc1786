"""Amounts of money: a decimal and a currency, never a float."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

SYMBOLS = {"CNY": "¥", "USD": "US$", "EUR": "€", "GBP": "£", "NOK": "NOK ", "HKD": "HK$"}
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """`amount` in units of `currency` (ISO 4217)."""

    amount: Decimal
    currency: str = "CNY"

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount - other.amount, self.currency)

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise ValueError(f"cannot combine {self.currency} with {other.currency}")

    def rounded(self) -> Money:
        """To the cent, half up: the way amounts are printed and compared."""
        return Money(self.amount.quantize(CENT, ROUND_HALF_UP), self.currency)

    def down_to(self, step: int) -> Money:
        """Rounded down to a multiple of `step` units; credit limits are set in thousands."""
        units = (self.amount / step).to_integral_value(ROUND_DOWN)
        return Money(units * step, self.currency)

    def plain(self) -> str:
        """`1234000.00`, for machines."""
        return f"{self.rounded().amount:f}"

    def __str__(self) -> str:
        return f"{SYMBOLS.get(self.currency, self.currency + ' ')}{self.rounded().amount:,.2f}"
