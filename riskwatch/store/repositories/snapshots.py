"""What each source said about each customer, over time. A row is added for each change; looks that found the same
view again only move the time until which it is confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import bindparam, func, insert, select, update

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
                confirmed_at=snapshot.fetched_at,
                outcome=outcome.value,
                payload=dump(snapshot),
            )
            .returning(snapshots.c.id)
        )
        return int(result.scalar_one())

    def confirm(self, ref: str, source: str, at: datetime) -> None:
        """The source showed the last view again, unchanged."""
        last = select(func.max(snapshots.c.id)).where(snapshots.c.ref == ref, snapshots.c.source == source)
        self._connection.execute(
            update(snapshots).where(snapshots.c.id == last.scalar_subquery()).values(confirmed_at=at)
        )

    def confirm_all(self, source: str, times: Mapping[str, datetime]) -> None:
        """The same for many customers, by customer number."""
        last = select(func.max(snapshots.c.id)).where(
            snapshots.c.ref == bindparam("_ref"), snapshots.c.source == source
        )
        statement = update(snapshots).where(snapshots.c.id == last.scalar_subquery())
        rows = [{"_ref": ref, "_at": at} for ref, at in times.items()]
        self._connection.execute(statement.values(confirmed_at=bindparam("_at")), rows)

    def latest(self, ref: str) -> dict[str, Snapshot]:
        """The last view of each source, by source name; `fetched_at` is the last time it was confirmed."""
        return self._last(ref, datetime.max.replace(tzinfo=UTC))

    def at(self, ref: str, moment: datetime) -> dict[str, Snapshot]:
        """The views as they were known at `moment`."""
        return self._last(ref, moment)

    def everyone(self) -> Iterator[tuple[str, Snapshot]]:
        """(customer number, last view) of every customer at every source, one at a time."""
        last = (select(func.max(snapshots.c.id).label("id")).group_by(snapshots.c.ref, snapshots.c.source)).subquery()
        statement = select(snapshots.c.ref, snapshots.c.payload).join(last, last.c.id == snapshots.c.id)
        for row in self._connection.execute(statement.order_by(snapshots.c.ref)).mappings():
            yield row["ref"], load(row["payload"], Snapshot)

    def history(self, ref: str, source: str) -> tuple[Snapshot, ...]:
        """Every view of one source, oldest first."""
        rows = self._rows(
            select(snapshots.c.payload)
            .where(snapshots.c.ref == ref, snapshots.c.source == source)
            .order_by(snapshots.c.id)
        )
        return tuple(load(row["payload"], Snapshot) for row in rows)

    def all_of(self, ref: str) -> tuple[Snapshot, ...]:
        """Every view of every source, oldest first."""
        rows = self._rows(select(snapshots.c.payload).where(snapshots.c.ref == ref).order_by(snapshots.c.id))
        return tuple(load(row["payload"], Snapshot) for row in rows)

    def _last(self, ref: str, until: datetime) -> dict[str, Snapshot]:
        last = (
            select(func.max(snapshots.c.id).label("id"))
            .where(snapshots.c.ref == ref, snapshots.c.fetched_at <= until)
            .group_by(snapshots.c.source)
        ).subquery()
        columns = (snapshots.c.source, snapshots.c.confirmed_at, snapshots.c.payload)
        rows = self._rows(select(*columns).join(last, last.c.id == snapshots.c.id).order_by(snapshots.c.source))
        return {
            row["source"]: replace(load(row["payload"], Snapshot), fetched_at=min(row["confirmed_at"], until))
            for row in rows
        }
