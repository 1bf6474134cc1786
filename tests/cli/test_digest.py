"""`riskwatch digest`: the report of a period, and what is said of one that there is not."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
FIXED = {"RISKWATCH_NOW": "2026-11-24T09:30:00+08:00"}


@pytest.fixture
def house(run: Run) -> Run:
    assert run("init", **FIXED).returncode == 0
    return run


def test_the_report_is_shown_and_written_in_every_form(house: Run, tmp_path: Path) -> None:
    for ending, begin in (("html", b"<!doctype html>"), ("pdf", b"%PDF-"), ("eml", b"Subject: ")):
        out = tmp_path / f"report.{ending}"
        assert house("digest", "--period", "2026-W47", "--out", out, **FIXED).returncode == 0
        assert out.read_bytes()[: len(begin)].lower() == begin.lower()


@pytest.mark.parametrize(
    ("period", "says"),
    [
        ("2099-01", "has not begun"),
        ("2026-11-25", "has not begun"),
        ("0001-01", "no day, week or month"),
        ("2026-W54", "no day, week or month"),
        ("soon", "no day, week or month"),
    ],
)
def test_a_period_without_a_report_is_refused(house: Run, tmp_path: Path, period: str, says: str) -> None:
    out = tmp_path / "report.html"
    refused = house("digest", "--period", period, "--out", out, **FIXED)
    assert refused.returncode == 2
    assert says in refused.stderr
    assert not out.exists()
