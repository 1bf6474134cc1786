"""Who is looked up where, when the next look is due, and who holds it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, bindparam, exists, func, or_, select, tuple_, update

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

    def of_many(self, refs: Sequence[str]) -> tuple[Watch, ...]:
        """Every active watch of these customers."""
        return self._many(watches.c.active, watches.c.ref.in_(refs))

    def count_stale(self, now: datetime, allowed: Callable[[str, int], timedelta]) -> int:
        """How many customers have an active watch that saw nothing for longer than `allowed` for its source and interval."""
        pairs = self._rows(select(watches.c.source, watches.c.interval_s).distinct().where(watches.c.active))
        seen = func.coalesce(watches.c.last_ok_at, watches.c.created_at)
        late = [
            and_(
                watches.c.source == row["source"],
                watches.c.interval_s == row["interval_s"],
                seen < now - allowed(row["source"], row["interval_s"]),
            )
            for row in pairs
        ]
        if not late:
            return 0
        counted = select(func.count(watches.c.ref.distinct()).label("number")).where(watches.c.active, or_(*late))
        return int(self._rows(counted)[0]["number"])

    def count_watched(self) -> int:
        """How many customers have an active watch."""
        counted = select(func.count(watches.c.ref.distinct()).label("number")).where(watches.c.active)
        return int(self._rows(counted)[0]["number"])

    def at(self, source: str) -> tuple[Watch, ...]:
        """Every active watch at a source."""
        return self._many(watches.c.source == source, watches.c.active)

    def all(self) -> tuple[Watch, ...]:
        return self._many(watches.c.active)

    def due_sources(self, now: datetime, names: Iterable[str]) -> tuple[str, ...]:
        """Which of these sources have due watches. Asked one by one: the index answers each without counting."""
        return tuple(name for name in sorted(names) if self._is_due(name, now))

    def claim(self, watch: Watch, token: str, *, at: datetime, lease: timedelta) -> bool:
        """Hold the watch until `at` + `lease` (wall clock), due or not; False when somebody else does."""
        free = or_(watches.c.claim_until.is_(None), watches.c.claim_until <= at)
        wanted = (watches.c.ref == watch.ref, watches.c.source == watch.source, free)
        return self._changed(update(watches).where(*wanted).values(claim_token=token, claim_until=at + lease)) == 1

    def claim_due(
        self, source: str, token: str, *, now: datetime, wall: datetime, lease: timedelta, limit: int
    ) -> tuple[Watch, ...]:
        """Hold up to `limit` watches of a source that are due at the business time `now`, longest due first; what
        somebody else holds at the wall time `wall` is passed over."""
        free = or_(watches.c.claim_until.is_(None), watches.c.claim_until <= wall)
        due = (
            select(watches.c.ref, watches.c.source)
            .where(watches.c.active, watches.c.source == source, watches.c.next_due_at <= now, free)
            .order_by(watches.c.next_due_at, watches.c.ref)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("due")  # as a plain subquery PostgreSQL may run it again for each row, and claim more than the limit
        )
        rows = self._rows(
            update(watches)
            .where(tuple_(watches.c.ref, watches.c.source).in_(select(due.c.ref, due.c.source)))
            .values(claim_token=token, claim_until=wall + lease)
            .returning(*watches.c)
        )
        return tuple(sorted((_watch(row) for row in rows), key=lambda watch: (watch.next_due_at, watch.ref)))

    def renew(self, token: str, *, wall: datetime, lease: timedelta) -> None:
        """Hold everything that is claimed with `token` until `wall` + `lease`."""
        self._connection.execute(update(watches).where(watches.c.claim_token == token).values(claim_until=wall + lease))

    def give_back(self, token: str) -> None:
        """Let go of everything that is still claimed with `token`."""
        self._connection.execute(
            update(watches).where(watches.c.claim_token == token).values(claim_token=None, claim_until=None)
        )

    def sweep(self, wall: datetime) -> int:
        """Let go of what somebody claimed and never finished; returns how many."""
        stalled = (watches.c.claim_token.is_not(None), watches.c.claim_until <= wall)
        return self._changed(update(watches).where(*stalled).values(claim_token=None, claim_until=None))

    def held(self, source: str, refs: Sequence[str], token: str) -> frozenset[str]:
        """Those of `refs` that `token` still holds, kept so until this transaction ends."""
        mine = select(watches.c.ref).where(
            watches.c.source == source, watches.c.ref.in_(refs), watches.c.claim_token == token
        )
        return frozenset(row["ref"] for row in self._rows(mine.with_for_update()))

    def finish_all(self, source: str, changes: Mapping[str, Mapping[str, Any]]) -> None:
        """Write the results of looks by customer number, all with the same columns, and let go. Only what is `held`."""
        if not changes:
            return
        names = next(iter(changes.values()))
        self._check_names(names)
        statement = (
            update(watches)
            .where(watches.c.ref == bindparam("_ref"), watches.c.source == source)
            .values(claim_token=None, claim_until=None, **{name: bindparam(f"_{name}") for name in names})
        )
        rows = [
            {"_ref": ref, **{f"_{name}": value for name, value in values.items()}} for ref, values in changes.items()
        ]
        self._connection.execute(statement, rows)

    def finish(self, watch: Watch, token: str, **changes: Any) -> bool:
        """Write the result of a look and let go; False when the claim was lost meanwhile, and nothing is written."""
        self._check_names(changes)
        return (
            self._changed(
                update(watches)
                .where(watches.c.ref == watch.ref, watches.c.source == watch.source, watches.c.claim_token == token)
                .values(claim_token=None, claim_until=None, **changes)
            )
            == 1
        )

    def due_now(self, source: str, numbers: Collection[str], now: datetime) -> int:
        """Look at these register numbers of a source at once; returns how many watches that are."""
        wanted = (watches.c.source == source, watches.c.active, watches.c.next_due_at > now)
        moved = update(watches).where(*wanted, watches.c.id_value.in_(sorted(numbers))).values(next_due_at=now)
        return self._changed(moved) if numbers else 0

    def all_due_now(self, source: str, now: datetime) -> int:
        """Look at every watch of a source at once: its feed has a hole."""
        wanted = (watches.c.source == source, watches.c.active, watches.c.next_due_at > now)
        return self._changed(update(watches).where(*wanted).values(next_due_at=now))

    def hasten(self, ref: str, interval_s: int, next_due_at: datetime, sources: Collection[str]) -> None:
        """Shorten the interval of a customer's watches at `sources`; a look that is due earlier stays where it is."""
        self._connection.execute(
            update(watches)
            .where(watches.c.ref == ref, watches.c.source.in_(sources), watches.c.next_due_at > next_due_at)
            .values(interval_s=interval_s, next_due_at=next_due_at)
        )

    def drop(self, ref: str, source: str) -> None:
        """Stop a watch; what it saw stays."""
        self._connection.execute(
            update(watches).where(watches.c.ref == ref, watches.c.source == source).values(active=False)
        )

    def _is_due(self, source: str, now: datetime) -> bool:
        due = exists().where(watches.c.active, watches.c.source == source, watches.c.next_due_at <= now)
        return bool(self._connection.execute(select(due)).scalar_one())

    def _check_names(self, changes: Mapping[str, Any]) -> None:
        unknown = set(changes) - _CHANGEABLE
        if unknown:
            raise ValueError(f"a watch has no {sorted(unknown)}")

    def _many(self, *wanted: ColumnElement[bool]) -> tuple[Watch, ...]:
        rows = self._rows(select(watches).where(*wanted).order_by(watches.c.ref, watches.c.source))
        return tuple(_watch(row) for row in rows)


def _watch(row: RowMapping) -> Watch:
    values = dict(row)
    identifier = Identifier(values.pop("id_scheme"), values.pop("id_value"))
    return Watch(identifier=identifier, **values)
