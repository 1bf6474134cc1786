"""Reports as they were frozen: one per reader and day, week or month."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import select

from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.questions import digests


class Digests(Repository):
    def add(self, reader: str, period: str, payload: str, *, cut_off: datetime, at: datetime) -> bool:
        """Freeze the content of a period for a reader; False when it is frozen already."""
        values = {
            "reader": reader,
            "period": period,
            "cut_off": cut_off,
            "built_at": at,
            "sha256": hashlib.sha256(payload.encode()).hexdigest(),
            "payload": payload,
        }
        return self._insert_if_new(digests, values)

    def get(self, reader: str, period: str) -> str | None:
        """The frozen content as JSON text."""
        row = self._one(select(digests.c.payload).where(digests.c.reader == reader, digests.c.period == period))
        return row["payload"] if row else None

    def cut_off(self, reader: str, period: str) -> datetime | None:
        """The moment at which a period was frozen for a reader."""
        row = self._one(select(digests.c.cut_off).where(digests.c.reader == reader, digests.c.period == period))
        return row["cut_off"] if row else None

    def periods(self, reader: str) -> tuple[str, ...]:
        """What is frozen for a reader, newest first."""
        rows = self._rows(select(digests.c.period).where(digests.c.reader == reader).order_by(digests.c.cut_off.desc()))
        return tuple(row["period"] for row in rows)
