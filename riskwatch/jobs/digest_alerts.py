"""The questions of a report: which waits, which is in action, snoozed or closed, and the last word on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from riskwatch.domain.alert import CLOSED, SEVERITIES, Alert
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.sign import RESTRICTIONS
from riskwatch.domain.words import Words
from riskwatch.jobs.digest_content import AlertLine
from riskwatch.store import Unit
from riskwatch.store.repositories.alerts import SYSTEM

GROUPS = ("decide", "new", "in_action", "snoozed", "closed")
ASKED = ("open", "acknowledged")
"""The states in which an alert is a question to somebody."""
PROOFS = 3


def alert_lines(
    unit: Unit, customers: Mapping[str, Customer], since: datetime, until: datetime
) -> Mapping[str, tuple[AlertLine, ...]]:
    """The questions as they stood at `until`, by what they ask of the reader."""
    earlier = {alert.id: alert for alert in unit.alerts.at(since)}
    groups: dict[str, list[AlertLine]] = defaultdict(list)
    for alert in unit.alerts.at(until):
        if alert.question == "source":
            continue  # told under the sources that are blind
        group = _group(alert, earlier.get(alert.id))
        if group:
            groups[group].append(_line(unit, alert, earlier.get(alert.id), customers, until))
    return {name: tuple(sorted(groups[name], key=_by_weight)) for name in GROUPS}


def _group(alert: Alert, before: Alert | None) -> str:
    if alert.state in CLOSED:
        return "closed" if before is None or before.state not in CLOSED else ""
    if alert.state in ("snoozed", "in_action"):
        return alert.state
    return "decide" if alert.proposal in RESTRICTIONS else "new"


def _line(
    unit: Unit, alert: Alert, before: Alert | None, customers: Mapping[str, Customer], until: datetime
) -> AlertLine:
    customer = customers.get(alert.customer_ref)
    events = [event for key in alert.because if (event := unit.events.get(key)) is not None]
    proofs = tuple(dict.fromkeys(event.evidence.sha256 for event in events))[:PROOFS]
    return AlertLine(
        alert_id=alert.id,
        ref=alert.customer_ref,
        name=customer.name if customer else alert.customer_ref,
        severity=alert.severity,
        proposal=alert.proposal,
        state=alert.state,
        raised_at=alert.raised_at,
        is_new=before is None or before.version != alert.version,
        explanation=alert.explanation,
        grade_before=alert.grade_before,
        grade_after=alert.grade_after,
        exposure=_money(alert.exposure, alert),
        limit_before=_money(alert.limit_before, alert),
        limit_after=_money(alert.limit_after, alert),
        proofs=proofs,
        snooze_until=alert.snooze_until,
        woke=before is not None and before.state == "snoozed" and alert.state in ASKED,
        note=_last_word(unit, alert, until) if alert.state in (*CLOSED, "snoozed", "in_action") else None,
    )


def _last_word(unit: Unit, alert: Alert, until: datetime) -> Words | None:
    """Who brought the alert where it stands, and why: the decision if there was one, else the last line of its log."""
    decisions = [decision for decision in unit.decisions.of_alert(alert.id) if decision.at <= until]
    if decisions:
        last = decisions[-1]
        choice = Words("批准", "approved") if last.choice == "approved" else Words("否决", "rejected")
        return Words(f"{last.actor} {choice.zh}：{last.reason}", f"{last.actor} {choice.en}: {last.reason}")
    entries = [entry for entry in unit.alerts.log(alert.id) if entry.at <= until and entry.reason]
    if not entries:
        return None
    if entries[-1].actor == SYSTEM:
        return Words("已并入更严重的预警", "taken over by a stronger alert") if alert.state in CLOSED else None
    return Words(f"{entries[-1].actor}：{entries[-1].reason}", f"{entries[-1].actor}: {entries[-1].reason}")


def _money(amount: Decimal | None, alert: Alert) -> Money | None:
    return None if amount is None else Money(amount, alert.currency)


def _by_weight(line: AlertLine) -> tuple[object, ...]:
    """Worst first, then by the money at stake."""
    return (SEVERITIES.index(line.severity), -(line.exposure.amount if line.exposure else Decimal(0)), line.ref)


def stake_at(unit: Unit, moment: datetime) -> Mapping[str, Money]:
    """What the customers owed about whom a decision waited at `moment`, each once."""
    return {
        alert.customer_ref: Money(alert.exposure, alert.currency)
        for alert in unit.alerts.at(moment)
        if alert.exposure is not None and alert.question != "source" and _group(alert, None) == "decide"
    }
