"""Brings a database up to date; the migrations are part of the package and work from an installed wheel."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

LOCK = 727_465_001
"""Number of the advisory lock under which PostgreSQL is migrated; any number of our own does."""


def upgrade(engine: Engine) -> None:
    """Run what is missing, in one transaction; several processes may try at once."""
    if current_revision(engine) == newest_revision():
        return
    with engine.begin() as connection:
        _wait_for_others(connection)
        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")


def current_revision(engine: Engine) -> str | None:
    """The revision of the database; None before its first migration."""
    with engine.connect().execution_options(riskwatch_reading=True) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str | None:
    return ScriptDirectory.from_config(config()).get_current_head()


def config() -> Config:
    """Alembic's settings: where the migrations lie."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return settings


def _wait_for_others(connection: Connection) -> None:
    # SQLite's writers wait at BEGIN IMMEDIATE already.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
