"""A small world of its own, with bad days and SIGKILL: nothing is missed, told twice or made up, and no budget is exceeded."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

START = datetime(2026, 1, 1, tzinfo=UTC)
STEPS = 2000


def test_a_simulated_register_is_watched_without_a_fault(tmp_path: Path) -> None:
    root = Path.cwd()
    given = ["--companies", "6", "--days", "18", "--seed", "11", "--kill-every", "6", "--keep", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, str(root / "bench" / "simulation.py"), *given],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    looks = re.search(r"6 companies, 18 days, (\d+) looks", done.stdout)
    assert looks is not None
    assert int(looks[1]) > 40
    assert (
        "missed 0, doubled 0, made up 0, alerts about companies that had nothing 0, faults of the log 0" in done.stdout
    )
    found = re.findall(r"^\D+ +(\d+) +(\d+) +\d+ +\d+ ", done.stdout, re.MULTILINE)
    assert sum(int(number) for _, number in found) >= 3


@pytest.fixture
def eager_threads() -> Iterator[None]:
    """Threads take turns as often as they can, as they do on a busy machine."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("eager_threads")
def test_the_clock_of_a_simulation_loses_no_step_among_threads(tmp_path: Path) -> None:
    clock = _shared_clock(tmp_path / "clock")
    broken: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(STEPS):
                clock.pause(1)
                clock()
        except BaseException as error:
            broken.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert broken == []
    assert clock() == START + timedelta(seconds=4 * STEPS)


def _shared_clock(file: Path) -> Any:
    spec = importlib.util.spec_from_file_location("shared_clock", Path.cwd() / "bench" / "simulate" / "clock.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.SharedClock(file, START)
