"""The full score: three parts, pulled to the middle by what is not known, and the grade that it gives (credit-design 2.4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from riskwatch.credit.facts import Facts
from riskwatch.credit.financial import financial_part, is_current
from riskwatch.credit.grade import grade
from riskwatch.credit.payment import payment_part
from riskwatch.credit.risk import CLUSTER_BONUS, HUNDRED, REGISTER_FAMILIES, combined, is_cluster
from riskwatch.domain.assessment import Assessment, Cap, Parts
from riskwatch.domain.policy import Grade, Policy
from riskwatch.domain.sign import Sign

CAP_WITHOUT_ACCOUNTS = Grade.C
LETTERS = (Grade.A, Grade.B, Grade.C)
"""Grades that a score can give beside D; E is only ever set by a live sign."""


def score(signs: Iterable[Sign], as_of: date, facts: Facts, policy: Policy) -> Assessment:
    """The assessment with score, depth, parts and the grade that is earned; `grade` equals `earned`.

    With neither accounts nor payments it is the grade by signs alone.
    """
    by_signs = grade(signs, as_of, cap=None)
    parts = Parts(
        financial_part(facts.accounts, as_of),
        payment_part(facts.payments, policy),
        register_part(by_signs) if facts.registered or by_signs.contributions else None,
    )
    total, depth = combine(parts, policy)
    scored = band(total, policy)
    figures = has_figures(parts, policy)
    letter, caps = _capped(by_signs, scored if figures else None, is_current(facts.accounts, as_of))
    if facts.knocked_out and letter.rank < Grade.D.rank:
        letter, caps = Grade("ABCD"[letter.rank + 1]), (*caps, "group")
    return replace(
        by_signs,
        grade=letter,
        earned=letter,
        score=total,
        depth=depth,
        parts=parts,
        scored=scored if figures else None,
        caps=caps,
        knocked_out=facts.knocked_out,
    )


def combine(parts: Parts, policy: Policy) -> tuple[Decimal, Decimal]:
    """S' and depth d: S = weighted mean of what is known, S' = d S + (1 - d) x the neutral score."""
    known = [(weight, points) for weight, points in weighted(parts, policy) if weight > 0]
    depth = sum((weight for weight, _ in known), Decimal(0))
    if not known:
        return policy.neutral_score, Decimal(0)
    mean = sum((weight * points for weight, points in known), Decimal(0)) / depth
    return depth * mean + (1 - depth) * policy.neutral_score, depth


def weighted(parts: Parts, policy: Policy) -> list[tuple[Decimal, Decimal]]:
    """Weight and points of each part that is known.

    Accounts lose weight with age, but only those that speak for the customer: bad ones would make it look better the
    older they are.
    """
    found: list[tuple[Decimal, Decimal]] = []
    if parts.financial is not None:
        bad = parts.financial.points < policy.neutral_score
        found.append((policy.weight_accounts * (1 if bad else parts.financial.trust), parts.financial.points))
    if parts.payment is not None:
        found.append((policy.weight_payments, parts.payment.points))
    if parts.register is not None:
        found.append((policy.weight_register, parts.register))
    return found


def register_part(by_signs: Assessment) -> Decimal:
    """R = 100 - the risk of the signs that are not our own payment experience, which counts in P."""
    signs = [sign for sign in by_signs.signs if sign.kind.family in REGISTER_FAMILIES]
    families = {name: value for name, value in by_signs.families.items() if name in REGISTER_FAMILIES}
    bonus = CLUSTER_BONUS if is_cluster(signs, by_signs.as_of) else 0
    return HUNDRED - min(HUNDRED, combined(families) + bonus)


def band(total: Decimal, policy: Policy) -> Grade:
    """The grade of a score, on the unrounded figure; D below the last band."""
    return next((letter for letter in LETTERS if total >= policy.grade_from_score[letter.value]), Grade.D)


def has_figures(parts: Parts, policy: Policy) -> bool:
    """Whether accounts or payments have any weight."""
    known = [weight for weight, _ in weighted(replace(parts, register=None), policy)]
    return any(weight > 0 for weight in known)


def _capped(by_signs: Assessment, scored: Grade | None, current_accounts: bool) -> tuple[Grade, tuple[Cap, ...]]:
    """The earned grade, and which caps have lowered it beside the floor. `scored` None: there are no figures."""
    letter = scored or by_signs.signs_grade or Grade.C
    caps: tuple[Cap, ...] = ()
    if not current_accounts and letter.rank < CAP_WITHOUT_ACCOUNTS.rank:
        letter, caps = CAP_WITHOUT_ACCOUNTS, ("no_accounts" if scored else "no_figures",)
    return letter.capped(by_signs.floor), caps
