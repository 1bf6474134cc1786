"""A small world of its own, with bad days and SIGKILL: nothing is missed, told twice or made up, and no budget is exceeded."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path


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
