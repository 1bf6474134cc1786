"""Our own credit policy and who we are: the numbers that credit managers set, with the rule book's defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from riskwatch.domain.money import Money


class Grade(StrEnum):
    """A is best; E means: do not deliver on credit."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"

    @property
    def rank(self) -> int:
        return "ABCDE".index(self.value)

    def capped(self, floor: Grade | None) -> Grade:
        """The worse of this grade and `floor`."""
        return self if floor is None or floor.rank <= self.rank else floor


@dataclass(frozen=True, slots=True)
class Policy:
    """Parameters of the rule book (section 5) and of the credit design (2.5). Periods in days unless the name says otherwise."""

    version: int = 1
    credit_term_max_days: Mapping[str, int] = field(default_factory=lambda: {"A": 60, "B": 45, "C": 30, "D": 0})
    statutory_days_public: int = 30
    statutory_days_public_max: int = 60
    statutory_days_large: int = 60
    inspection_max_days: int = 30
    reply_min_workdays: int = 3
    late_rate_recommended_per_day: Decimal = Decimal("0.0005")
    late_rate_info_per_year: Decimal = Decimal("0.24")
    late_rate_warning_per_year: Decimal = Decimal("0.36")
    late_grace_max_days: int = 30
    lpr_1y: Decimal | None = None
    penalty_over_loss: Decimal = Decimal("0.30")
    earnest_money_max: Decimal = Decimal("0.20")
    snapshot_max_age_days: int = 30
    news_max_age_days: int = 60
    starter_limit: Money = field(default_factory=lambda: Money(Decimal(100_000)))
    starter_limits: Mapping[str, Decimal] = field(
        default_factory=lambda: {
            "USD": Decimal(14_000), "EUR": Decimal(12_000), "GBP": Decimal(10_000), "NOK": Decimal(140_000),
            "HKD": Decimal(110_000),
        }
    )  # fmt: skip
    limit_factor: Mapping[str, Decimal] = field(
        default_factory=lambda: {
            "A": Decimal("1.0"), "B": Decimal("0.75"), "C": Decimal("0.4"), "D": Decimal(0), "E": Decimal(0),
        }
    )  # fmt: skip

    def starter_in(self, currency: str) -> Money | None:
        """The first limit of a customer we know little about, in its currency; None where the policy names none.

        Amounts are never converted: a rate of the day would make the limit move by itself.
        """
        if currency == self.starter_limit.currency:
            return self.starter_limit
        amount = self.starter_limits.get(currency)
        return None if amount is None else Money(amount, currency)


@dataclass(frozen=True, slots=True)
class Standing:
    """What our own books say of the customer: grade, credit limit, what it owes now, and whether it is new to us.

    None where the books say nothing; then no rule judges by it.
    """

    grade: Grade | None = None
    limit: Money | None = None
    exposure: Money | None = None
    new: bool | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """Our own company: what the comparison rules hold a draft against. `templates` are the texts of our own forms."""

    names: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    size: str = ""
    templates: tuple[str, ...] = ()
