"""Grade, limit and proposal, with every number they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from riskwatch.domain.exposure import Exposure
from riskwatch.domain.money import Money
from riskwatch.domain.payments import PaymentRecord
from riskwatch.domain.policy import Grade
from riskwatch.domain.security import SecuredPart
from riskwatch.domain.sign import Sign, Step

Cap = Literal["no_figures", "no_accounts", "group"]
"""What holds a grade down beside live signs: neither accounts nor payments; no usable accounts; a parent, guarantor or
representative that is knocked out."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one sign adds now: its points after decay."""

    sign: Sign
    points_now: Decimal


@dataclass(frozen=True, slots=True)
class FinancialPart:
    """F, from accounts: the four ratios, Z'' and its points. `trust` is what age has left of its weight, 1 to 0."""

    period_end: date
    document: str
    x1: Decimal
    x2: Decimal
    x3: Decimal
    x4: Decimal
    z: Decimal
    points: Decimal
    trust: Decimal


@dataclass(frozen=True, slots=True)
class PaymentPart:
    """P, from our own invoices."""

    record: PaymentRecord
    points: Decimal


@dataclass(frozen=True, slots=True)
class Parts:
    """The three parts of the score; None where there is nothing to tell it by."""

    financial: FinancialPart | None = None
    payment: PaymentPart | None = None
    register: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """How the credit limit was found (credit-design 2.5); an input that is not known is None.

    `recommended` = `factor` x `basis` + `secured`, rounded down, and not more than what the group allows; `alone`
    is what it would be without the group. `securities`
    are all that were looked at; `without_capacity` says why accounts were not counted from. For grades D and E they count only once somebody has approved it.
    """

    recommended: Money
    current: Money | None
    factor: Decimal
    need: Money | None = None
    capacity: Money | None = None
    concentration: Money | None = None
    starter: Money | None = None
    secured: Money | None = None
    basis: Money | None = None
    net_worth_share: Money | None = None
    working_capital_share: Money | None = None
    securities: tuple[SecuredPart, ...] = ()
    alone: Money | None = None
    group_limit: Money | None = None
    without_capacity: Literal["", "new", "no_accounts", "other_currency"] = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the fitted model thinks of the same accounts: a second opinion that decides nothing.

    `probability` of failure within a year, `grade` the band it falls into; `contributions` add up, with the model's
    constant, to the log-odds: (ratio, value, share of the log-odds).
    """

    model: str
    probability: Decimal
    grade: Grade
    contributions: tuple[tuple[str, Decimal, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """The state of one customer on one day.

    `risk` 0 to 100 is that of all signs; `score` is S', from the parts and pulled to the middle by missing `depth`;
    `depth` the share of the score's weights that had data; `floor` the worst live floor and `floor_sign` the sign that
    set it. `signs_grade` is the grade by signs alone, `scored` the band of the score, both before caps. `earned` is what
    the figures of the day give; `grade` what is in force since `changed_on` (None: since the first assessment): a rise
    needs a person, from `rise_from` on.
    """

    grade: Grade
    risk: Decimal
    score: Decimal
    depth: Decimal
    as_of: date
    contributions: tuple[Contribution, ...]
    families: Mapping[str, Decimal] = field(default_factory=dict)
    cluster: bool = False
    floor: Grade | None = None
    floor_sign: Sign | None = None
    limit: Limit | None = None
    exposure: Money | None = None
    proposal: Step = "none"
    signs_grade: Grade | None = None
    parts: Parts = field(default_factory=Parts)
    scored: Grade | None = None
    earned: Grade | None = None
    caps: tuple[Cap, ...] = ()
    rise_from: date | None = None
    changed_on: date | None = None
    exposures: Exposure | None = None
    knocked_out: tuple[str, ...] = ()
    opinion: Opinion | None = None
    disagreements: tuple[Literal["signs", "opinion"], ...] = ()

    @property
    def signs(self) -> tuple[Sign, ...]:
        return tuple(contribution.sign for contribution in self.contributions)
