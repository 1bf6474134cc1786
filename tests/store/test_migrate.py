"""The migrations make exactly the tables that the code speaks of, on both databases."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from riskwatch.domain.alert import Alert
from riskwatch.domain.preferences import Preferences
from riskwatch.jobs.escalate import BEGUN
from riskwatch.store import Store, migrate, open_store
from riskwatch.store.tables import metadata
from riskwatch.store.tables.house import users


def test_the_migrations_and_the_tables_agree(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_migrating_again_changes_nothing(store: Store) -> None:
    assert store.up_to_date()
    store.migrate()
    assert store.up_to_date()


def test_an_empty_database_is_not_up_to_date(tmp_path: object) -> None:
    store = open_store(f"sqlite:///{tmp_path}/deep/folder/new.db")
    assert not store.up_to_date()
    store.migrate()
    assert store.up_to_date()
    store.close()


def test_sqlite_is_set_up_for_several_processes(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    with store.engine.connect() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "foreign_keys")
        }
        waits = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
    store.close()
    assert said == {"journal_mode": "wal", "foreign_keys": 1}
    assert waits == 30_000


def test_a_database_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/old.db")
    config = migrate.config()
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    assert not store.up_to_date()
    store.migrate()
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    store.close()


def test_who_had_unsubscribed_is_told_nothing_at_once_after_the_upgrade(tmp_path: Path) -> None:
    """Before there were preferences, one tick turned off the weekly mail and the word of alerts alike."""
    store, config = open_store(f"sqlite:///{tmp_path}/old.db"), migrate.config()
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0015")
        for role in ("admin", "credit_manager", "sales"):
            for subscribed in (True, False):
                connection.execute(users.insert().values(_user(role, subscribed=subscribed)))
    store.migrate()
    with store.reading() as unit:
        chosen, everybody = unit.preferences.all(), unit.users.all()
    assert {user.id for user in everybody if user.id in chosen} == {"admin-False", "credit_manager-False"}
    for each in chosen.values():
        assert each == Preferences(at_once="never", sources=False)
    store.close()


def _user(role: str, *, subscribed: bool) -> dict[str, object]:
    name = f"{role}-{subscribed}"
    return {
        "id": name, "email": f"{name}@example.com", "name": name, "role": role, "password_hash": "x", "language": "zh",
        "time_zone": "Asia/Shanghai", "subscribed": subscribed, "active": True, "created_at": datetime.now(UTC),
    }  # fmt: skip


@pytest.mark.parametrize("waiting", [True, False])
def test_the_hours_of_questions_that_wait_already_count_from_the_upgrade(
    tmp_path: Path, an_alert: Callable[..., Alert], now: datetime, waiting: bool
) -> None:
    store = open_store(f"sqlite:///{tmp_path}/old.db")
    config = migrate.config()
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0022")
    if waiting:
        with store.transaction() as unit:
            unit.alerts.raise_or_update(an_alert(), at=now)
    before = datetime.now(UTC)
    store.migrate()
    with store.reading() as unit:
        begun = unit.heartbeats.get(BEGUN)
    assert (begun is not None) == waiting
    assert begun is None or before <= begun.at <= datetime.now(UTC)
    store.close()
