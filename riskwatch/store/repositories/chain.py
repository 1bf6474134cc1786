"""A hash-chained log: each line carries the hash of the line before, and the head of the chain is kept apart, so that
lines missing at the end are noticed as well as changed ones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import RowMapping, Table, insert, select, update

from riskwatch.store.codec import text_of
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.questions import chain_heads

ROOT = "0" * 64


class Chain(Repository):
    """What the logs share. `fields` are what a line says, in the order in which they are hashed."""

    table: ClassVar[Table]
    fields: ClassVar[tuple[str, ...]]

    def wait_for_turn(self) -> RowMapping:
        """Hold the head of the chain until this transaction ends: whoever adds a line does so alone."""
        self._insert_if_new(chain_heads, {"name": self.table.name, "length": 0, "hash": ROOT})
        head = select(chain_heads).where(chain_heads.c.name == self.table.name).with_for_update()
        return self._connection.execute(head).mappings().one()

    def faults(self) -> Iterator[str]:
        """What is wrong with the chain, in plain words; nothing when it is whole."""
        previous, number = ROOT, 0
        for row in self._rows(select(self.table).order_by(self.table.c.id)):
            number += 1
            if row["id"] != number:
                yield f"line {number} is missing"
                number = row["id"]
            if row["previous_hash"] != previous:
                yield f"line {row['id']} does not follow the line before it"
            if self._hash(row, row["previous_hash"]) != row["hash"]:
                yield f"line {row['id']} was changed"
            previous = row["hash"]
        head = self._one(select(chain_heads).where(chain_heads.c.name == self.table.name))
        if head and (head["length"], head["hash"]) != (number, previous):
            yield f"the log ends at line {number}, its head says {head['length']}"

    def _add(self, line: Mapping[str, Any]) -> tuple[str, str]:
        """Add a line; the hash of the line before it, and its own."""
        head = self.wait_for_turn()
        length, previous = head["length"] + 1, head["hash"]
        own = self._hash(line, previous)
        self._connection.execute(insert(self.table).values(id=length, previous_hash=previous, hash=own, **line))
        moved = update(chain_heads).where(chain_heads.c.name == self.table.name).values(length=length, hash=own)
        self._connection.execute(moved)
        return previous, own

    def _hash(self, line: Mapping[str, Any] | RowMapping, previous: str) -> str:
        values = [_plain(line[name]) for name in self.fields]
        return hashlib.sha256(text_of([*values, previous]).encode()).hexdigest()


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(value, datetime) else value
