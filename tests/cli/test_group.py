"""The commands are where the group says they are, and a lint does not load the house."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from riskwatch.cli.group import MODULES


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_the_commands_that_the_group_names(module: str) -> None:
    commands = import_module(f"riskwatch.cli.{module}").COMMANDS
    assert tuple(command.name for command in commands) == MODULES[module]


def test_a_lint_loads_neither_server_nor_database() -> None:
    program = "import sys, riskwatch.cli, riskwatch.cli.check; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert not {"flask", "sqlalchemy", "apscheduler", "jinja2", "bs4", "pypdfium2"} & set(done.stdout.split())
