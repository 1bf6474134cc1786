"""Takes back what was told: whoever got word of an alert gets word that a fact behind it was wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from riskwatch.domain.alert import Alert
from riskwatch.domain.event import Event
from riskwatch.jobs.digest_alerts import GROUPS
from riskwatch.jobs.tell import CHANNEL, dedupe_key
from riskwatch.store import Unit
from riskwatch.store.records import OutboxRow


def alerts_in(unit: Unit, row: OutboxRow) -> tuple[str, ...]:
    """The alerts that a message tells of."""
    if row.kind == "immediate":
        return tuple(item["alert"] for item in row.payload["alerts"])
    if row.kind == "retraction":
        return tuple(row.payload["alerts"])
    if row.kind != "digest":
        return ()
    content = json.loads(unit.digests.get(row.reader, row.payload["period"]) or "{}")
    return tuple(line["alert_id"] for name in GROUPS for line in content.get(name, ()))


def retract(unit: Unit, event: Event, alerts: Iterable[Alert], *, reason: str, at: datetime) -> int:
    """Queue the correction to everybody who was told of one of the alerts, subscribed or not; returns how many.

    It goes out at once and does not expire: a wrong fact must not stay in anybody's head because a server was down.
    """
    queued = 0
    for reader, told_of in unit.told.readers(alert.id for alert in alerts).items():
        # A reader who is no user is the group behind the channel of that name.
        channel = CHANNEL if unit.users.get(reader) else reader
        queued += unit.outbox.add(
            reader=reader,
            channel=channel,
            dedupe_key=dedupe_key(reader, channel, "retraction", event.id, at.isoformat()),
            kind="retraction",
            payload={"event": event.id, "alerts": list(told_of), "reason": reason},
            at=at,
        )
    return queued
