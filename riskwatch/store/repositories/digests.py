"""Weekly mails as they were frozen: one per reader and week."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import select

from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.questions import digests


class Digests(Repository):
    def add(self, reader: str, week: str, payload: str, *, cut_off: datetime, at: datetime) -> bool:
        """Freeze the content of a week for a reader; False when it is frozen already."""
        values = {
            "reader": reader,
            "week": week,
            "cut_off": cut_off,
            "built_at": at,
            "sha256": hashlib.sha256(payload.encode()).hexdigest(),
            "payload": payload,
        }
        return self._insert_if_new(digests, values)

    def get(self, reader: str, week: str) -> str | None:
        """The frozen content as JSON text."""
        row = self._one(select(digests.c.payload).where(digests.c.reader == reader, digests.c.week == week))
        return row["payload"] if row else None

    def weeks(self, reader: str) -> tuple[str, ...]:
        """Weeks that are frozen for a reader, newest first."""
        rows = self._rows(select(digests.c.week).where(digests.c.reader == reader).order_by(digests.c.cut_off.desc()))
        return tuple(row["week"] for row in rows)
