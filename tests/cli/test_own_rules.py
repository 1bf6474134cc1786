"""`riskwatch rules` with `test` and `schema`; own rules in `check`, `rules` and `explain`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from riskwatch.resources import folder

Run = Callable[..., "subprocess.CompletedProcess[str]"]
RULE = (folder("templates") / "web" / "rule_starter.yaml").read_text(encoding="utf-8")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with one own rule, OWN901."""
    place = tmp_path / "own"
    place.mkdir()
    (place / "OWN901_consignment.yaml").write_text(RULE, encoding="utf-8")
    return place


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text("购销合同\n第三条 乙方以代销方式销售甲方产品。\n", encoding="utf-8")
    return path


def test_check_takes_own_rules_from_the_setting_or_the_option(run: Run, own: Path, draft: Path) -> None:
    arguments = ("check", draft, "--format", "json", "--select", "OWN901", "--fail-on", "warning")
    for done in (run(*arguments, RISKWATCH_OWN_RULES=str(own)), run(*arguments, "--rules", own)):
        assert done.returncode == 1
        (finding,) = json.loads(done.stdout)["findings"]
        assert (finding["rule"], finding["quote"], finding["basis"]) == ("OWN901", "代销方式", [])
    assert run(*arguments).returncode == 2


def test_the_list_keeps_its_shape_and_names_own_and_retired_rules(run: Run, own: Path) -> None:
    old = RULE + "status: retired\nreplaced_by: OWN901\nsince: 2025-01-01\n"
    (own / "OWN900_old.yaml").write_text(old, encoding="utf-8")
    plain = json.loads(run("rules", "--format", "json").stdout)
    assert set(plain) == {"rules", "version"}
    assert {"code", "name", "title", "severity", "confidence", "laws", "basis", "since", "status"} <= set(
        plain["rules"][0]
    )
    assert not any(rule["own"] for rule in plain["rules"])
    both = json.loads(run("rules", "--format", "json", "--rules", own).stdout)
    mine = {rule["code"]: rule for rule in both["rules"] if rule["own"]}
    assert list(mine) == ["OWN900", "OWN901"]
    assert (mine["OWN900"]["status"], mine["OWN900"]["replaced_by"]) == ("retired", "OWN901")
    assert (mine["OWN901"]["file"], mine["OWN901"]["since"]) == ("OWN901_consignment.yaml", None)
    assert both["version"] != plain["version"]
    text = run("rules", "--rules", own).stdout
    assert "[retired, replaced by OWN901 · OWN900_old.yaml]" in text
    assert "[OWN901_consignment.yaml]" in text


def test_explain_knows_own_rules(run: Run, own: Path) -> None:
    page = run("explain", "own901", RISKWATCH_OWN_RULES=str(own)).stdout
    assert "our own rule OWN901_consignment.yaml" in page
    assert "Legal ground" not in page
    assert run("explain", "OWN901").returncode == 2


def test_the_examples_of_own_rules_are_run(run: Run, own: Path) -> None:
    done = run("rules", "test", own)
    assert (done.returncode, done.stdout) == (0, "All 4 examples of 1 rules hold.\n")
    assert run("rules", "test", RISKWATCH_OWN_RULES=str(own)).stdout == done.stdout
    assert run("rules", "--rules", own, "test").stdout == done.stdout
    assert "规则的 4 个例子全部通过" in run("rules", "test", own, "--lang", "zh").stdout


def test_a_failing_example_is_named_with_file_group_expected_and_found(run: Run, own: Path) -> None:
    file = own / "OWN901_consignment.yaml"
    file.write_text(RULE.replace("⟦代销方式⟧", "⟦代销⟧方式"), encoding="utf-8")
    done = run("rules", "test", own)
    assert done.returncode == 1
    assert done.stdout == (
        "OWN901_consignment.yaml  OWN901  raises 1: should report exactly these words\n"
        "  第三条 乙方以代销方式销售甲方产品。\n"
        "  expected: ⟦代销⟧\n"
        "  found:    ⟦代销方式⟧\n\n"
        "Failures: 1, in 4 examples of 1 rules.\n"
    )
    machine = run("rules", "test", file, "--format", "json")
    assert machine.returncode == 1
    (failure,) = json.loads(machine.stdout)["failures"]
    assert (failure["file"], failure["group"], failure["number"]) == (file.name, "raises", 1)
    assert (failure["expected"], failure["found"]) == (["代销"], ["代销方式"])


def test_the_shipped_rules_are_tested_where_there_are_no_own_ones(run: Run) -> None:
    shipped = {rule["code"] for rule in json.loads(run("rules", "--format", "json").stdout)["rules"]}
    outcome = json.loads(run("rules", "test", "--format", "json").stdout)
    assert outcome["failures"] == []
    assert outcome["rules"] + len(outcome["retired"]) == len(shipped)
    assert outcome["examples"] > 4 * len(shipped)


@pytest.mark.parametrize(
    "arguments",
    [("rules",), ("rules", "test"), ("explain", "PAY001"), ("check", "draft.txt"), ("doctor",)],
    ids=" ".join,
)
def test_a_broken_own_rule_stops_with_file_line_field_and_what_is_allowed(
    run: Run, own: Path, draft: Path, arguments: tuple[str, ...]
) -> None:
    broken = RULE.replace("severity: warning", "severity: fatal")
    (own / "OWN902_broken.yaml").write_text(broken, encoding="utf-8")
    done = run(*arguments, RISKWATCH_OWN_RULES=str(own))
    assert done.returncode == 2
    wanted = "OWN902_broken.yaml, line 2, field severity: 'fatal' is not allowed here; allowed: error, warning, info"
    assert wanted in done.stderr
    chinese = run(*arguments, RISKWATCH_OWN_RULES=str(own), RISKWATCH_LANGUAGE="zh").stderr
    assert "规则文件 OWN902_broken.yaml 第 2 行，字段 severity：'fatal' 不在允许值之内" in chinese


def test_a_folder_or_code_that_cannot_be_used_ends_with_two(run: Run, own: Path, draft: Path) -> None:
    assert run("check", draft, "--rules", own / "nowhere").returncode == 2
    assert "no folder of rules" in run("rules", RISKWATCH_OWN_RULES=str(own / "nowhere")).stderr
    (own / "PAY001_mine.yaml").write_text(RULE, encoding="utf-8")
    done = run("rules", "test", own)
    assert done.returncode == 2
    assert "PAY001" in done.stderr


def test_the_schema_is_one_json_object(run: Run) -> None:
    schema = json.loads(run("rules", "schema").stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["properties"]["severity"]["enum"] == ["error", "warning", "info"]
