"""A grade with its limit and everything both were counted from, as the JSON object of the stable interface."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from riskwatch.domain.accounts import FIGURES, Accounts
from riskwatch.domain.assessment import Assessment, FinancialPart, Limit, Opinion, PaymentPart
from riskwatch.domain.customer import Customer
from riskwatch.domain.exposure import Exposure
from riskwatch.domain.security import SecuredPart
from riskwatch.exports.records import amount, customer_head, day, figure, plain, words

Json = dict[str, Any]
RATIO = Decimal("0.000001")


def grade_object(assessment: Assessment, customer: Customer) -> Json:
    """A grade with every contribution. A part that has no data is null, not zero."""
    parts = assessment.parts
    return {
        "customer": customer_head(customer, customer.ref),
        "grade": assessment.grade,
        "earned": assessment.earned,
        "rise_from": day(assessment.rise_from),
        "signs_grade": assessment.signs_grade,
        "scored": assessment.scored,
        "caps": list(assessment.caps),
        "knocked_out": list(assessment.knocked_out),
        "score": figure(assessment.score),
        "risk": figure(assessment.risk),
        "depth": figure(assessment.depth),
        "parts": {
            "F": _maybe(parts.financial, lambda part: figure(part.points)),
            "P": _maybe(parts.payment, lambda part: figure(part.points)),
            "R": None if parts.register is None else figure(parts.register),
        },
        "financial": _maybe(parts.financial, _financial),
        "payment": _maybe(parts.payment, _payment),
        "families": {name: figure(value) for name, value in sorted(assessment.families.items())},
        "cluster": assessment.cluster,
        "floor": assessment.floor,
        "floor_sign": assessment.floor_sign.kind.id if assessment.floor_sign else None,
        "contributions": [
            {
                "sign": contribution.sign.kind.id,
                "check": contribution.sign.kind.check,
                "points_now": figure(contribution.points_now),
                "points": figure(contribution.sign.kind.points),
                "on": day(contribution.sign.on),
                "live": contribution.sign.live,
                "event": contribution.sign.because[0].id if contribution.sign.because else None,
                "events": [event.id for event in contribution.sign.because],
                "says": words(contribution.sign.says),
            }
            for contribution in assessment.contributions
        ],
        "limit": _maybe(assessment.limit, _limit),
        "exposure": _exposure(assessment, customer),
        "second_opinion": _maybe(assessment.opinion, _opinion),
        "disagreements": list(assessment.disagreements),
        "proposal": assessment.proposal,
        "as_of": day(assessment.as_of),
    }


def accounts_object(accounts: Accounts) -> Json:
    """One year's accounts; a figure that they do not state is null."""
    return {
        "period_end": day(accounts.period_end),
        "consolidated": accounts.consolidated,
        "audit": accounts.audit or None,
        "currency": accounts.currency,
        "figures": {name: amount(getattr(accounts, name)) for name in FIGURES},
        "places": dict(accounts.places),
        "origin": accounts.origin,
        "document": accounts.document or None,
    }


def exposure_object(exposure: Exposure) -> Json:
    """The sum by kind, and every document in it."""
    return {
        "currency": exposure.currency,
        "total": exposure.total.plain(),
        "kinds": {kind: sum_.plain() for kind, sum_ in exposure.kinds.items()},
        "documents": [
            {"kind": line.kind, "number": line.number, "amount": line.amount.plain(), "face": plain(line.face)}
            for line in exposure.lines
        ],
        "other_currencies": [{"currency": sum_.currency, "amount": sum_.plain()} for sum_ in exposure.other],
    }


def _maybe(value: Any, shown: Callable[[Any], Any]) -> Any:
    return None if value is None else shown(value)


def _financial(part: FinancialPart) -> Json:
    ratios = {name: str(getattr(part, name).quantize(RATIO)) for name in ("x1", "x2", "x3", "x4")}
    return {
        "period_end": day(part.period_end),
        "document": part.document or None,
        **ratios,
        "z": str(part.z.quantize(RATIO)),
        "points": figure(part.points),
        "trust": figure(part.trust),
    }


def _payment(part: PaymentPart) -> Json:
    record = part.record
    return {
        "days_beyond_terms": figure(record.days),
        "invoices": record.invoices,
        "counted": record.counted.plain(),
        "disputed": record.disputed.plain(),
        "currency": record.counted.currency,
        "points": figure(part.points),
    }


def _limit(limit: Limit) -> Json:
    return {
        "capacity": plain(limit.capacity),
        "net_worth_share": plain(limit.net_worth_share),
        "working_capital_share": plain(limit.working_capital_share),
        "need": plain(limit.need),
        "concentration": plain(limit.concentration),
        "starter": plain(limit.starter),
        "basis": plain(limit.basis),
        "factor": str(limit.factor),
        "secured": plain(limit.secured),
        "securities": [_secured(part) for part in limit.securities],
        "group_limit": plain(limit.group_limit),
        "recommended": plain(limit.recommended),
        "current": plain(limit.current),
        "currency": limit.recommended.currency,
    }


def _secured(part: SecuredPart) -> Json:
    return {
        "id": part.security.id,
        "kind": part.security.kind,
        "amount": part.security.amount.plain(),
        "currency": part.security.amount.currency,
        "share": str(part.share),
        "counts_for": part.value.plain(),
        "why": _maybe(part.why, words),
        "since": day(part.security.since),
        "until": day(part.security.until),
        "document": part.security.document or None,
    }


def _exposure(assessment: Assessment, customer: Customer) -> Json:
    """By kind where documents are known; else the balance that was imported with the customer."""
    if assessment.exposures is not None:
        return exposure_object(assessment.exposures)
    return {"open": plain(customer.exposure), "total": plain(customer.exposure), "currency": customer.currency}


def _opinion(opinion: Opinion) -> Json:
    return {
        "model": opinion.model,
        "probability": str(opinion.probability.quantize(RATIO)),
        "grade": opinion.grade,
        "contributions": [
            {"ratio": name, "value": str(value.quantize(RATIO)), "log_odds": str(part.quantize(RATIO))}
            for name, value, part in opinion.contributions
        ],
    }
