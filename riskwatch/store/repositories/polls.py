"""Every look that was taken, good or bad: the proof of what was checked and when."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime

from sqlalchemy import case, delete, func, insert, select

from riskwatch.store.records import Poll
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.portfolio import polls

GOOD = ("ok", "not_modified")
_FIELDS = tuple(field.name for field in fields(Poll))
_COLUMNS = tuple(column for column in polls.c if column.name != "id")


class Polls(Repository):
    """Append-only list of looks."""

    def add(self, *taken: Poll) -> None:
        if taken:
            self._connection.execute(insert(polls), [{name: getattr(poll, name) for name in _FIELDS} for poll in taken])

    def of(self, ref: str, limit: int = 50) -> tuple[Poll, ...]:
        """The latest looks at one customer, newest first."""
        rows = self._rows(select(*_COLUMNS).where(polls.c.ref == ref).order_by(polls.c.id.desc()).limit(limit))
        return tuple(Poll(**row) for row in rows)

    def by_source(self, after: datetime, until: datetime) -> dict[str, tuple[int, int]]:
        """By source: how many looks were taken in the time after `after` up to `until`, and how many were answered."""
        answered = case((polls.c.outcome.in_(GOOD), 1), else_=0)
        rows = self._rows(
            select(polls.c.source, func.count().label("looks"), func.sum(answered).label("good"))
            .where(polls.c.at > after, polls.c.at <= until)
            .group_by(polls.c.source)
        )
        return {row["source"]: (row["looks"], int(row["good"])) for row in rows}

    def taken(self, source: str, after: datetime, until: datetime, offset: int, limit: int) -> tuple[Poll, ...]:
        """The looks that `by_source` counts for one source, newest first, a page of them."""
        rows = self._rows(
            select(*_COLUMNS)
            .where(polls.c.source == source, polls.c.at > after, polls.c.at <= until)
            .order_by(polls.c.id.desc())
            .offset(offset)
            .limit(limit)
        )
        return tuple(Poll(**row) for row in rows)

    def last_good(self, until: datetime) -> dict[tuple[str, str], datetime]:
        """When each (customer, source) was last really seen, as known at `until`."""
        rows = self._rows(
            select(polls.c.ref, polls.c.source, func.max(polls.c.at).label("at"))
            .where(polls.c.outcome.in_(GOOD), polls.c.at <= until)
            .group_by(polls.c.ref, polls.c.source)
        )
        return {(row["ref"], row["source"]): row["at"] for row in rows}

    def last_any(self, until: datetime) -> dict[tuple[str, str], Poll]:
        """The last look at each (customer, source), as known at `until`."""
        last = (
            select(func.max(polls.c.id).label("id")).where(polls.c.at <= until).group_by(polls.c.ref, polls.c.source)
        ).subquery()
        rows = self._rows(select(*_COLUMNS).join(last, last.c.id == polls.c.id))
        return {(row["ref"], row["source"]): Poll(**row) for row in rows}

    def forget(self, before: datetime) -> int:
        """Delete looks older than `before`; returns how many. The last good looks are kept in the watches."""
        return self._changed(delete(polls).where(polls.c.at < before))
