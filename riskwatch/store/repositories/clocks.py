"""Periods that people entered; they stay when they are finished, for the record."""

from __future__ import annotations

from sqlalchemy import select

from riskwatch.domain.clock import ClockEntry
from riskwatch.domain.errors import NotThere
from riskwatch.domain.words import Words
from riskwatch.store.codec import dump, load
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.dunning import clocks


class Clocks(Repository):
    def save(self, entry: ClockEntry) -> None:
        """Insert it, or replace the one with the same id."""
        values = {"id": entry.id, "customer_ref": entry.customer_ref, "ends": entry.ends, "payload": dump(entry)}
        self._put(clocks, values)

    def get(self, entry_id: str) -> ClockEntry:
        """Raises NotThere."""
        row = self._one(select(clocks.c.payload).where(clocks.c.id == entry_id))
        if row is None:
            raise NotThere(Words(f"没有期间 {entry_id}。", f"There is no period {entry_id}."))
        return load(row["payload"], ClockEntry)

    def of(self, customer_ref: str = "") -> tuple[ClockEntry, ...]:
        """Those of a customer, or all, the one that ends first first."""
        wanted = select(clocks.c.payload).order_by(clocks.c.ends, clocks.c.id)
        if customer_ref:
            wanted = wanted.where(clocks.c.customer_ref == customer_ref)
        return tuple(load(row["payload"], ClockEntry) for row in self._rows(wanted))
