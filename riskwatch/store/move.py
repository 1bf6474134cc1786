"""Copies a whole database into an empty one, SQLite to PostgreSQL, and checks that both say the same.

Everything is read from one consistent state and written in one transaction: the target has all of it or nothing. Rows
are compared by their number and by a hash over their values as both databases give them back, in the order of the key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Integer, RowMapping, Table, func, insert, select

from riskwatch.domain.errors import RiskWatchError
from riskwatch.domain.words import Words
from riskwatch.store.codec import text_of
from riskwatch.store.store import Store
from riskwatch.store.tables import metadata

BATCH = 1000
NUL = "\x00"

Progress = Callable[[str, int, int], None]
"""Told the table, how many of its rows are over, and how many there are."""


class MoveRefused(RiskWatchError):
    """The data cannot be moved; nothing was."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One table in both databases: how many rows it has, and what they hash to."""

    table: str
    rows: int
    sha256: str


def move(source: Store, target: Store, progress: Progress = lambda *_: None) -> tuple[Moved, ...]:
    """Copy every table. Raises MoveRefused when the target has data, or does not give back what was put in."""
    target.migrate()
    with source.reading() as old, target.transaction() as new:
        for table in metadata.sorted_tables:
            if new.connection.execute(select(func.count()).select_from(table)).scalar_one():
                raise _not_empty(table.name)
        moved = [_move_table(old.connection, new.connection, table, progress) for table in metadata.sorted_tables]
        _go_on_counting(new.connection)
        faults = tuple(new.log_faults())
        if faults:
            raise _differs(f"log: {faults[0]}")
    return tuple(moved)


def _move_table(old: Connection, new: Connection, table: Table, progress: Progress) -> Moved:
    total = old.execute(select(func.count()).select_from(table)).scalar_one()
    before, rows = hashlib.sha256(), 0
    for batch in _batches(old, table):
        for row in batch:
            _refuse_nul(table, row)
            before.update(_line(row))
        new.execute(insert(table), [dict(row) for row in batch])
        rows += len(batch)
        progress(table.name, rows, total)
    after, kept = hashlib.sha256(), 0
    for batch in _batches(new, table):
        kept += len(batch)
        for row in batch:
            after.update(_line(row))
    if (rows, before.digest()) != (kept, after.digest()):
        raise _differs(table.name)
    return Moved(table.name, rows, before.hexdigest())


def _batches(connection: Connection, table: Table) -> Iterator[list[RowMapping]]:
    """The rows in the order of the primary key, compared byte by byte on both databases."""
    order = [
        column if isinstance(column.type, Integer) else column.collate(_BYTEWISE[connection.dialect.name])
        for column in table.primary_key
    ]
    result = connection.execute(select(table).order_by(*order), execution_options={"yield_per": BATCH})
    for batch in result.mappings().partitions():
        yield list(batch)


_BYTEWISE = {"sqlite": "BINARY", "postgresql": "C"}


def _line(row: RowMapping) -> bytes:
    return text_of({name: _plain(value) for name, value in row.items()}).encode() + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return value if value is None or isinstance(value, str | int | float | bool) else value.isoformat()


def _refuse_nul(table: Table, row: RowMapping) -> None:
    for name, value in row.items():
        if isinstance(value, str) and NUL in value:
            key = ", ".join(str(row[column.name]) for column in table.primary_key)
            raise MoveRefused(
                Words(
                    f"表 {table.name} 的记录 {key} 在 {name} 中含有空字符，PostgreSQL 存不了。",
                    f"The row {key} of {table.name} has a NUL character in {name}, which PostgreSQL cannot keep.",
                ),
                Words("请更正该记录后重试；没有搬动任何数据。", "Correct that row and try again; nothing was moved."),
            )


def _go_on_counting(connection: Connection) -> None:
    """The next row of each numbered table gets the number after the last."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None and column.autoincrement is True:
            last = select(func.coalesce(func.max(column), 0)).select_from(table).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            connection.execute(select(func.setval(sequence, func.greatest(last, 1), last > 0)))


def _not_empty(table: str) -> MoveRefused:
    return MoveRefused(
        Words(f"目标数据库里已有数据（表 {table}）。", f"The target has data already (table {table})."),
        Words("请指定一个空的数据库。", "Name an empty database."),
    )


def _differs(what: str) -> MoveRefused:
    return MoveRefused(
        Words(
            f"目标数据库读回的内容与原来不同（{what}）。", f"The target does not give back what was put in ({what})."
        ),
        Words("没有搬动任何数据；请报告此问题。", "Nothing was moved; please report this."),
    )
