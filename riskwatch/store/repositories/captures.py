"""Who took which page of which site about which customer, and when."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Select, insert, select

from riskwatch.store.paid_and_taken import Capture
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.handing_in import captures

_COLUMNS = tuple(column for column in captures.c if column.name != "id")


class Captures(Repository):
    """Only added to. The same file handed in again is a further row."""

    def add(self, capture: Capture) -> None:
        self._connection.execute(insert(captures).values(**asdict(capture)))

    def of(self, ref: str) -> tuple[Capture, ...]:
        """The pages about a customer, newest first."""
        return self._many(select(*_COLUMNS).where(captures.c.ref == ref).order_by(captures.c.id.desc()))

    def by_hash(self, sha256: str) -> tuple[Capture, ...]:
        """Every time a file was handed in, oldest first."""
        return self._many(select(*_COLUMNS).where(captures.c.sha256 == sha256).order_by(captures.c.id))

    def _many(self, query: Select[tuple[object, ...]]) -> tuple[Capture, ...]:
        return tuple(Capture(**row) for row in self._rows(query))
