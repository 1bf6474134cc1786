"""What the repositories share: the connection of the unit of work they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import Executable


class Repository:
    """Reads and writes one kind of record inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _one(self, statement: Executable) -> RowMapping | None:
        return self._connection.execute(statement).mappings().first()

    def _rows(self, statement: Executable) -> Sequence[RowMapping]:
        return self._connection.execute(statement).mappings().all()

    def _changed(self, statement: Executable) -> int:
        """How many rows the statement changed."""
        return self._connection.execute(statement).rowcount

    def _insert_if_new(self, table: Table, values: dict[str, Any]) -> bool:
        """Insert a row unless one of the table's unique keys has it; True when it was inserted."""
        # The row itself is asked back: a row count after ON CONFLICT DO NOTHING is not reliable on every driver.
        key = next(iter(table.primary_key))
        inserted = self._insert(table).values(values).on_conflict_do_nothing().returning(key)
        return self._connection.execute(inserted).first() is not None

    def _put(self, table: Table, values: dict[str, Any], keep: Sequence[str] = ()) -> None:
        """Insert a row or replace the one with the same primary key; `keep` names columns an existing row keeps."""
        keys = [column.name for column in table.primary_key]
        changes = {name: value for name, value in values.items() if name not in keys and name not in keep}
        self._connection.execute(
            self._insert(table).values(values).on_conflict_do_update(index_elements=keys, set_=changes)
        )

    def _put_all(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Insert or replace many rows with one statement; each row names every column."""
        if not rows:
            return
        statement = self._insert(table)
        keys = [column.name for column in table.primary_key]
        changes = {name: statement.excluded[name] for name in rows[0] if name not in keys}
        self._connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changes), list(rows))

    def _insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        if self._connection.dialect.name == "postgresql":
            return postgresql.insert(table)
        return sqlite.insert(table)
