"""Leases (who ticks) and heartbeats (that somebody does)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update

from riskwatch.store.records import Heartbeat
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.house import heartbeats, leases


class Leases(Repository):
    """A lease belongs to one holder until its time is over. Times are wall-clock times."""

    def take(self, name: str, holder: str, *, wall: datetime, lease: timedelta) -> bool:
        """Take the lease or renew one's own; False while another holder's lasts."""
        if self._insert_if_new(leases, {"name": name, "holder": holder, "until": wall + lease}):
            return True
        free = or_(leases.c.holder == holder, leases.c.until <= wall)
        changed = self._changed(
            update(leases).where(leases.c.name == name, free).values(holder=holder, until=wall + lease)
        )
        return changed == 1

    def renew(self, name: str, holder: str, *, wall: datetime, lease: timedelta) -> bool:
        """Keep one's lease; False when it is another's by now."""
        wanted = (leases.c.name == name, leases.c.holder == holder)
        return self._changed(update(leases).where(*wanted).values(until=wall + lease)) == 1

    def give_up(self, name: str, holder: str) -> None:
        self._connection.execute(delete(leases).where(leases.c.name == name, leases.c.holder == holder))

    def holder(self, name: str, wall: datetime) -> str | None:
        """Who holds the lease now."""
        row = self._one(select(leases.c.holder).where(leases.c.name == name, leases.c.until > wall))
        return row["holder"] if row else None


class Heartbeats(Repository):
    def beat(self, name: str, *, wall: datetime, detail: str = "") -> None:
        self._put(heartbeats, {"name": name, "at": wall, "detail": detail})

    def get(self, name: str) -> Heartbeat | None:
        row = self._one(select(heartbeats).where(heartbeats.c.name == name))
        return Heartbeat(**row) if row else None

    def all(self) -> tuple[Heartbeat, ...]:
        return tuple(Heartbeat(**row) for row in self._rows(select(heartbeats).order_by(heartbeats.c.name)))
