"""From the grade that the figures earn to the grade in force: a fall at once, a rise by a person (credit-design 2.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from riskwatch.domain.assessment import Assessment
from riskwatch.domain.policy import Grade, Policy


class InForce(NamedTuple):
    """The grade in force, the first day on which one grade more may be approved, and the day of its last change."""

    grade: Grade
    rise_from: date | None
    changed_on: date | None


def in_force(after: Assessment, before: Assessment | None, policy: Policy) -> InForce:
    """What becomes of the grade that `after` has earned, after the assessment that stood until now.

    A rise waits so many days after the last sign and after the last change of the grade.
    """
    earned = after.earned or after.grade
    if before is None:
        return InForce(earned, None, None)
    if earned.rank >= before.grade.rank:
        return InForce(earned, None, after.as_of if earned is not before.grade else before.changed_on)
    quiet = timedelta(days=policy.rise_quiet_days)
    days = [_last_seen(after), before.changed_on]
    waits_until = max((day + quiet for day in days if day is not None), default=after.as_of)
    return InForce(before.grade, waits_until, before.changed_on)


def risen(after: Assessment, on: date) -> Assessment:
    """One grade better, after somebody approved it; `in_force` has said that it is earned and due."""
    return replace(after, grade=one_better(after.grade), rise_from=None, changed_on=on)


def one_better(letter: Grade) -> Grade:
    return Grade("ABCDE"[max(letter.rank - 1, 0)])


def _last_seen(assessment: Assessment) -> date | None:
    """The day of the last sign: when it happened or, if later, when we first saw it."""
    days = [sign.on for sign in assessment.signs if sign.on <= assessment.as_of]
    days += [event.first_seen.date() for sign in assessment.signs for event in sign.because]
    return max(days, default=None)
