"""Two whole processes, each with pages and scheduler, on one database: they share the work and stop cleanly."""

import os
import signal
import subprocess
import sys
import threading
import urllib.request
from collections import Counter
from pathlib import Path

from riskwatch import resources
from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk, wall_clock
from riskwatch.sources.demo_registry import DemoRegistry

PROCESS = """
import os
from riskwatch.bootstrap import build
from riskwatch.log import configure
from riskwatch.runtime import local
from riskwatch.settings import load_settings

def app(environ, start):
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"here"]

configure("error")
local.run(build(load_settings(os.environ)), "127.0.0.1", 0, app, lambda address: print(address, flush=True))
"""


def test_two_servers_on_one_database(desk: Desk, registry: DemoRegistry) -> None:
    import_book(desk, resources.data("demo/customers.csv").read_bytes(), "customers.csv", actor="me")
    settings = {f"RISKWATCH_{name}": value for name, value in desk.settings.values.items() if value}
    environment = {**os.environ, **settings, "PYTHONPATH": str(Path.cwd())}
    command = [sys.executable, "-c", PROCESS]
    servers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) for _ in range(2)]
    try:
        for server in servers:
            assert server.stdout is not None
            with urllib.request.urlopen(server.stdout.readline().strip(), timeout=30) as answer:
                assert answer.read() == b"here"
        _wait_until_all_is_seen(desk)
    finally:
        for server in servers:
            server.send_signal(signal.SIGTERM)
        ended = [server.wait(timeout=60) for server in servers]
    assert ended == [0, 0]
    with desk.store.reading() as unit:
        looks = Counter(poll.ref for customer in unit.customers.all() for poll in unit.polls.of(customer.ref))
        assert unit.leases.holder("scheduler", wall_clock()) is None
    assert len(looks) == 11
    assert set(looks.values()) == {1}
    assert set(Counter(request.path for request in registry.requests).values()) == {1}


def _wait_until_all_is_seen(desk: Desk) -> None:
    for _ in range(6000):
        with desk.store.reading() as unit:
            if all(watch.last_ok_at for watch in unit.watches.all()):
                return
        threading.Event().wait(0.02)
    raise AssertionError("not everything was looked up within two minutes")
