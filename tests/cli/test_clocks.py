"""`riskwatch clocks` in the demo world."""

from __future__ import annotations

import json

from tests.cli.conftest import Run


def test_text_json_and_calendar(run: Run) -> None:
    assert run("init", "--demo").returncode == 0
    found = json.loads(run("clocks", "--all", "--format", "json").stdout)
    assert found["schema"] == "riskwatch.clocks/1"
    ends = [clock["ends"] for clock in found["clocks"]]
    assert ends == sorted(ends) and ends
    assert "DEMO-" in run("clocks", "--all", "--customer", "C-3001").stdout
    assert run("clocks", "--all", "--format", "ics").stdout.startswith("BEGIN:VCALENDAR")
