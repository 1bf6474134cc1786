"""What patterns need is worked out once and kept beside Python's own compiled modules."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
from riskwatch.catalogue import rule_set
from riskwatch.contract.search import needed
worked_out, derived = [], needed._derived
needed._derived = lambda *given: worked_out.append(given) or derived(*given)
rule_set()
print(needed.needs_of("违约金").ways[0].groups[0].literals, len(worked_out))
"""
"""Says what it found, and how many patterns it had to take apart for it."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "compiled"


def run(folder: Path, *options: str) -> int:
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**given, "PYTHONPYCACHEPREFIX": str(folder)}
    program = [sys.executable, *options, "-c", PROGRAM]
    done = subprocess.run(program, check=True, capture_output=True, text=True, env=environment)
    found, worked_out = done.stdout.rsplit(maxsplit=1)
    assert found == "frozenset({'违约金'})"
    return int(worked_out)


def kept(folder: Path) -> list[Path]:
    return list(folder.rglob("*.needs.json*"))


def test_the_next_process_finds_what_the_last_one_worked_out(folder: Path) -> None:
    assert run(folder) > 10
    assert run(folder) == 0
    assert len(kept(folder)) == 1


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"source": 1}', b"\xff\xfe"])
def test_a_damaged_file_is_made_anew(folder: Path, damage: bytes) -> None:
    run(folder)
    kept(folder)[0].write_bytes(damage)
    assert run(folder) > 10
    assert json.loads(kept(folder)[0].read_bytes())["needs"]


def test_needs_worked_out_by_other_code_are_not_taken(folder: Path) -> None:
    run(folder)
    path = kept(folder)[0]
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "source": "other"}), encoding="utf-8")
    assert run(folder) > 10


def test_a_needs_entry_that_is_none_makes_the_whole_file_void(folder: Path) -> None:
    run(folder)
    path = kept(folder)[0]
    content = json.loads(path.read_bytes())
    content["needs"]["0 0 0 违约金"] = [[["违约金"]]]
    path.write_text(json.dumps(content), encoding="utf-8")
    assert run(folder) > 10


def test_nothing_is_written_where_python_writes_no_compiled_modules(folder: Path) -> None:
    assert run(folder, "-B") > 10
    assert not kept(folder)


def test_a_folder_that_cannot_be_written_is_no_error(folder: Path) -> None:
    folder.write_text("a file where the folder should be", encoding="utf-8")
    assert run(folder) > 10
