"""Makes the database engine: SQLite set up for several processes, or PostgreSQL through psycopg 3."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from riskwatch.domain.errors import SettingsWrong
from riskwatch.domain.words import Words

BUSY_TIMEOUT_MS = 30_000


def make_engine(address: str) -> Engine:
    """An engine for `address`; raises SettingsWrong for one that is neither SQLite nor PostgreSQL."""
    url = _url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    return create_engine(url, pool_pre_ping=True, pool_size=8, max_overflow=8)


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError:
        url = URL.create("unknown")
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        return url
    raise SettingsWrong(
        Words("数据库地址只支持 SQLite 或 PostgreSQL。", "The database address is neither SQLite nor PostgreSQL."),
        Words(
            "例如 sqlite:////var/lib/riskwatch/riskwatch.db 或 postgresql://user:password@host/riskwatch",
            "Write it like sqlite:////var/lib/riskwatch/riskwatch.db or postgresql://user:password@host/riskwatch.",
        ),
    )


def _sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not open transactions behind our back
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    # A writer takes the write lock at once: a read that turns into a write later cannot wait, it can only fail.
    reading = connection.get_execution_options().get("riskwatch_reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
