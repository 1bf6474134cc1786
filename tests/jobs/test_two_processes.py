"""Two real processes on one database: nothing is looked up twice, on either database."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from riskwatch import resources
from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk
from riskwatch.sources.demo_registry import DemoRegistry

PROCESS = """
import os, sys
from riskwatch.bootstrap import build
from riskwatch.jobs.poll import due_sources, poll_due
from riskwatch.log import configure
from riskwatch.settings import load_settings

configure("error")
desk = build(load_settings(os.environ))
print("ready", flush=True)
sys.stdin.readline()
looked = 0
while names := due_sources(desk):
    looked += sum(poll_due(desk, name) for name in names)
print(looked, flush=True)
desk.store.close()
"""


def test_two_processes_look_up_nothing_twice(both_desk: Desk, registry: DemoRegistry) -> None:
    import_book(both_desk, resources.data("demo/customers.csv").read_bytes(), "customers.csv", actor="me")
    settings = {f"RISKWATCH_{name}": value for name, value in both_desk.settings.values.items() if value}
    environment = {**os.environ, **settings, "RISKWATCH_NOW": "", "PYTHONPATH": str(Path.cwd())}
    command = [sys.executable, "-c", PROCESS]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "env": environment}
    processes = [subprocess.Popen(command, **pipes) for _ in range(2)]  # type: ignore[call-overload]
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:  # both start only when both are there
        process.stdin.write("go\n")
        process.stdin.flush()
    looked = [int(process.communicate(timeout=120)[0]) for process in processes]
    assert [process.returncode for process in processes] == [0, 0]

    with both_desk.store.reading() as unit:
        looks = Counter((watch.ref, watch.source) for watch in unit.watches.all())
        taken = Counter((poll.ref, poll.source) for ref in {r for r, _ in looks} for poll in unit.polls.of(ref))
    assert sum(looked) == len(looks) == 11
    assert taken == looks
    asked = Counter(request.path for request in registry.requests)
    assert set(asked.values()) == {1}
