"""The style sheets as a browser parses them: an unclosed rule swallows all that follow, and no browser complains."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from riskwatch.resources import folder

SHEETS = sorted((folder("templates") / "web").rglob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_rule_is_closed_before_the_next_begins(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", lambda it: "\n" * it[0].count("\n"), sheet.read_text(encoding="utf-8"), flags=re.S)
    opened: list[str] = []
    for prelude, sign in re.findall(r"([^{}]*)([{}])", text):
        line = prelude.rpartition(";")[2].strip()
        if sign == "}":
            assert opened, f"{sheet.name}: a brace too many after {line!r}"
            opened.pop()
            continue
        within = [rule for rule in opened if not rule.startswith("@")]
        assert not within, f"{sheet.name}: {line!r} stands inside {within[0]!r}, which was not closed"
        opened.append(line)
    assert not opened, f"{sheet.name}: {opened[0]!r} is not closed"
