"""Who was sent word of which alert: those whom a correction has to reach."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.questions import told


class Told(Repository):
    """One row for each alert and reader, from the first message on."""

    def note(self, reader: str, alert_ids: Iterable[str], *, at: datetime) -> None:
        for alert_id in alert_ids:
            self._insert_if_new(told, {"alert_id": alert_id, "reader": reader, "at": at})

    def readers(self, alert_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """By reader, which of these alerts they were told of."""
        wanted = select(told.c.reader, told.c.alert_id).where(told.c.alert_id.in_(list(alert_ids)))
        found: dict[str, list[str]] = {}
        for row in self._rows(wanted.order_by(told.c.reader, told.c.at, told.c.alert_id)):
            found.setdefault(row["reader"], []).append(row["alert_id"])
        return {reader: tuple(alerts) for reader, alerts in found.items()}
