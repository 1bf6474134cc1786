"""How far the reading of a scan has come."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.house import reading_progress


class ReadingProgress(Repository):
    """One row for each scan that is being read. `ticket` is what the page that waits for it calls it."""

    def tell(self, ticket: str, actor: str, *, page: int, pages: int, at: datetime) -> None:
        """The page of so many that is being read."""
        self._put(reading_progress, {"ticket": ticket, "actor": actor, "page": page, "pages": pages, "at": at})

    def of(self, ticket: str, actor: str) -> tuple[int, int] | None:
        """Page and pages; None before the first and after the last."""
        wanted = select(reading_progress).where(reading_progress.c.ticket == ticket, reading_progress.c.actor == actor)
        row = self._one(wanted)
        return (row["page"], row["pages"]) if row else None

    def done(self, ticket: str, actor: str) -> None:
        """Nobody waits for it any more."""
        self._changed(
            delete(reading_progress).where(reading_progress.c.ticket == ticket, reading_progress.c.actor == actor)
        )

    def forget_before(self, moment: datetime) -> int:
        """Drop what a service that died left behind; returns how many."""
        return self._changed(delete(reading_progress).where(reading_progress.c.at < moment))
