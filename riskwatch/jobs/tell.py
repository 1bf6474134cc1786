"""Puts word of an alert into the outbox, in the transaction that raised it."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from riskwatch.domain.alert import Alert
from riskwatch.jobs.channels import groups_told_of
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.users import may_decide
from riskwatch.store import Unit
from riskwatch.store.records import Raised, User

GROUP_WAIT = timedelta(minutes=10)
"""Word of a first alert waits this long, so that the others of the same round come in one mail."""

LATEST = timedelta(hours=24)
"""After an outage nobody wants yesterday's urgent mails; the list and the weekly mail have them all."""

CHANNEL = "mail"


def tell(desk: Desk, unit: Unit, raised: Raised, now: datetime) -> None:
    """Queue word of a critical alert to those who decide, of a source's alert to administrators; the rest is weekly.
    Groups are told what their settings say."""
    alert = raised.alert
    for group in groups_told_of(desk, unit, alert):
        queue(unit, group, group, alert, raised.reason, now)
    if alert.severity != "critical" and alert.question != "source":
        return
    for reader in unit.users.all():
        if reader.active and reader.subscribed and _concerns(alert, reader):
            queue(unit, reader.id, CHANNEL, alert, raised.reason, now)


def dedupe_key(*parts: str) -> str:
    """The key that makes a second message of the same content to the same reader impossible."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _concerns(alert: Alert, reader: User) -> bool:
    return reader.role == "admin" if alert.question == "source" else may_decide(reader.role)


def queue(unit: Unit, reader: str, channel: str, alert: Alert, reason: str, now: datetime) -> None:
    """Queue word of an alert to a reader, with what waits for that reader already. A group is the reader of its channel."""
    item = {"alert": alert.id, "version": alert.version, "reason": reason}
    waiting = unit.outbox.waiting(reader, channel, "immediate", now)
    if waiting is not None:
        others = [entry for entry in waiting.payload["alerts"] if entry["alert"] != alert.id]
        if unit.outbox.extend(waiting.id, {"alerts": [*others, item]}):
            return
    unit.outbox.add(
        reader=reader,
        channel=channel,
        dedupe_key=dedupe_key(reader, channel, "immediate", alert.id, str(alert.version)),
        kind="immediate",
        payload={"alerts": [item]},
        at=now,
        not_before=now + GROUP_WAIT,
        expires_at=now + LATEST,
    )
