"""Alerts, events and customers as the JSON objects of the stable interface."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from riskwatch.domain.alert import Alert
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.event import Event
from riskwatch.domain.expected_loss import ExpectedLoss
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words

Json = dict[str, Any]
ALERT_SCHEMA = "riskwatch.alert/1"
THOUSANDTH = Decimal("0.001")


def alert_object(
    alert: Alert, customer: Customer | None, events: Iterable[Event], loss: ExpectedLoss | None = None
) -> Json:
    """An alert with the facts behind it, in the order of their first sight, and the expected loss that an answer can save,
    with its parts. An alert about a source has no customer and no loss."""
    return {
        "schema": ALERT_SCHEMA,
        "id": alert.id,
        "fingerprint": alert.fingerprint,
        "customer": customer_head(customer, alert.customer_ref),
        "question": alert.question,
        "severity": alert.severity,
        "proposal": alert.proposal,
        "state": alert.state,
        "raised_at": moment(alert.raised_at),
        "rule": alert.rule,
        "rule_version": alert.rule_version,
        "version": alert.version,
        "reopened": alert.reopened,
        "snooze_until": day(alert.snooze_until),
        "grade": {"before": alert.grade_before, "after": alert.grade_after},
        "limit": {
            "before": amount(alert.limit_before),
            "after": amount(alert.limit_after),
            "currency": alert.currency,
        },
        "exposure": amount(alert.exposure),
        "expected_loss": loss and _loss(loss),
        "because": [_because(event) for event in sorted(events, key=lambda e: (e.first_seen, e.id))],
        "grounds": list(alert.grounds),
        "explanation": words(alert.explanation),
    }


def _loss(loss: ExpectedLoss) -> Json:
    return {
        "saved": loss.saved.plain(),
        "currency": loss.saved.currency,
        "basis": loss.basis,
        "money": loss.money.plain(),
        "default_before": figure(loss.before),
        "default_after": figure(loss.after),
        "loss_given_default": figure(loss.share),
        "says": words(loss.says),
    }


def event_object(event: Event, customer_ref: str, signs: Iterable[str] = ()) -> Json:
    """An event with its three dates and its proof. `signs` are the signs it gives rise to now."""
    return {
        "id": event.id,
        "customer": customer_ref,
        "code": event.code,
        "sign": next(iter(signs), None),
        "event_date": day(event.event_date),
        "published": day(event.published),
        "first_seen": moment(event.first_seen),
        "before": event.before,
        "after": event.after,
        "source": event.source,
        "evidence": _evidence(event),
        "baseline": event.baseline,
        "state": event.state,
        "live": event.live,
        "ended_on": day(event.ended_on),
        "detail": event.detail,
    }


def customer_object(customer: Customer, assessment: Assessment | None = None) -> Json:
    """A row of the portfolio."""
    return {
        "ref": customer.ref,
        "name": customer.name,
        "country": customer.country,
        "identifiers": _identifiers(customer),
        "branch": customer.branch,
        "owner": customer.owner,
        "credit_limit": plain(customer.credit_limit),
        "payment_days": customer.payment_days,
        "exposure": plain(customer.exposure),
        "monthly_sales": plain(customer.monthly_sales),
        "since": day(customer.since),
        "currency": customer.currency,
        "grade": assessment.grade if assessment else None,
        "proposal": assessment.proposal if assessment else None,
    }


def listed(name: str, items: Iterable[Json]) -> Json:
    """A list as one object: {"alerts": [...]}."""
    return {name: list(items)}


def _because(event: Event) -> Json:
    return {
        "event": event.id,
        "code": event.code,
        "event_date": day(event.event_date),
        "published": day(event.published),
        "first_seen": moment(event.first_seen),
        "source": event.source,
        "evidence": _evidence(event),
    }


def _evidence(event: Event) -> Json:
    return {"sha256": event.evidence.sha256, "fetched_at": moment(event.evidence.fetched_at), "url": event.evidence.url}


def customer_head(customer: Customer | None, ref: str) -> Json | None:
    """How an object names its customer; None for one about no customer."""
    if not ref:
        return None
    if customer is None:
        return {"ref": ref, "name": None, "identifiers": {}}
    return {"ref": customer.ref, "name": customer.name, "identifiers": _identifiers(customer)}


def _identifiers(customer: Customer) -> Mapping[str, str]:
    return {customer.identifier.scheme: customer.identifier.id} if customer.identifier else {}


def moment(value: datetime | None) -> str | None:
    """A point in time in UTC: 2026-11-24T00:00:00Z."""
    return None if value is None else value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def amount(value: Decimal | None) -> str | None:
    return None if value is None else Money(value).plain()


def plain(value: Money | None) -> str | None:
    return None if value is None else value.plain()


def sums_object(money: Iterable[Money]) -> list[Json]:
    """Sums of several currencies, which are never added up."""
    return [{"amount": each.plain(), "currency": each.currency} for each in money]


def figure(value: Decimal) -> str:
    """Points and scores with three places, half up."""
    return str(value.quantize(THOUSANDTH, ROUND_HALF_UP))


def words(value: Words) -> Json:
    return {"zh": value.zh, "en": value.en}
