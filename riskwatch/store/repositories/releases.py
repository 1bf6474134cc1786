"""Releases of single orders and holds on customers. What was ended stays, with when and by whom."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Table, insert, select, update

from riskwatch.domain.order_check import Hold, Release
from riskwatch.store.codec import dump, load
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.orders import holds, releases


class Releases(Repository):
    def add(self, release: Release) -> None:
        values = {
            "id": release.id,
            "customer_ref": release.customer_ref,
            "order_number": release.order_number,
            "at": release.at,
            "payload": dump(release),
        }
        self._connection.execute(insert(releases).values(values))

    def latest(self, customer_ref: str, order_number: str) -> Release | None:
        """The last release of an order that was not taken back."""
        row = self._one(
            select(releases.c.payload)
            .where(
                releases.c.customer_ref == customer_ref,
                releases.c.order_number == order_number,
                releases.c.ended_at.is_(None),
            )
            .order_by(releases.c.at.desc(), releases.c.id)
            .limit(1)
        )
        return load(row["payload"], Release) if row else None

    def all(self) -> tuple[Release, ...]:
        """Every release that was ever given, taken back or not, oldest first."""
        rows = self._rows(select(releases.c.payload).order_by(releases.c.at, releases.c.id))
        return tuple(load(row["payload"], Release) for row in rows)

    def end(self, release_id: str, *, at: datetime, by: str) -> bool:
        """Take a release back; False when there is none of that id in force."""
        return _ended(self, releases, release_id, at, by)


class Holds(Repository):
    def add(self, hold: Hold) -> None:
        values = {"id": hold.id, "customer_ref": hold.customer_ref, "at": hold.at, "payload": dump(hold)}
        self._connection.execute(insert(holds).values(values))

    def of(self, customer_ref: str) -> tuple[Hold, ...]:
        """The holds on a customer that are in force, oldest first."""
        rows = self._rows(
            select(holds.c.payload)
            .where(holds.c.customer_ref == customer_ref, holds.c.ended_at.is_(None))
            .order_by(holds.c.at, holds.c.id)
        )
        return tuple(load(row["payload"], Hold) for row in rows)

    def end(self, hold_id: str, *, at: datetime, by: str) -> bool:
        """Lift a hold; False when there is none of that id in force."""
        return _ended(self, holds, hold_id, at, by)


def _ended(repository: Repository, table: Table, row_id: str, at: datetime, by: str) -> bool:
    ended = update(table).where(table.c.id == row_id, table.c.ended_at.is_(None)).values(ended_at=at, ended_by=by)
    return repository._changed(ended) == 1
