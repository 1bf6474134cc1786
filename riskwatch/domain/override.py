"""A person's word against what was proposed, and what became of the money afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from riskwatch.domain.money import Money
from riskwatch.domain.replay import sums
from riskwatch.domain.words import Words

OverrideKind = Literal["release", "rejection", "higher_limit"]
Verdict = Literal["paid", "late", "lost", "unused", "open"]
VERDICTS: tuple[Verdict, ...] = ("paid", "late", "lost", "unused", "open")
KIND_WORDS: dict[OverrideKind, Words] = {
    "release": Words("放行订单", "order released"),
    "rejection": Words("否决提案", "proposal rejected"),
    "higher_limit": Words("额度高于提案", "a higher limit than proposed"),
}
VERDICT_WORDS: dict[Verdict, Words] = {
    "paid": Words("按时付清", "paid in time"),
    "late": Words("迟付，但已付清", "paid late"),
    "lost": Words("逾期超过90天或未付", "over 90 days late or unpaid"),
    "unused": Words("此后未再赊销", "no credit was used"),
    "open": Words("结果未明", "not known yet"),
}


@dataclass(frozen=True, slots=True)
class Override:
    """One release or decision that went another way than proposed.

    `number` is the order, for a release; `against` names the grounds or the check that spoke against it. Deliveries of
    a decision count from `on` until `until`, when the same question was decided again or its time of trial was over.
    """

    kind: OverrideKind
    customer_ref: str
    on: date
    until: date
    by: str
    reason: str
    against: tuple[str, ...]
    currency: str
    number: str = ""
    alert_id: str = ""


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What became of the money that an override let out, in one currency: paid within 30 days of its day, paid within 90,
    later or not at all, not known yet. `known_on` is the day from which the verdict could be told."""

    verdict: Verdict
    in_time: Decimal = Decimal(0)
    late: Decimal = Decimal(0)
    lost: Decimal = Decimal(0)
    waiting: Decimal = Decimal(0)
    known_on: date | None = None

    @property
    def total(self) -> Decimal:
        return self.in_time + self.late + self.lost + self.waiting


@dataclass(frozen=True, slots=True)
class JudgedOverride:
    override: Override
    after: Aftermath

    @property
    def let_out(self) -> Money:
        return Money(self.after.total, self.override.currency)

    @property
    def lost(self) -> Money:
        return Money(self.after.lost, self.override.currency)


@dataclass(frozen=True, slots=True)
class OverrideTally:
    """The overrides of one person, or against one rule. `interval` is the 95 % interval of the share that ended badly
    among those whose end is known; None while none is. `few`: too few are known to say anything of the share."""

    key: str
    overrides: tuple[JudgedOverride, ...]
    interval: tuple[Decimal, Decimal] | None
    few: bool

    def count(self, verdict: Verdict) -> int:
        return sum(each.after.verdict == verdict for each in self.overrides)

    @property
    def known(self) -> int:
        """How many of them used credit and have an end."""
        return self.count("paid") + self.count("late") + self.count("lost")

    @property
    def let_out(self) -> tuple[Money, ...]:
        return sums(each.let_out for each in self.overrides if each.after.total)

    @property
    def lost(self) -> tuple[Money, ...]:
        return sums(each.lost for each in self.overrides if each.after.lost)


@dataclass(frozen=True, slots=True)
class OverrideReport:
    """All overrides with what became of them, and the same by person and by rule. `people` and `rules` are in the order
    of the number of overrides: how often, not how badly."""

    overrides: tuple[JudgedOverride, ...]
    all: OverrideTally
    people: Sequence[OverrideTally]
    rules: Sequence[OverrideTally]

    def settled_between(self, after: date, until: date) -> tuple[JudgedOverride, ...]:
        """Those whose end became known after the one day and not after the other: news of a week, for instance."""
        return tuple(
            each for each in self.overrides if each.after.known_on is not None and after < each.after.known_on <= until
        )
