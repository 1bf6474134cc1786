"""The deal as it is told to machines: the `deal` part of `riskwatch.report/1`."""

from __future__ import annotations

from datetime import date

from riskwatch.domain.contract import Period, Rate
from riskwatch.domain.deal import Charge, Deal, Instalment, Moment, Notices, Security, Settlement
from riskwatch.domain.money import Money
from riskwatch.exports.json_values import Json, number_text, span_object


def deal_object(deal: Deal) -> Json:
    """Payment plan, events, charges, security, notices and settlement; numbers as text, spans as [start, end]."""
    return {
        "payment_plan": [_instalment(one) for one in deal.instalments],
        "events": [_moment(one) for one in deal.moments],
        "charges": [_charge(one) for one in deal.charges],
        "security": [_security(one) for one in deal.security],
        "notices": _notices(deal.notices) if deal.notices else None,
        "settlement": _settlement(deal.settlement),
    }


def _instalment(instalment: Instalment) -> Json:
    return {
        "label": instalment.label or None,
        "share": number_text(instalment.share),
        "cumulative": instalment.cumulative,
        "rest": instalment.rest,
        "amount": _money(instalment.amount),
        "event": instalment.event or None,
        "before_event": instalment.before,
        "after_period": instalment.after,
        "period": _period(instalment.period),
        "date": instalment.on.isoformat() if isinstance(instalment.on, date) else None,
        "day_of_month": instalment.on if isinstance(instalment.on, int) else None,
        "latest_days": instalment.latest,
        "methods": list(instalment.methods),
        "conditions": [
            {"kind": one.kind, "controlled_by": one.control.value, "span": span_object(one.span)}
            for one in instalment.conditions
        ],
        "controlled_by": instalment.control.value,
        "span": span_object(instalment.span),
    }


def _moment(moment: Moment) -> Json:
    return {
        "event": moment.milestone.value,
        "on": moment.event or None,
        "period": _period(moment.period),
        "date": moment.on.isoformat() if moment.on else None,
        "by_silence": moment.silence,
        "controlled_by": moment.control.value,
        "span": span_object(moment.span),
    }


def _charge(charge: Charge) -> Json:
    return {
        "payer": charge.payer.value if charge.payer else None,
        "breach": charge.breach or None,
        "rate": _rate(charge.rate),
        "per_year": number_text(charge.per_year),
        "amount": _money(charge.amount),
        "base": charge.base or None,
        "cap": _money(charge.cap) if isinstance(charge.cap, Money) else number_text(charge.cap),
        "grace": _period(charge.grace),
        "span": span_object(charge.span),
    }


def _security(security: Security) -> Json:
    return {
        "kind": security.kind,
        "by": security.by or None,
        "mode": security.mode or None,
        "period": _period(security.period) if isinstance(security.period, Period) else security.period,
        "amount": _money(security.amount) if isinstance(security.amount, Money) else number_text(security.amount),
        "scope_stated": security.scope,
        "resolution_mentioned": security.resolution,
        "registration_agreed": security.registration,
        "span": span_object(security.span),
    }


def _notices(notices: Notices) -> Json:
    return {
        "court_papers": notices.court_papers,
        "deemed_receipt": notices.deemed_receipt,
        "change_notified": notices.change_notified,
        "electronic": notices.electronic,
        "survives": notices.survives,
        "span": span_object(notices.span),
    }


def _settlement(settlement: Settlement) -> Json:
    return {
        "kind": settlement.kind,
        "body": settlement.body or None,
        "law": settlement.law or None,
        "law_place": settlement.law_place or None,
        "cisg": settlement.cisg or None,
        "prevailing_language": settlement.prevailing_language or None,
        "span": span_object(settlement.span),
    }


def _money(money: Money | None) -> Json | None:
    return None if money is None else {"value": money.plain(), "currency": money.currency}


def _period(period: Period | None) -> Json | None:
    return None if period is None else {"count": period.count, "unit": period.unit, "days": period.days}


def _rate(rate: Rate | None) -> Json | None:
    if rate is None:
        return None
    return {
        "value": number_text(rate.value),
        "per": rate.unit,
        "base": rate.base or None,
        "multiple": number_text(rate.multiple),
    }
