"""Runs one customer's history under a policy: every day on which something was learned, and the questions that arise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from riskwatch.credit.alerting import alert_for
from riskwatch.credit.facts import Facts
from riskwatch.credit.limit import propose_limit
from riskwatch.credit.proposal import assess
from riskwatch.credit.standing import risen
from riskwatch.domain.alert import Question
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.event import Event
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Policy
from riskwatch.domain.replay import AlertChange, Change
from riskwatch.domain.sign import Sign


@dataclass(frozen=True, slots=True)
class Moment:
    """What was known on a day, nothing that came later; `news` are the events that were new on it."""

    day: date
    signs: tuple[Sign, ...]
    facts: Facts
    news: tuple[Event, ...] = ()


@dataclass(slots=True)
class Course:
    """What a policy made of a history: the day on which each question was first asked with the exposure of that day, and
    the assessments by day."""

    asked: dict[Question, tuple[date, Money | None]] = field(default_factory=dict)
    days: dict[date, Assessment] = field(default_factory=dict)

    @property
    def last(self) -> Assessment | None:
        return next(reversed(self.days.values()), None)

    def on(self, day: date) -> Assessment | None:
        """The assessment that stood on a day."""
        return next((found for at, found in reversed(self.days.items()) if at <= day), None)


def course(customer: Customer, moments: Iterable[Moment], policy: Policy) -> Course:
    """The history under `policy`. A rise is taken to be approved on the first day on which it may be; both policies are
    given the same patient manager."""
    found = Course()
    before: Assessment | None = None
    for moment in moments:
        after = assess(moment.signs, customer, policy, moment.day, moment.facts, before)
        if after.rise_from is not None and after.rise_from <= moment.day:
            better = risen(after, moment.day)
            limit = propose_limit(better.grade, customer, policy, moment.day, moment.facts)
            after = replace(better, limit=limit)
        draft = alert_for(customer, before, after, moment.news, policy)
        if draft is not None:
            found.asked.setdefault(draft.question, (moment.day, after.exposure))
        found.days[moment.day] = before = after
    return found


def differences(customer: Customer, old: Course, new: Course) -> tuple[AlertChange, ...]:
    """The questions of which one course knows and the other does not, or on another day."""
    changes = []
    for question in sorted({*old.asked, *new.asked}):
        was, will = old.asked.get(question), new.asked.get(question)
        if was is not None and will is not None and was[0] == will[0]:
            continue
        owed = (will or was or (None, None))[1]
        days = was[0] if was else None, will[0] if will else None
        changes.append(AlertChange(customer.ref, question, _kind(*days), *days, owed))
    return tuple(changes)


def _kind(was: date | None, will: date | None) -> Change:
    if was is None or will is None:
        return "gained" if was is None else "lost"
    return "earlier" if will < was else "later"


def ticks(begins: date, ends: date, extra: Sequence[date], step: int = 30) -> tuple[date, ...]:
    """The days to look at: every `step` days, both ends, and the days on which something happened."""
    days = {date.fromordinal(number) for number in range(begins.toordinal(), ends.toordinal(), step)}
    return tuple(sorted(days | {begins, ends} | {day for day in extra if begins <= day <= ends}))
