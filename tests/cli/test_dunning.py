"""`riskwatch dunning` in the demo world."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

COMPANY = """names: [苏州远通电器有限公司]
accounts:
  - {holder: 苏州远通电器有限公司, bank: 中国银行苏州分行, number: "0012345678901234"}
"""


def test_plan_write_show(run: Run, tmp_path: Path) -> None:
    assert run("init", "--demo").returncode == 0
    (tmp_path / "our-company.yaml").write_text(COMPANY, encoding="utf-8")
    profile = {"RISKWATCH_PROFILE": str(tmp_path / "our-company.yaml")}
    found = json.loads(run("dunning", "plan", "--format", "json").stdout)
    assert found["schema"] == "riskwatch.dunning/1"
    due = {plan["customer"]["ref"]: plan for plan in found["plans"]}
    assert due["C-3001"]["letter"] == "D+15"
    assert due["C-1001"]["held"] is True, "insolvency proceedings are open"
    assert "C-3001" in run("dunning", "write", "--dry-run").stdout
    assert "No letters yet" in run("dunning", "letters").stdout
    line = run("dunning", "write", "--customer", "C-3001", **profile).stdout
    number = line.split()[0]
    assert "No letter is due" in run("dunning", "write", "--customer", "C-3001", **profile).stdout
    assert "宁波霁澜机电有限公司：" in run("dunning", "show", number).stdout
    assert json.loads(run("dunning", "show", number, "--format", "json").stdout)["step"] == "D+15"
    word = tmp_path / "letter.docx"
    assert run("dunning", "show", number, "--format", "docx", "-o", word).returncode == 0
    assert word.read_bytes()[:2] == b"PK"
    assert run("verify").returncode == 0


def test_a_letter_that_does_not_exist(run: Run) -> None:
    run("init", "--demo")
    answer = run("dunning", "show", "nothing")
    assert answer.returncode != 0
    assert "There is no letter nothing" in answer.stderr
