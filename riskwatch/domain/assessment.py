"""Grade, limit and proposal, with every number they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade
from riskwatch.domain.sign import Sign, Step


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one sign adds now: its points after decay."""

    sign: Sign
    points_now: Decimal


@dataclass(frozen=True, slots=True)
class Limit:
    """How the credit limit was found (credit-design 2.5); an input that is not known is None."""

    recommended: Money
    current: Money | None
    factor: Decimal
    need: Money | None = None
    capacity: Money | None = None
    concentration: Money | None = None
    starter: Money | None = None
    secured: Money | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """The state of one customer on one day. `risk` 0 to 100; `score` = 100 - risk; `depth` is the share of the score's
    weights that had data; `floor` the worst live floor and `floor_sign` the sign that set it. `signs_grade` is the grade
    by signs alone, before the cap for missing accounts and payments: it decides the step of the ladder."""

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

    @property
    def signs(self) -> tuple[Sign, ...]:
        return tuple(contribution.sign for contribution in self.contributions)
