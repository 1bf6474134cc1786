"""The migrations make exactly the tables that the code speaks of, on both databases."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from riskwatch.store import Store, migrate, open_store
from riskwatch.store.tables import metadata


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
