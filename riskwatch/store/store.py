"""The store: one database, reached through units of work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from riskwatch.store.engine import make_engine
from riskwatch.store.migrate import current_revision, newest_revision, upgrade
from riskwatch.store.unit import Unit


class Store:
    """A database. Safe to share between threads; make one per process."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @property
    def kind(self) -> str:
        """sqlite or postgresql."""
        return self.engine.dialect.name

    @contextmanager
    def transaction(self) -> Iterator[Unit]:
        """A unit that writes: everything in it is stored at its end, or nothing when it ends with an exception."""
        with self.engine.begin() as connection:
            yield Unit(connection)

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        """A unit that only reads, from one consistent state, and never waits for a writer."""
        with self.engine.connect() as plain:
            connection = plain.execution_options(
                riskwatch_reading=True,
                **({"isolation_level": "REPEATABLE READ"} if self.kind == "postgresql" else {}),
            )
            with connection.begin() as transaction:
                yield Unit(connection)
                transaction.rollback()

    def migrate(self) -> None:
        """Create the tables, or bring older ones up to date; does nothing when they are."""
        upgrade(self.engine)

    def up_to_date(self) -> bool:
        """Whether the tables are those of this version."""
        return current_revision(self.engine) == newest_revision()

    def close(self) -> None:
        self.engine.dispose()


def open_store(url: str) -> Store:
    """Open the database at a SQLAlchemy address; nothing is created or migrated but the folder of a SQLite file."""
    return Store(make_engine(url))
