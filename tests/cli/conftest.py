"""The command line as a user calls it, in a data folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `riskwatch` with arguments; further environment variables by keyword."""

    def call(*arguments: str | Path, **extra: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("RISKWATCH_")}
        environment |= {"RISKWATCH_DATA_DIR": str(tmp_path / "data"), "RISKWATCH_LANGUAGE": "en"} | extra
        return subprocess.run(
            [sys.executable, "-m", "riskwatch", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment,
            cwd=tmp_path,
            check=False,
        )

    return call


@pytest.fixture
def bad_draft(tmp_path: Path) -> Path:
    """A contract with an impossible date, which is an error in any law."""
    path = tmp_path / "bad.txt"
    path.write_text(
        "购销合同\n买方：江苏恒达机电有限公司\n卖方：苏州远通电器有限公司\n第一条 买方向卖方购买电机十台，总价十万元。\n"
        "第二条 交货期限：2026年2月30日前交货。\n",
        encoding="utf-8",
    )
    return path
