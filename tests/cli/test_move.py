"""From SQLite to PostgreSQL with one command: whole and checked, or not at all."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Connection, func, insert, select

from riskwatch.domain.outcome import Outcome
from riskwatch.health import verify
from riskwatch.settings import load_settings
from riskwatch.store import Store, open_store
from riskwatch.store.tables import metadata
from riskwatch.store.tables.base import Moment
from tests.cli.conftest import Run
from tests.conftest import HandClock, desk_of


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a demo world."""
    folder = tmp_path_factory.mktemp("demo")
    environment = {**os.environ, "RISKWATCH_DATA_DIR": str(folder), "RISKWATCH_DATABASE_URL": ""}
    subprocess.run(
        [sys.executable, "-m", "riskwatch", "init", "--demo"], check=True, capture_output=True, env=environment
    )
    return folder


@pytest.fixture
def old(demo: Path, tmp_path: Path) -> Path:
    """The database of that world, to do with as one likes."""
    shutil.copytree(demo, tmp_path / "data")
    return tmp_path / "data" / "riskwatch.db"


@pytest.fixture
def new(postgres_url: str) -> Store:
    return open_store(postgres_url)


def filled(connection: Connection, column: Column[Any]) -> Any:
    """A value for a column: that of some row it refers to, else one of its type."""
    for key in column.foreign_keys:
        return connection.execute(select(key.column)).scalars().first()
    kind = datetime if isinstance(column.type, Moment) else column.type.python_type
    given = {bool: True, int: 1, bytes: b"x", date: date(2026, 11, 24), datetime: datetime(2026, 11, 24, tzinfo=UTC)}
    return given.get(kind, "x")


def counts(store: Store) -> dict[str, int]:
    with store.reading() as unit:
        return {
            table.name: unit.connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }


@pytest.mark.postgres
def test_everything_is_moved_and_goes_on(run: Run, old: Path, new: Store, postgres_url: str) -> None:
    before = counts(open_store(f"sqlite:///{old}"))
    done = run("move", "--to", postgres_url)
    assert done.returncode == 0, done.stderr
    assert "agree" in done.stderr
    assert counts(new) == before
    assert before["alert_log"] > 0
    assert sum(before.values()) == sum(int(line.split()[0]) for line in done.stdout.splitlines())

    settings = load_settings({"RISKWATCH_DATA_DIR": str(old.parent), "RISKWATCH_DATABASE_URL": postgres_url})
    desk = desk_of(settings, HandClock())
    assert verify(desk) == ()
    assert run("verify", RISKWATCH_DATABASE_URL=postgres_url).returncode == 0
    with desk.store.transaction() as unit:  # the numbers go on where they were
        ref, snapshot = next((c.ref, s) for c in unit.customers.all() for s in unit.snapshots.latest(c.ref).values())
        assert unit.snapshots.add(ref, snapshot, Outcome.OK) > before["snapshots"]
    desk.store.close()


@pytest.mark.postgres
def test_no_table_stays_behind(run: Run, old: Path, new: Store, postgres_url: str) -> None:
    """The demo leaves tables empty, of which nothing could be seen to be lost: each gets a row. The logs get none, whose lines
    must follow each other; other tests move those."""
    store = open_store(f"sqlite:///{old}")
    with store.engine.begin() as connection:
        for table in metadata.sorted_tables:
            if not table.name.endswith("_log") and connection.execute(select(table)).first() is None:
                connection.execute(
                    insert(table).values({column.name: filled(connection, column) for column in table.c})
                )
    before = {name: number for name, number in counts(store).items() if not name.endswith("_log")}
    store.close()
    assert min(before.values()) > 0
    done = run("move", "--to", postgres_url)
    assert done.returncode == 0, done.stderr
    assert {name: number for name, number in counts(new).items() if name in before} == before


@pytest.mark.postgres
def test_a_database_with_data_is_refused_and_left_alone(run: Run, old: Path, new: Store, postgres_url: str) -> None:
    assert run("move", "--to", postgres_url).returncode == 0
    before = counts(new)
    again = run("move", "--to", postgres_url)
    assert again.returncode == 2
    assert "Name an empty database" in again.stderr
    assert counts(new) == before


@pytest.mark.postgres
def test_what_postgresql_cannot_keep_moves_nothing(run: Run, old: Path, new: Store, postgres_url: str) -> None:
    with sqlite3.connect(old) as connection:
        connection.execute("UPDATE customers SET name = name || char(0) WHERE ref = (SELECT max(ref) FROM customers)")
    refused = run("move", "--to", postgres_url)
    assert refused.returncode == 2
    assert "NUL" in refused.stderr
    assert sum(counts(new).values()) == 0


@pytest.mark.postgres
def test_a_running_house_is_not_moved(run: Run, old: Path, postgres_url: str) -> None:
    store = open_store(f"sqlite:///{old}")
    with store.transaction() as unit:
        assert unit.leases.take("scheduler", "host:1", wall=datetime.now(UTC), lease=timedelta(minutes=5))
    refused = run("move", "--to", postgres_url)
    assert refused.returncode == 2
    assert "Stop riskwatch serve first" in refused.stderr


def test_only_to_postgresql(run: Run, old: Path, tmp_path: Path) -> None:
    refused = run("move", "--to", f"sqlite:///{tmp_path}/other.db")
    assert refused.returncode == 2
    assert "postgresql://" in refused.stderr
    assert not (tmp_path / "other.db").exists()


def test_a_worker_on_sqlite_says_what_to_do(run: Run, old: Path) -> None:
    refused = run("worker")
    assert refused.returncode == 2
    assert "riskwatch serve" in refused.stderr
    assert "riskwatch move --to postgresql://" in refused.stderr
