"""Who is looked up where, when the next look is due, and who holds it."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, or_, select, update

from riskwatch.domain.snapshot import Identifier
from riskwatch.store.records import Watch
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.portfolio import watches

_CHANGEABLE = {field.name for field in fields(Watch)} - {"ref", "source", "identifier", "claim_token", "claim_until"}


class Watches(Repository):
    """Due times and claims. A claim is a token with a lease: whoever's update changed the row holds it."""

    def add(self, watch: Watch) -> bool:
        """Start a watch; False when this customer is watched there already.

        A changed identifier starts it anew; a watch that was stopped goes on where it was."""
        row = asdict(watch)
        identifier = row.pop("identifier")
        row |= {"id_scheme": identifier["scheme"], "id_value": identifier["id"]}
        known = self.get(watch.ref, watch.source)
        if known and known.identifier == watch.identifier:
            again = update(watches).where(watches.c.ref == watch.ref, watches.c.source == watch.source)
            self._connection.execute(again.values(active=True))
            return not known.active
        self._put(watches, row)
        return True

    def get(self, ref: str, source: str) -> Watch | None:
        row = self._one(select(watches).where(watches.c.ref == ref, watches.c.source == source))
        return _watch(row) if row else None

    def of(self, ref: str) -> tuple[Watch, ...]:
        """Every watch of a customer, by source."""
        return self._many(watches.c.ref == ref)

    def at(self, source: str) -> tuple[Watch, ...]:
        """Every active watch at a source."""
        return self._many(watches.c.source == source, watches.c.active)

    def all(self) -> tuple[Watch, ...]:
        return self._many(watches.c.active)

    def due(self, now: datetime, source: str = "", limit: int = 100) -> tuple[Watch, ...]:
        """Active watches that are due at the business time `now`, longest due first."""
        wanted = [watches.c.active, watches.c.next_due_at <= now]
        if source:
            wanted.append(watches.c.source == source)
        rows = self._rows(select(watches).where(*wanted).order_by(watches.c.next_due_at, watches.c.ref).limit(limit))
        return tuple(_watch(row) for row in rows)

    def due_sources(self, now: datetime) -> tuple[str, ...]:
        """Names of sources with due watches."""
        rows = self._rows(select(watches.c.source).distinct().where(watches.c.active, watches.c.next_due_at <= now))
        return tuple(sorted(row["source"] for row in rows))

    def claim(
        self, watch: Watch, token: str, *, at: datetime, lease: timedelta, due_by: datetime | None = None
    ) -> bool:
        """Hold the watch until `at` + `lease` (wall clock); False when somebody else does, or it is no longer due."""
        wanted: list[ColumnElement[bool]] = [
            watches.c.ref == watch.ref,
            watches.c.source == watch.source,
            or_(watches.c.claim_until.is_(None), watches.c.claim_until <= at),
        ]
        if due_by is not None:
            wanted.append(watches.c.next_due_at <= due_by)
        return self._changed(update(watches).where(*wanted).values(claim_token=token, claim_until=at + lease)) == 1

    def finish(self, watch: Watch, token: str, **changes: Any) -> bool:
        """Write the result of a look and let go; False when the claim was lost meanwhile, and nothing is written."""
        unknown = set(changes) - _CHANGEABLE
        if unknown:
            raise ValueError(f"a watch has no {sorted(unknown)}")
        return (
            self._changed(
                update(watches)
                .where(watches.c.ref == watch.ref, watches.c.source == watch.source, watches.c.claim_token == token)
                .values(claim_token=None, claim_until=None, **changes)
            )
            == 1
        )

    def hasten(self, ref: str, interval_s: int, next_due_at: datetime) -> None:
        """Shorten the interval of a customer's watches; a look that is due earlier stays where it is."""
        self._connection.execute(
            update(watches)
            .where(watches.c.ref == ref, watches.c.next_due_at > next_due_at)
            .values(interval_s=interval_s, next_due_at=next_due_at)
        )

    def drop(self, ref: str, source: str) -> None:
        """Stop a watch; what it saw stays."""
        self._connection.execute(
            update(watches).where(watches.c.ref == ref, watches.c.source == source).values(active=False)
        )

    def _many(self, *wanted: ColumnElement[bool]) -> tuple[Watch, ...]:
        rows = self._rows(select(watches).where(*wanted).order_by(watches.c.ref, watches.c.source))
        return tuple(_watch(row) for row in rows)


def _watch(row: RowMapping) -> Watch:
    values = dict(row)
    identifier = Identifier(values.pop("id_scheme"), values.pop("id_value"))
    return Watch(identifier=identifier, **values)
