"""Puts word of an alert into the outbox, in the transaction that raised it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from riskwatch.domain.alert import Alert
from riskwatch.domain.preferences import MAIL
from riskwatch.jobs.absences import away, stand_in
from riskwatch.jobs.channels import groups_told_of
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.readers import Recipient, held_until, may_hear, recipient, recipients_of
from riskwatch.store import Unit
from riskwatch.store.records import OutboxRow, Raised

GROUP_WAIT = timedelta(minutes=10)
"""Word of a first alert about a group of companies waits this long, so that what else befalls that group comes with it."""

MOST_APART = 3
"""Groups of companies that a reader is told of in messages of their own; of more at a time in one message together."""

MANY = "many"
"""The matter of such a message."""

LATEST = timedelta(hours=24)
"""After an outage nobody wants yesterday's urgent mails; the list and the weekly mail have them all. It runs from the
moment at which the message may go: quiet hours do not count."""

CHANNEL = MAIL


def tell(desk: Desk, unit: Unit, raised: Raised, now: datetime) -> None:
    """Queue word of an alert to the readers and the groups that are told of it at once; the rest is weekly."""
    groups = (Recipient(name, name) for name in groups_told_of(desk, unit, raised.alert))
    for to in (*groups, *recipients_of(desk, unit, raised.alert, now)):
        queue(desk, unit, to, raised.alert, raised.reason, now)


def dedupe_key(*parts: str) -> str:
    """The key that makes a second message of the same content to the same reader impossible."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def queue(desk: Desk, unit: Unit, to: Recipient, alert: Alert, reason: str, now: datetime) -> None:
    """Queue word of an alert, with what waits for that reader about the same group of companies and goes no later."""
    item = {"alert": alert.id, "version": alert.version, "reason": reason, "instead_of": list(to.instead_of)}
    matter = head_of_group(unit, alert.customer_ref)
    ready = _ready(desk, unit, to, alert, now)
    waiting = unit.outbox.waiting(to.reader, to.channel, "immediate", now)
    company = _company([row for row in waiting if row.not_before <= ready], matter)
    # The last word on an alert counts, and what several messages would have said, one says now.
    said = {row.id: [each for each in row.payload["alerts"] if each["alert"] != alert.id] for row in waiting}
    if company:
        first, *others = (row.id for row in company)
        said[first] += [*(each for other in others for each in said[other]), item]
        said |= {other: [] for other in others}
    for row in waiting:
        about = MANY if len(company) > 1 and row in company else row.payload.get("matter", MANY)
        _rewrite(unit, row, {"alerts": said[row.id], "matter": about})
    if not company:
        unit.outbox.add(
            reader=to.reader,
            channel=to.channel,
            dedupe_key=dedupe_key(to.reader, to.channel, "immediate", alert.id, str(alert.version)),
            kind="immediate",
            payload={"alerts": [item], "matter": matter},
            at=now,
            not_before=ready,
            expires_at=ready + LATEST,
        )


def hand_over(desk: Desk, unit: Unit, row: OutboxRow, now: datetime) -> bool:
    """Give what waits for a reader who has gone away meanwhile to the delegate; False when there is none, or the message
    was tried already and may have arrived."""
    delegate = stand_in(unit, away(desk, unit, now).get(row.reader))
    if delegate is None or row.attempts:
        return False
    told = [(unit.alerts.get(item["alert"]), item) for item in row.payload["alerts"]]
    if not all(may_hear(delegate, alert) for alert, _ in told) or not unit.outbox.drop(row.id):
        return False
    chosen = unit.preferences.all()
    for alert, item in told:
        to = recipient(desk, chosen, delegate, (row.reader, *item.get("instead_of", ())))
        queue(desk, unit, to, alert, item["reason"], now)
    return True


def head_of_group(unit: Unit, ref: str) -> str:
    """The customer at the head of the group of companies that a customer belongs to; itself where it has no parent."""
    above = [ref]
    while parent := next((link.other_ref for link in unit.links.of(above[-1]) if link.kind == "parent"), ""):
        if parent in above:
            break
        above.append(parent)
    return above[-1]


def _ready(desk: Desk, unit: Unit, to: Recipient, alert: Alert, now: datetime) -> datetime:
    """When word of an alert may go: after the group wait, and when the reader's quiet hours are over."""
    ready = now + GROUP_WAIT
    return held_until(desk, unit, to.reader, ready, critical=alert.severity == "critical") or ready


def _rewrite(unit: Unit, row: OutboxRow, payload: Mapping[str, Any]) -> None:
    if not payload["alerts"]:
        unit.outbox.drop(row.id)
    elif payload != row.payload:
        unit.outbox.extend(row.id, payload)


def _company(waiting: Sequence[OutboxRow], matter: str) -> Sequence[OutboxRow]:
    """The messages that one more alert joins: none, the one about its group of companies, or all when one more message
    would be too many, which then become one."""
    same = [row for row in waiting if row.payload.get("matter") in (matter, MANY)][:1]
    return same or (waiting if len(waiting) >= MOST_APART else [])
