"""Is there something to ask a person? One question about one customer, the strongest, with its facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from riskwatch.credit.explanation import explain
from riskwatch.credit.grounds import BASE, stop_test
from riskwatch.credit.proposal import LADDER, WATCH_POINTS, holds, is_news, stronger
from riskwatch.domain.alert import AlertSeverity, Question, fingerprint
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.event import Event
from riskwatch.domain.policy import Grade, Policy
from riskwatch.domain.sign import STEPS, Sign, Step
from riskwatch.domain.words import Words

QUESTIONS: dict[Step, Question] = {
    "review": "review",
    "cut_limit": "limit",
    "prepayment": "prepayment",
    "stop_supply": "stop",
}
SEVERITIES: dict[Step, AlertSeverity] = {
    "review": "notice",
    "cut_limit": "high",
    "prepayment": "high",
    "stop_supply": "critical",
}
SERIOUS = (Grade.D, Grade.E)
OVER_LIMIT = "over_limit"
"""Stands for the rule where no sign but the money alone asks the question."""


@dataclass(frozen=True, slots=True)
class AlertDraft:
    """An `Alert` before it has a number, a state and a day; the fields mean the same.

    `returned` says that the question had gone away and came back, which reopens a resolved alert on the same facts.
    """

    fingerprint: str
    customer_ref: str
    question: Question
    severity: AlertSeverity
    proposal: Step
    rule: str
    grade_before: Grade | None
    grade_after: Grade
    limit_before: Decimal | None
    limit_after: Decimal | None
    exposure: Decimal | None
    currency: str
    because: tuple[str, ...]
    grounds: tuple[str, ...]
    explanation: Words
    returned: bool = False


def alert_for(
    customer: Customer,
    before: Assessment | None,
    after: Assessment,
    new_events: Iterable[Event],
    policy: Policy | None = None,
) -> AlertDraft | None:
    """The question to ask after a new assessment, or None.

    News raises a question; history does not: what stood at the first look, or was older than the policy's
    `news_max_age_days` when first seen, is silent unless it lasts and has floor D or E. A step that rises without any
    new event (a delay that passed its limit, a debt over the limit) is asked as well, but not on the first assessment.
    """
    if after.proposal == "none":
        return None
    policy = policy or Policy()
    new = {event.id: event for event in new_events}
    telling = [sign for sign in after.signs if _tells(sign, new, policy)]
    risen = before is not None and _rank(before.proposal) < _rank(after.proposal)
    deciding = _deciding(after)
    if not (_asks(telling, before, after) or (risen and _not_only_history(deciding, new, after))):
        return None
    return _draft(customer, before, after, _in_order(telling, deciding), risen)


def _tells(sign: Sign, new: dict[str, Event], policy: Policy) -> bool:
    """Whether the new events speak through this sign, and loudly enough to ask somebody."""
    if sign.kind.step == "none" or sign.kind.points < WATCH_POINTS:
        return False
    events = [new[event.id] for event in sign.because if event.id in new]
    if sign.live and sign.kind.floor in SERIOUS:
        return any(event.ended_on is None for event in events)
    return any(is_news(event, policy) for event in events)


def _asks(telling: list[Sign], before: Assessment | None, after: Assessment) -> bool:
    """A weaker fact does not reopen a question that a live floor D or E has already asked."""
    if before is None or before.floor not in SERIOUS or before.proposal != after.proposal:
        return bool(telling)
    return any(_rank(_asked_by(sign, after)) >= _rank(after.proposal) for sign in telling)


def _asked_by(sign: Sign, assessment: Assessment) -> Step:
    """The step a sign asks for by itself."""
    steps: list[Step] = [sign.kind.step] if holds(sign, assessment.as_of) else []
    if sign.live and sign.kind.floor:
        steps.append(LADDER[sign.kind.floor])
    if sign.live and sign.kind.evidence_grade == "A":
        steps.append("prepayment")
    return stronger(*steps)


def _deciding(after: Assessment) -> list[Sign]:
    """The signs that ask for the proposed step by themselves; where none does, all that weigh together."""
    alone = [sign for sign in after.signs if _rank(_asked_by(sign, after)) >= _rank(after.proposal)]
    return alone or [c.sign for c in after.contributions if c.points_now > 0]


def _not_only_history(deciding: list[Sign], new: dict[str, Event], after: Assessment) -> bool:
    """A step rose and no news did it: time or money did, unless history that was only now found explains it."""
    found_now = [sign for sign in deciding if sign.because and all(event.id in new for event in sign.because)]
    return not found_now


def _in_order(telling: Sequence[Sign], deciding: Sequence[Sign]) -> list[Sign]:
    """What decided first, then what is new; each once."""
    return [*deciding, *(sign for sign in telling if sign not in deciding)]


def _draft(
    customer: Customer, before: Assessment | None, after: Assessment, signs: list[Sign], risen: bool
) -> AlertDraft:
    step = after.proposal
    question = QUESTIONS[step]
    test = stop_test(after.signs)
    limit_before, limit_after = _limits(customer, before, after)
    return AlertDraft(
        fingerprint=fingerprint(str(customer.identifier or customer.ref), question),
        customer_ref=customer.ref,
        question=question,
        severity=_severity(step, signs),
        proposal=step,
        rule=signs[0].kind.check if signs else OVER_LIMIT,
        grade_before=before.grade if before else None,
        grade_after=after.grade,
        limit_before=limit_before,
        limit_after=limit_after,
        exposure=after.exposure.amount if after.exposure else None,
        currency=customer.currency,
        because=tuple(dict.fromkeys(event.id for sign in signs for event in sign.because)),
        grounds=(test.grounds or (BASE,)) if step == "stop_supply" else (),
        explanation=explain(customer, before, after, signs, limit_after, test),
        returned=risen,
    )


def _severity(step: Step, signs: list[Sign]) -> AlertSeverity:
    if step == "review" and signs and all(sign.kind.severity == "info" for sign in signs):
        return "info"
    return SEVERITIES[step]


def _limits(customer: Customer, before: Assessment | None, after: Assessment) -> tuple[Decimal | None, Decimal | None]:
    """The limit in force (else the one proposed last) and the one proposed now; a review proposes no other limit."""
    current = customer.credit_limit.amount if customer.credit_limit else None
    if current is None and before is not None and before.limit is not None:
        current = before.limit.recommended.amount
    if after.proposal == "review" or after.limit is None:
        return current, current
    recommended = after.limit.recommended.amount
    return current, recommended if current is None else min(current, recommended)


def _rank(step: Step) -> int:
    return STEPS.index(step)
