"""Which step of the ladder to propose (warning-signs section 4). A person decides; nothing here stops a delivery."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal

from riskwatch.credit.facts import NOTHING, Facts
from riskwatch.credit.limit import propose_limit
from riskwatch.credit.opinion import second_opinion
from riskwatch.credit.score import score
from riskwatch.credit.standing import in_force
from riskwatch.domain.assessment import Assessment, Opinion
from riskwatch.domain.customer import Customer
from riskwatch.domain.event import Event
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade, Policy
from riskwatch.domain.sign import STEPS, Sign, Step

LADDER: dict[Grade, Step] = {
    Grade.A: "none",
    Grade.B: "none",
    Grade.C: "cut_limit",
    Grade.D: "prepayment",
    Grade.E: "stop_supply",
}
WATCH_POINTS = Decimal(8)
QUIET_DAYS = 60
"""A new sign keeps its customer under review until there was no new one for this long."""


def assess(
    signs: Iterable[Sign],
    customer: Customer,
    policy: Policy,
    as_of: date,
    facts: Facts = NOTHING,
    before: Assessment | None = None,
) -> Assessment:
    """Grade, limit and proposal of one customer: all that is stored as one assessment.

    `before` is the assessment that stood until now: a better grade than its one waits for a person.
    """
    earned = score(signs, as_of, facts, policy)
    opinion = second_opinion(facts.model, facts.accounts, as_of)
    exposure = facts.exposures.total if facts.exposures is not None else customer.exposure
    grade, rise_from, changed_on = in_force(earned, before, policy)
    limited = replace(
        earned,
        grade=grade,
        rise_from=rise_from,
        changed_on=changed_on,
        opinion=opinion,
        disagreements=_disagreements(earned, opinion, policy),
        limit=propose_limit(grade, customer, policy, as_of, facts),
        exposure=exposure,
        exposures=facts.exposures,
    )
    return replace(limited, proposal=propose(limited, policy))


def propose(assessment: Assessment, policy: Policy) -> Step:
    """The strongest step that the figures, the signs, a sign's own first step, or the money asks for.

    The step goes by what the day's facts say, not by the grade in force: a cap for missing figures asks for nothing.
    """
    grades = (assessment.signs_grade or assessment.grade, assessment.scored or Grade.A)
    asked = [LADDER[letter] for letter in grades]
    asked += [sign.kind.step for sign in assessment.signs if holds(sign, assessment.as_of)]
    if any(sign.kind.evidence_grade == "A" and sign.live for sign in assessment.signs):
        asked.append("prepayment")
    if any(is_new(sign, assessment.as_of, policy) for sign in assessment.signs):
        asked.append("review")
    if assessment.disagreements or assessment.knocked_out:
        asked.append("review")
    if over_limit(assessment) or over_capacity(assessment):
        asked.append("cut_limit")
    step = stronger(*asked)
    return "review" if step == "cut_limit" and not _something_to_cut(assessment) else step


def _disagreements(
    assessment: Assessment, opinion: Opinion | None, policy: Policy
) -> tuple[Literal["signs", "opinion"], ...]:
    """Where the judgements of one customer lie so far apart that somebody should look."""
    found: list[Literal["signs", "opinion"]] = []
    if assessment.scored is None or assessment.earned is None:
        return ()
    signs = assessment.signs_grade
    if signs is not None and signs.rank - assessment.earned.rank >= policy.disagreement_grades:
        found.append("signs")
    if opinion is not None and abs(opinion.grade.rank - assessment.scored.rank) >= policy.disagreement_grades:
        found.append("opinion")
    return tuple(found)


def stronger(*steps: Step) -> Step:
    """The strongest of some steps."""
    return max(steps, key=STEPS.index, default="none")


def holds(sign: Sign, as_of: date) -> bool:
    """Whether a sign still asks for its own step: its status lasts, or it is dated and fresh."""
    return sign.live or (sign.cured_on is None and (as_of - sign.on).days <= QUIET_DAYS)


def is_new(sign: Sign, as_of: date, policy: Policy) -> bool:
    """Whether a sign is news of the last weeks that somebody should look at."""
    return (
        sign.kind.step != "none"
        and sign.kind.points >= WATCH_POINTS
        and any(is_news(e, policy) and (as_of - e.first_seen.date()).days <= QUIET_DAYS for e in sign.because)
    )


def is_news(event: Event, policy: Policy) -> bool:
    """News or history: what was there at the first look, or was already old when we first saw it, is history."""
    age = (event.first_seen.date() - event.on).days
    return not event.baseline and event.ended_on is None and event.state == "live" and age <= policy.news_max_age_days


def over_limit(assessment: Assessment) -> bool:
    """Whether the customer owes more than the limit in force."""
    current = assessment.limit.current if assessment.limit else None
    return _more(assessment.exposure, current)


def over_capacity(assessment: Assessment) -> bool:
    """Whether the customer owes more than its accounts let us propose."""
    limit = assessment.limit
    if limit is None or limit.capacity is None or not _more(assessment.exposure, limit.recommended):
        return False
    return limit.current is None or _more(limit.current, limit.recommended)


def _something_to_cut(assessment: Assessment) -> bool:
    if assessment.limit is None or assessment.limit.current is None or over_limit(assessment):
        return True
    return _more(assessment.limit.current, assessment.limit.recommended)


def _more(one: Money | None, other: Money | None) -> bool:
    """Whether `one` is more than `other`; amounts in different currencies are not compared."""
    if one is None or other is None or one.currency != other.currency:
        return False
    return one.amount > other.amount
