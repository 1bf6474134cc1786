"""Our own credit policy: the numbers that credit managers set, with the rule book's defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from riskwatch.domain.money import Money
from riskwatch.domain.position import FALLBACKS, PREFERRED, UNKNOWN, Range


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
class ApprovedException:
    """Somebody's leave to go beyond the credit policy in the contract of that number, up to and including a day."""

    contract: str
    until: date
    approved_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Policy:
    """Parameters of the rule book (section 5) and of the credit design (2.5). Periods in days unless the name says otherwise;
    shares and rates are fractions (0.05 for 5%).

    It is in force from `effective_from` on, None meaning always; `owner` answers for it. `lpr_1y` holds the published
    one-year loan prime rate by the day from which it applies.
    """

    version: int = 1
    effective_from: date | None = None
    owner: str = ""
    credit_term_max_days: Mapping[str, int] = field(default_factory=lambda: {"A": 60, "B": 45, "C": 30, "D": 0})
    prepayment_min_made_to_order: Decimal = Decimal("0.30")
    prepayment_min_new_buyer: Decimal = Decimal("0.30")
    approved_exceptions: tuple[ApprovedException, ...] = ()
    security_from_grade: Grade = Grade.C
    statutory_days_public: int = 30
    statutory_days_public_max: int = 60
    statutory_days_large: int = 60
    uk_payments_bill: bool = False
    inspection_max_days: int = 30
    inspection_max_days_by_goods: Mapping[str, int] = field(default_factory=dict)
    short_period_max_days: int = 3
    visible_min_days: int = 1
    latent_min_days: int = 7
    latent_min_days_equipment: int = 15
    reply_min_workdays: int = 3
    warranty_max_months: int = 24
    late_rate_recommended_per_day: Decimal = Decimal("0.0005")
    late_rate_info_per_year: Decimal = Decimal("0.24")
    late_rate_warning_per_year: Decimal = Decimal("0.36")
    late_grace_max_days: int = 30
    late_flat_min_share: Decimal = Decimal("0.10")
    late_statutory_multiple: Decimal = Decimal("1.3")
    late_substantial_over_base: Decimal = Decimal("0.03")
    lpr_1y: Mapping[date, Decimal] = field(default_factory=dict)
    surely_below_lpr: Decimal = Decimal("0.02")
    penalty_over_loss: Decimal = Decimal("0.30")
    earnest_money_max: Decimal = Decimal("0.20")
    seller_delay_rate_max_per_day: Decimal = Decimal("0.001")
    seller_delay_cap: Decimal = Decimal("0.10")
    seller_penalty_max_share: Decimal = Decimal("0.20")
    mirror_times: Decimal = Decimal(2)
    instalment_threshold: Decimal = Decimal("0.20")
    instalment_min_payments: int = 3
    retention_max_share: Decimal = Decimal("0.05")
    retention_max_months: int = 12
    bill_max_months: int = 6
    price_lock_max_months: int = 6
    large_amount: Money = field(default_factory=lambda: Money(Decimal(1_000_000)))
    large_amounts: Mapping[str, Decimal] = field(
        default_factory=lambda: {
            "USD": Decimal(140_000), "EUR": Decimal(120_000), "GBP": Decimal(100_000), "NOK": Decimal(1_400_000),
            "HKD": Decimal(1_100_000),
        }
    )  # fmt: skip
    long_months: int = 3
    end_payment_max_share: Decimal = Decimal("0.50")
    young_company_months: int = 12
    capital_ratio: Decimal = Decimal(1)
    net_assets_share: Decimal = Decimal("0.25")
    title_registration_days: int = 10
    title_min_value: Money = field(default_factory=lambda: Money(Decimal(0)))
    title_not_needed_grades: tuple[Grade, ...] = ()
    template_match_share: Decimal = Decimal("0.80")
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
    weight_accounts: Decimal = Decimal("0.40")
    weight_payments: Decimal = Decimal("0.35")
    weight_register: Decimal = Decimal("0.25")
    neutral_score: Decimal = Decimal(40)
    grade_from_score: Mapping[str, Decimal] = field(
        default_factory=lambda: {"A": Decimal(71), "B": Decimal(51), "C": Decimal(30)}
    )
    least_invoices: int = 3
    rise_quiet_days: int = 30
    disagreement_grades: int = 2
    capacity_of_net_worth: Decimal = Decimal("0.10")
    capacity_of_working_capital: Decimal = Decimal("0.20")
    need_months: Decimal = Decimal(2)
    need_new_share: Decimal = Decimal("0.5")
    new_customer_months: int = 6
    yearly_sales: Money = field(default_factory=lambda: Money(Decimal(0)))
    concentration_share: Decimal = Decimal("0.10")
    security_share: Mapping[str, Decimal] = field(
        default_factory=lambda: {
            "deposit": Decimal(1), "bank_guarantee": Decimal(1), "standby": Decimal(1), "insurance": Decimal(1),
            "mortgage": Decimal("0.5"), "company_guarantee": Decimal("0.5"), "personal_guarantee": Decimal("0.1"),
        }
    )  # fmt: skip
    order_horizon_days: int = 30
    bank_bill_share: Decimal = Decimal("0.20")
    overdue_tolerance: Money = field(default_factory=lambda: Money(Decimal(1_000)))
    overdue_tolerances: Mapping[str, Decimal] = field(
        default_factory=lambda: {
            "USD": Decimal(140), "EUR": Decimal(120), "GBP": Decimal(100), "NOK": Decimal(1_400), "HKD": Decimal(1_100),
        }
    )  # fmt: skip
    overdue_days_allowed: Mapping[str, int] = field(default_factory=lambda: {"A": 30, "B": 14, "C": 7, "D": 0, "E": 0})
    release_deviation: Decimal = Decimal("0.10")
    release_max_days: int = 30
    branch_ceilings: Mapping[str, Decimal] = field(default_factory=dict)
    branch_warning_share: Decimal = Decimal("0.90")
    critical_in_quiet_hours: bool = True
    working_day_begins: int = 9
    working_day_ends: int = 18
    escalation_critical: Mapping[str, int] = field(default_factory=lambda: {"credit_manager": 4, "admin": 8})
    escalation_high: Mapping[str, int] = field(default_factory=lambda: {"credit_manager": 16, "admin": 40})
    default_rate: Decimal = Decimal("0.02")
    default_rate_grade_e: Decimal = Decimal("0.50")
    loss_given_default: Decimal = Decimal("0.45")
    position_target: str = PREFERRED
    position_lowest: Mapping[str, str] = field(
        default_factory=lambda: {
            "A": "fallback_3", "B": "fallback_2", "C": "fallback_1", "D": PREFERRED, "E": PREFERRED,
            UNKNOWN: "fallback_2",
        }
    )  # fmt: skip
    position_rules: Mapping[str, Range] = field(default_factory=dict)

    def positions_for(self, code: str, grade: str) -> tuple[str, str]:
        """Target and lowest acceptable position of a rule for a customer of `grade` (A to E, or unknown)."""
        own = self.position_rules.get(code, Range())
        lowest = own.lowest.get(grade) or self.position_lowest.get(grade, FALLBACKS[0])
        return own.target or self.position_target, lowest

    def starter_in(self, currency: str) -> Money | None:
        """The first limit of a customer we know little about, in its currency; None where the policy names none."""
        return _in_currency(currency, self.starter_limit, self.starter_limits)

    def tolerance_in(self, currency: str) -> Money | None:
        """Overdue money up to this sum holds nothing back, in its currency; None where the policy names none."""
        return _in_currency(currency, self.overdue_tolerance, self.overdue_tolerances)

    def large_in(self, currency: str) -> Money | None:
        """From which sum on a contract is large, in its currency; None where the policy names none."""
        return _in_currency(currency, self.large_amount, self.large_amounts)

    def lpr_on(self, day: date | None) -> Decimal | None:
        """The one-year rate that applied on `day`, the newest one for None; None where none was entered by then."""
        entered = [since for since in self.lpr_1y if day is None or since <= day]
        return self.lpr_1y[max(entered)] if entered else None

    def exception_for(self, contract: str, day: date | None) -> ApprovedException | None:
        """The approved exception for the contract of that number that still holds on `day`."""
        wanted = contract.strip().casefold()
        for each in self.approved_exceptions:
            if wanted and each.contract.strip().casefold() == wanted and (day is None or day <= each.until):
                return each
        return None


def _in_currency(currency: str, main: Money, others: Mapping[str, Decimal]) -> Money | None:
    """Amounts are never converted: a rate of the day would make the threshold move by itself."""
    if currency == main.currency:
        return main
    amount = others.get(currency)
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
