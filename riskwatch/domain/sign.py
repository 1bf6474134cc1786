"""A warning sign: a fact that speaks against giving credit, with its weight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from riskwatch.domain.event import Event
from riskwatch.domain.policy import Grade
from riskwatch.domain.words import Words

HALF = Decimal("0.5")
Family = Literal["OWN", "MGT", "OTH", "REC"]
Step = Literal["none", "review", "cut_limit", "prepayment", "stop_supply"]
STEPS: tuple[Step, ...] = ("none", "review", "cut_limit", "prepayment", "stop_supply")
"""The ladder L0 to L4 of warning-signs section 4, mildest first."""
RESTRICTIONS: frozenset[str] = frozenset({"cut_limit", "prepayment", "stop_supply"})
"""The steps that change how a customer is supplied: a credit manager decides on them."""


@lru_cache(maxsize=16_384)
def decayed(days: int, half_life: int) -> Decimal:
    """What is left of one point after so many days. Kept, because a power of decimals is slow and the same few come again."""
    return HALF ** (Decimal(days) / Decimal(half_life))


@dataclass(frozen=True, slots=True)
class SignKind:
    """A row of the one table of signs (warning-signs section 2). `half_life` in days; None: lasts without decay.

    `id` is the table's id (OWN13); `check` the name of the check that raises it. `evidence_grade` A, B or C as in
    section 1. `step` is what it asks for on its own.
    """

    id: str
    check: str
    title: Words
    why: Words
    points: Decimal
    half_life: int | None
    floor: Grade | None
    evidence_grade: Literal["A", "B", "C"]
    severity: Literal["critical", "high", "notice", "info"]
    step: Step
    basis: tuple[str, ...] = ()
    variants: Mapping[str, SignKind] = field(default_factory=dict)

    @property
    def family(self) -> str:
        return self.id[:3]


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign raised by a check: which kind, when, because of which events. A live sign does not decay.

    `cured_on` is the day the status ended; it decays from then. `says` is the sentence shown to people.
    """

    kind: SignKind
    on: date
    says: Words
    because: tuple[Event, ...]
    live: bool = False
    cured_on: date | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def baseline(self) -> bool:
        return bool(self.because) and all(event.baseline for event in self.because)
