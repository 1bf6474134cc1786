"""What a report of a day, a week or a month says, as data: frozen at its cut-off, it always gives the same mail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from riskwatch.domain.alert import AlertSeverity, State
from riskwatch.domain.calendar import Day, Month, Week, parse_period
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade
from riskwatch.domain.sign import Step
from riskwatch.domain.words import Words


@dataclass(frozen=True, slots=True)
class AlertLine:
    """One question as it stood at the cut-off. `proofs` are hashes of stored replies; `note` says who closed it and why.

    `woke`: it was snoozed when the period began and is a question again.
    """

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
    woke: bool = False

    @property
    def used(self) -> int | None:
        """Exposure in percent of the limit in force; None when one of them is not known or the limit is zero."""
        if self.exposure is None or self.limit_before is None or self.limit_before.amount <= 0:
            return None
        return int(self.exposure.amount * 100 / self.limit_before.amount)


@dataclass(frozen=True, slots=True)
class GradeMove:
    """A customer whose grade changed in the period; `before` None: graded for the first time."""

    ref: str
    name: str
    before: Grade | None
    after: Grade
    exposure: Money | None = None


@dataclass(frozen=True, slots=True)
class GradeShare:
    """How many customers had a grade when the period began, and who has it at the cut-off."""

    grade: Grade
    before: int
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlindLine:
    """A source that did not really see `customers` of ours, namely `refs`; `since` the last good look at any of them."""

    source: str
    title: Words
    customers: int
    since: datetime | None
    why: Words
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnseenLine:
    """A customer whom no source sees, why (a `Degree` of the blindness board) and what it owes."""

    ref: str
    degree: str
    owed: Money | None = None


@dataclass(frozen=True, slots=True)
class CheckLine:
    """The looks taken at one source in the period, and how many of them got an answer."""

    source: str
    title: Words
    looks: int
    good: int


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """One customer's part in a sum that changed; None where it had or has none."""

    ref: str
    name: str
    before: Money | None
    after: Money | None

    @property
    def change(self) -> Money | None:
        """What came on top, or went."""
        return next(iter(differences(_told(self.before), _told(self.after))), None)


@dataclass(frozen=True, slots=True)
class Shift:
    """A sum of money over the portfolio, from the beginning of the period to its cut-off, by currency.

    `lines` are the customers whose part changed, the largest change first; `rest` is how many stayed as they were, with
    `rest_sums` in all.
    """

    id: str
    title: Words
    before: tuple[Money, ...]
    after: tuple[Money, ...]
    lines: tuple[ShiftLine, ...]
    rest: int = 0
    rest_sums: tuple[Money, ...] = ()

    @property
    def changes(self) -> tuple[Money, ...]:
        """What came on top or went, by currency; nothing where nothing did."""
        return differences(self.before, self.after)


def differences(before: Iterable[Money], after: Iterable[Money]) -> tuple[Money, ...]:
    """After less before, by currency; those that are equal are left out."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for money in after:
        sums[money.currency] += money.amount
    for money in before:
        sums[money.currency] -= money.amount
    return tuple(Money(amount, currency) for currency, amount in sorted(sums.items()) if amount)


def _told(money: Money | None) -> tuple[Money, ...]:
    return () if money is None else (money,)


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One debtor, period, letter or contract that somebody has to see to; `path` is its page."""

    name: str
    said: Words
    path: str
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Duties:
    """A part about money or periods: the lines, the page that shows how it stands now, and the sums by currency.
    `urgent`: it is news even in a daily mail."""

    title: Words
    path: str
    lines: tuple[DutyLine, ...]
    sums: tuple[Money, ...] = ()
    id: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Digest:
    """The state at the cut-off for one reader. `running` while the cut-off is still ahead: then it is today's state.

    `period` is a day, week or month as text. `looks` are the checks made since the last cut-off, `good` those that got
    an answer, `checks` both by source; `unwatched` customers have no confirmed register number and are watched nowhere.
    `unseen` is what customers owe whom no source sees. `customer_refs` is empty in reports of before it was kept.
    """

    period: str
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
    grades: tuple[GradeShare, ...] = ()
    blind: tuple[BlindLine, ...] = ()
    at_stake: tuple[Money, ...] = ()
    customers: int = 0
    customer_refs: tuple[str, ...] = ()
    unwatched: int = 0
    sources: int = 0
    looks: int = 0
    good: int = 0
    checks: tuple[CheckLine, ...] = ()
    worst: AlertLine | None = field(default=None)
    unseen: tuple[Money, ...] = ()
    unseen_lines: tuple[UnseenLine, ...] = ()
    duties: tuple[Duties, ...] = ()
    shifts: tuple[Shift, ...] = ()

    @property
    def reported(self) -> Day | Week | Month:
        """The period as a value."""
        return parse_period(self.period)

    @property
    def nothing_new(self) -> bool:
        """Whether there is no question, no change and nobody blind: the mail then says so in words."""
        return not (
            self.decide or self.new or self.worse or self.better or self.blind or self.first_graded or self.duties
        )

    @property
    def has_news(self) -> bool:
        """Whether the period brought anything at all: a daily mail is sent only then."""
        fresh = any(line.is_new or line.woke for line in (*self.decide, *self.new, *self.in_action))
        urgent = any(part.urgent and part.lines for part in self.duties)
        return fresh or urgent or bool(self.worse or self.better or self.closed)
