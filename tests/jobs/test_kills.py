"""A process that delivers is killed at points between commit and confirmation: nothing is lost, repeats can be told."""

import os
import re
import subprocess
import sys
from pathlib import Path

KILLS = 12
"""Of which the bench makes 200 (docs/measurements.md)."""


def test_nothing_is_lost_and_repeats_carry_the_same_key(database_url: str) -> None:
    root = Path(__file__).parent.parent.parent
    command = [sys.executable, str(root / "bench" / "killing.py"), "--kills", str(KILLS), "--database", database_url]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    said = re.search(r"(\d+) kills by SIGKILL, (\d+) messages", done.stdout)
    assert said is not None
    assert int(said[1]) == KILLS
    assert int(said[2]) > 6
    assert "lost 0, unfinished 0, under a key that nobody queued 0" in done.stdout
    assert "with differing content 0" in done.stdout
