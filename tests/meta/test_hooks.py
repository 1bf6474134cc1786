"""The pre-commit hook and the GitHub Action: what they call exists, and they look at drafts only."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from riskwatch.cli.check import check
from riskwatch.drafts import supported

GLOBAL = {"riskwatch", "check"}


@pytest.fixture
def hook(root: Path) -> dict[str, str]:
    (only,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert isinstance(only, dict)
    return only


@pytest.fixture
def action(root: Path) -> dict[str, object]:
    read = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def known_options() -> set[str]:
    return {name for option in check.params for name in option.opts}


def test_the_hook_calls_the_command_with_options_it_has(hook: dict[str, str]) -> None:
    program, command, *options = shlex.split(hook["entry"])
    assert {program, command} == GLOBAL
    assert {each for each in options if each.startswith("--")} <= known_options()


@pytest.mark.parametrize(
    ("path", "looked_at"),
    [
        ("contracts/a.docx", True),
        ("合同/销售合同.DOCX", True),
        ("a.pdf", True),
        ("README.md", False),
        ("notes.txt", False),
        ("contracts/~$a.docx", False),
        ("contracts/a-reviewed.docx", False),
        ("a.accepted.yaml", False),
    ],
)
def test_the_hook_looks_at_drafts_only(hook: dict[str, str], path: str, looked_at: bool) -> None:
    chosen = re.search(hook["files"], path) is not None and re.search(hook["exclude"], path) is None
    assert chosen is looked_at
    if looked_at:
        assert Path(path).suffix.lower() in supported()


def test_the_action_calls_the_command_with_options_it_has(action: dict[str, object], root: Path) -> None:
    steps = action["runs"]["steps"]  # type: ignore[index]
    script = steps[-1]["run"]
    assert set(re.findall(r"--[a-z-]+", script)) <= known_options()
    inputs = action["inputs"]
    for step in steps:
        assert "${{" not in step.get("run", ""), "an input is not code"
        for name in re.findall(r"inputs\.([a-z-]+)", str(step)):
            assert name in inputs  # type: ignore[operator]
    assert (root / "requirements.lock").exists()
