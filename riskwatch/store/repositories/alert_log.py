"""The append-only log of alerts: one chain across all alerts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from riskwatch.domain.alert import LogEntry
from riskwatch.store.repositories.chain import Chain
from riskwatch.store.tables.questions import alert_log

_COLUMNS = (
    alert_log.c.alert_id, alert_log.c.at, alert_log.c.actor, alert_log.c.before, alert_log.c.after,
    alert_log.c.reason, alert_log.c.previous_hash, alert_log.c.hash,
)  # fmt: skip


class AlertLog(Chain):
    table = alert_log
    fields = ("alert_id", "at", "actor", "before", "after", "reason")

    def append(self, alert_id: str, *, at: datetime, actor: str, before: str, after: str, reason: str) -> LogEntry:
        """Add a line. Writers wait for each other at the head of the chain until their transactions end."""
        previous, own = self._add(
            {"alert_id": alert_id, "at": at, "actor": actor, "before": before, "after": after, "reason": reason}
        )
        return LogEntry(alert_id, at, actor, before, after, reason, previous, own)

    def of(self, alert_id: str) -> tuple[LogEntry, ...]:
        """The lines of one alert, oldest first."""
        rows = self._rows(select(*_COLUMNS).where(alert_log.c.alert_id == alert_id).order_by(alert_log.c.id))
        return tuple(LogEntry(**row) for row in rows)
