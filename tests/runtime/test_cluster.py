"""Workers as real processes on a real PostgreSQL: nothing is looked up twice, nothing is lost with a worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from riskwatch import resources
from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk, wall_clock
from riskwatch.jobs.users import first_admin
from riskwatch.settings import Settings, load_settings
from riskwatch.sources.demo_registry import DemoRegistry, Request
from riskwatch.sources.recordings import Response
from tests.conftest import HandClock, desk_of, environment_of

pytestmark = pytest.mark.postgres

WORKER = """
import os
from datetime import timedelta
from riskwatch.bootstrap import build
from riskwatch.jobs import lane
from riskwatch.log import configure
from riskwatch.runtime import lease, local
from riskwatch.settings import load_settings

lane.LEASE, lease.LEASE = timedelta(seconds=2), timedelta(seconds=2)
local.TICK_S = 1
configure("error")
local.work(build(load_settings(os.environ)), lambda name: print(name, flush=True))
"""

SPENDER = """
import os, sys
from datetime import datetime, UTC
from riskwatch.store import open_store
from riskwatch.store.repositories.sources import Budget

store = open_store(os.environ["RISKWATCH_DATABASE_URL"])
print("ready", flush=True)
sys.stdin.readline()
moment, taken = datetime(2026, 11, 24, tzinfo=UTC), 0
for _ in range(300):
    with store.transaction() as unit:
        taken += unit.sources.take_token("s", Budget(0.0, 640, 144), wall=moment) == 0.0
print(taken, flush=True)
"""


class SlowRegistry(DemoRegistry):
    """Holds back the answer about one company until it is let go; tells when the question has come."""

    def __init__(self, held: str) -> None:
        super().__init__(resources.data("recordings"), today=HandClock().now.date())
        self.asked, self.let_go = threading.Event(), threading.Event()
        self._held = held

    def respond(self, request: Request) -> Response:
        if self._held in request.path and not self.let_go.is_set():
            self.asked.set()
            self.let_go.wait(60)
        return super().respond(request)


@pytest.fixture
def slow() -> Iterator[SlowRegistry]:
    with SlowRegistry("999000010") as registry:
        yield registry
        registry.let_go.set()


@pytest.fixture
def cluster(tmp_path: Path, postgres_url: str, slow: SlowRegistry) -> Iterator[Desk]:
    settings = load_settings(environment_of(tmp_path, postgres_url, slow.url))
    desk = desk_of(settings, HandClock(wall_clock()))
    import_book(desk, resources.data("demo/customers.csv").read_bytes(), "customers.csv", actor="me")
    yield desk
    desk.store.close()


@pytest.fixture
def start(cluster: Desk) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def begin(code: str) -> subprocess.Popen[str]:
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        process = subprocess.Popen([sys.executable, "-c", code], env=_environment(cluster.settings), **pipes)
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline()
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def _environment(settings: Settings) -> dict[str, str]:
    given = {f"RISKWATCH_{name}": value for name, value in settings.values.items() if value}
    return {**os.environ, **given, "PYTHONPATH": str(Path.cwd())}


def _looks(desk: Desk) -> Counter[tuple[str, str]]:
    with desk.store.reading() as unit:
        refs = [customer.ref for customer in unit.customers.all()]
        return Counter((poll.ref, poll.source) for ref in refs for poll in unit.polls.of(ref))


def _all_seen(desk: Desk) -> bool:
    with desk.store.reading() as unit:
        return all(watch.last_ok_at for watch in unit.watches.all())


def _until(done: Callable[[], bool]) -> None:
    for _ in range(6000):
        if done():
            return
        threading.Event().wait(0.02)
    pytest.fail("it did not happen within two minutes")


def test_two_workers_look_up_nothing_twice_and_stop_cleanly(
    cluster: Desk, slow: SlowRegistry, start: Callable[..., subprocess.Popen[str]]
) -> None:
    slow.let_go.set()
    workers = [start(WORKER) for _ in range(2)]
    _until(lambda: _all_seen(cluster))
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
    assert [worker.wait(timeout=60) for worker in workers] == [0, 0]
    looks = _looks(cluster)
    assert len(looks) == 11
    assert set(looks.values()) == {1}
    assert set(Counter(request.path for request in slow.requests).values()) == {1}
    with cluster.store.reading() as unit:
        assert unit.leases.holder("scheduler", wall_clock()) is None


def test_a_worker_killed_in_the_middle_of_a_look_loses_nothing(
    cluster: Desk, slow: SlowRegistry, start: Callable[..., subprocess.Popen[str]]
) -> None:
    first_admin(cluster)
    victim = start(WORKER)
    assert slow.asked.wait(60)
    _until(lambda: len(_looks(cluster)) >= 4)  # the other sources go on meanwhile
    victim.kill()
    assert victim.wait() == -signal.SIGKILL
    with cluster.store.reading() as unit:
        held = [watch for watch in unit.watches.all() if watch.claim_token]
        assert [(watch.source, watch.last_ok_at) for watch in held if watch.source == "no_brreg"] == [
            ("no_brreg", None)
        ]
    slow.let_go.set()
    start(WORKER)
    _until(lambda: _all_seen(cluster))
    assert set(_looks(cluster).values()) == {1}
    with cluster.store.reading() as unit:
        assert len(unit.snapshots.history("C-2001", "no_brreg")) == 1


def test_the_budget_is_one_for_all_processes(cluster: Desk, start: Callable[..., subprocess.Popen[str]]) -> None:
    spenders = [start(SPENDER) for _ in range(3)]
    for spender in spenders:  # all begin only when all are there
        assert spender.stdin is not None
        spender.stdin.write("go\n")
        spender.stdin.flush()
    taken = [int(spender.communicate(timeout=120)[0]) for spender in spenders]
    assert sum(taken) == 64  # time stands still: the burst, a tenth of the quota, and not one more


def test_the_pages_are_served_by_gunicorn_beside_a_worker(cluster: Desk) -> None:
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--workers",
        "2",
        "--bind",
        "127.0.0.1:0",
        "riskwatch.web.wsgi:application()",
    ]
    server = subprocess.Popen(command, env=_environment(cluster.settings), stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        address = next(line.split("Listening at: ")[1].split()[0] for line in server.stderr if "Listening at" in line)
        for path, inside in (("/healthz", '"ok"'), ("/login", "<form")):
            answer = requests.get(address + path, timeout=30)
            assert answer.status_code == 200
            assert inside in answer.text
    finally:
        server.terminate()
        server.communicate(timeout=60)
