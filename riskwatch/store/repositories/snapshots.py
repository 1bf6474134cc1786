"""What each source said about each customer, over time. Rows are only added."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, func, insert, select

from riskwatch.domain.outcome import Outcome
from riskwatch.domain.snapshot import Snapshot
from riskwatch.store.codec import dump, load
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.facts import snapshots


class Snapshots(Repository):
    """Only usable views get here: an error or an empty reply never becomes a snapshot."""

    def add(self, ref: str, snapshot: Snapshot, outcome: Outcome = Outcome.OK) -> int:
        """Keep a snapshot; returns its number. `outcome` is ok, or suspicious when sections were held back."""
        result = self._connection.execute(
            insert(snapshots)
            .values(
                ref=ref,
                source=snapshot.provider,
                fetched_at=snapshot.fetched_at,
                outcome=outcome.value,
                payload=dump(snapshot),
            )
            .returning(snapshots.c.id)
        )
        return int(result.scalar_one())

    def latest(self, ref: str) -> dict[str, Snapshot]:
        """The last view of each source, by source name."""
        return self._last(ref)

    def at(self, ref: str, moment: datetime) -> dict[str, Snapshot]:
        """The views as they were known at `moment`."""
        return self._last(ref, snapshots.c.fetched_at <= moment)

    def history(self, ref: str, source: str) -> tuple[Snapshot, ...]:
        """Every view of one source, oldest first."""
        rows = self._rows(
            select(snapshots.c.payload)
            .where(snapshots.c.ref == ref, snapshots.c.source == source)
            .order_by(snapshots.c.id)
        )
        return tuple(load(row["payload"], Snapshot) for row in rows)

    def _last(self, ref: str, *wanted: ColumnElement[bool]) -> dict[str, Snapshot]:
        last = (
            select(func.max(snapshots.c.id).label("id"))
            .where(snapshots.c.ref == ref, *wanted)
            .group_by(snapshots.c.source)
        ).subquery()
        rows = self._rows(select(snapshots.c.source, snapshots.c.payload).join(last, last.c.id == snapshots.c.id))
        return {row["source"]: load(row["payload"], Snapshot) for row in sorted(rows, key=lambda row: row["source"])}
