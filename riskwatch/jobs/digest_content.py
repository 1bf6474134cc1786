"""What a weekly mail says, as data: frozen at its cut-off, the same content always gives the same mail."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from riskwatch.domain.alert import AlertSeverity, State
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade
from riskwatch.domain.sign import Step
from riskwatch.domain.words import Words


@dataclass(frozen=True, slots=True)
class AlertLine:
    """One question as it stood at the cut-off. `proofs` are hashes of stored replies; `note` says who closed it and why."""

    alert_id: str
    ref: str
    name: str
    severity: AlertSeverity
    proposal: Step
    state: State
    raised_at: datetime
    is_new: bool
    explanation: Words
    grade_before: Grade | None = None
    grade_after: Grade | None = None
    exposure: Money | None = None
    limit_before: Money | None = None
    limit_after: Money | None = None
    proofs: tuple[str, ...] = ()
    snooze_until: date | None = None
    note: Words | None = None

    @property
    def used(self) -> int | None:
        """Exposure in percent of the limit in force; None when one of them is not known or the limit is zero."""
        if self.exposure is None or self.limit_before is None or self.limit_before.amount <= 0:
            return None
        return int(self.exposure.amount * 100 / self.limit_before.amount)


@dataclass(frozen=True, slots=True)
class GradeMove:
    """A customer whose grade changed in the week; `before` None: graded for the first time."""

    ref: str
    name: str
    before: Grade | None
    after: Grade
    exposure: Money | None = None


@dataclass(frozen=True, slots=True)
class BlindLine:
    """A source that did not really see `customers` of ours; `since` the last good look at any of them."""

    source: str
    title: Words
    customers: int
    since: datetime | None
    why: Words


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One debtor, period, letter or contract that somebody has to see to; `path` is its page."""

    name: str
    said: Words
    path: str
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Duties:
    """A part of the mail about money or periods: the lines, the page with the whole list, and the sums by currency."""

    title: Words
    path: str
    lines: tuple[DutyLine, ...]
    sums: tuple[Money, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """The state at the cut-off for one reader. `running` while the cut-off is still ahead: then it is today's state.

    `looks` are the checks made since the last cut-off, `good` those that got an answer; `unwatched` customers have no
    confirmed register number and are watched nowhere. `unseen` is what customers owe whom no source sees.
    """

    week: str
    since: datetime
    cut_off: datetime
    zone: str
    running: bool
    decide: tuple[AlertLine, ...] = ()
    new: tuple[AlertLine, ...] = ()
    in_action: tuple[AlertLine, ...] = ()
    snoozed: tuple[AlertLine, ...] = ()
    closed: tuple[AlertLine, ...] = ()
    worse: tuple[GradeMove, ...] = ()
    better: tuple[GradeMove, ...] = ()
    first_graded: tuple[GradeMove, ...] = ()
    blind: tuple[BlindLine, ...] = ()
    at_stake: tuple[Money, ...] = ()
    customers: int = 0
    unwatched: int = 0
    sources: int = 0
    looks: int = 0
    good: int = 0
    worst: AlertLine | None = field(default=None)
    unseen: tuple[Money, ...] = ()
    duties: tuple[Duties, ...] = ()

    @property
    def nothing_new(self) -> bool:
        """Whether there is no question, no change and nobody blind: the mail then says so in words."""
        return not (
            self.decide or self.new or self.worse or self.better or self.blind or self.first_graded or self.duties
        )
