"""The append-only log of alerts: one chain across all alerts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from riskwatch.domain.alert import LogEntry
from riskwatch.store.repositories.chain import Chain
from riskwatch.store.tables.questions import alert_log

_COLUMNS = (
    alert_log.c.alert_id, alert_log.c.at, alert_log.c.actor, alert_log.c.before, alert_log.c.after,
    alert_log.c.reason, alert_log.c.previous_hash, alert_log.c.hash,
)  # fmt: skip

SEVERITY_RAISED = "severity raised"
"""The reason of a line that asks an open question anew."""


class AlertLog(Chain):
    table = alert_log
    fields = ("alert_id", "at", "actor", "before", "after", "reason")

    def append(self, alert_id: str, *, at: datetime, actor: str, before: str, after: str, reason: str) -> LogEntry:
        """Add a line. Writers wait for each other at the head of the chain until their transactions end."""
        previous, own = self._add(
            {"alert_id": alert_id, "at": at, "actor": actor, "before": before, "after": after, "reason": reason}
        )
        return LogEntry(alert_id, at, actor, before, after, reason, previous, own)

    def asked_at(self, alert_id: str = "") -> dict[str, datetime]:
        """When each alert was last asked: raised, brought back, or raised in severity; of one alert, if given."""
        asked = (alert_log.c.before != "open") | (alert_log.c.reason == SEVERITY_RAISED)
        wanted = [alert_log.c.after == "open", asked, *([alert_log.c.alert_id == alert_id] if alert_id else [])]
        found = select(alert_log.c.alert_id, func.max(alert_log.c.at).label("at")).where(*wanted)
        return {row["alert_id"]: row["at"] for row in self._rows(found.group_by(alert_log.c.alert_id))}

    def of(self, alert_id: str) -> tuple[LogEntry, ...]:
        """The lines of one alert, oldest first."""
        rows = self._rows(select(*_COLUMNS).where(alert_log.c.alert_id == alert_id).order_by(alert_log.c.id))
        return tuple(LogEntry(**row) for row in rows)
