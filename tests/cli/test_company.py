"""`riskwatch profile` and `policy`, and what `check` does with the two files."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

OURS = """\
names: [苏州远通电器有限公司]
accounts:
  - {holder: 苏州远通电器有限公司, bank: 中国银行苏州分行, number: "4444 0000 1111 2222"}
size: small
size_since: 2025-12-31
"""
POLICY = "effective_from: 2026-01-01\nowner: 王敏\ncredit_term_max_days: {A: 20, B: 15, C: 10}\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(
        "购销合同\n买方：江苏恒达机电有限公司\n卖方：苏州远通电器有限公司\n"
        "第一条 买方向卖方购买电机十台，总价十万元。\n第二条 买方收货后30日内付款。\n",
        encoding="utf-8",
    )
    return path


def found(done: subprocess.CompletedProcess[str]) -> set[str]:
    return {one["rule"] for one in json.loads(done.stdout)["findings"]}


def test_a_named_profile_feeds_the_rules(run: Run, tmp_path: Path, draft: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(OURS, encoding="utf-8")
    assert "PAY012" not in found(run("check", draft, "--format", "json"))
    assert "PAY012" in found(run("check", draft, "--format", "json", "--profile", file))


def test_the_files_of_the_data_folder_are_found(run: Run, tmp_path: Path, draft: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "our-company.yaml").write_text(OURS, encoding="utf-8")
    (data / "credit-policy.yaml").write_text(POLICY, encoding="utf-8")
    assert {"PAY012", "PAY004"} <= found(run("check", draft, "--format", "json"))


def test_the_settings_name_the_files(run: Run, tmp_path: Path, draft: Path) -> None:
    file = tmp_path / "terms.yaml"
    file.write_text(POLICY, encoding="utf-8")
    assert "PAY004" in found(run("check", draft, "--format", "json", RISKWATCH_POLICY=str(file)))


def test_a_file_that_is_named_must_be_there(run: Run, tmp_path: Path, draft: Path) -> None:
    done = run("check", draft, "--profile", tmp_path / "none.yaml")
    assert done.returncode == 2
    assert "There is no company profile file" in done.stderr
    assert "riskwatch profile init" in done.stderr


def test_a_wrong_file_stops_the_check(run: Run, tmp_path: Path, draft: Path) -> None:
    file = tmp_path / "terms.yaml"
    file.write_text("owner: 王敏\nretention: 5%\n", encoding="utf-8")
    done = run("check", draft, "--policy", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert "terms.yaml, line 2, field retention: Unknown field" in done.stderr
    assert "field effective_from: this field is required" in done.stderr


def test_a_starter_is_written_once_and_never_over_a_file(run: Run, tmp_path: Path) -> None:
    for command, name in (("profile", "our-company.yaml"), ("policy", "credit-policy.yaml")):
        assert run(command, "init").returncode == 0
        file = tmp_path / "data" / name
        before = file.read_text(encoding="utf-8")
        again = run(command, "init")
        assert again.returncode == 2
        assert "exists already" in again.stderr
        assert file.read_text(encoding="utf-8") == before
        refused = run(command, "check")
        assert refused.returncode == 2
        assert "must not be empty" in refused.stderr


def test_templates_stand_beside_the_profile(run: Run, tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_text("第一条 卖方供货。", encoding="utf-8")
    file = tmp_path / "ours.yaml"
    file.write_text("names: [苏州远通电器有限公司]\ntemplates: [terms.txt]\n", encoding="utf-8")
    done = run("profile", "check", file)
    assert (done.returncode, "1 templates" in done.stdout) == (0, True)
    file.write_text("names: [苏州远通电器有限公司]\ntemplates:\n  - terms.txt\n  - other.docx\n", encoding="utf-8")
    refused = run("profile", "check", file)
    assert refused.returncode == 2
    assert "line 4, field templates.1: the template other.docx cannot be opened" in refused.stderr


def test_a_template_is_held_to_the_limits_of_the_settings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_text("第一条 卖方供货。" * 50_000, encoding="utf-8")
    file = tmp_path / "ours.yaml"
    file.write_text("names: [苏州远通电器有限公司]\ntemplates: [terms.txt]\n", encoding="utf-8")
    assert run("profile", "check", file).returncode == 0
    refused = run("profile", "check", file, RISKWATCH_DRAFT_MAX_MB="1")
    assert refused.returncode == 2
    assert "the template terms.txt" in refused.stderr


def test_policy_check_shows_what_differs(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "terms.yaml"
    file.write_text(POLICY, encoding="utf-8")
    done = run("policy", "check", file)
    assert "in force from 2026-01-01, owner 王敏" in done.stdout
    assert "credit_term_max_days: {A: 20, B: 15, C: 10, D: 0} (default {A: 60, B: 45, C: 30, D: 0})" in done.stdout
    assert done.stdout.count("\n") == 2


def test_the_side_follows_from_the_profile_and_is_said(run: Run, tmp_path: Path, draft: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text("names: [江苏恒达机电有限公司]\n", encoding="utf-8")
    report = json.loads(run("check", draft, "--format", "json", "--profile", file).stdout)
    assert report["options"]["side"] == "buyer"
    assert "are the buyer" in report["notes"][0]["en"]
    assert "are the buyer: checked from that side" in run("check", draft, "--profile", file).stdout
    asked = json.loads(run("check", draft, "--format", "json", "--profile", file, "--side", "seller").stdout)
    assert asked["options"]["side"] == "seller"
    assert "Please make sure" in asked["notes"][0]["en"]


def test_parts_that_could_not_run_are_named(run: Run, tmp_path: Path, draft: Path) -> None:
    report = json.loads(run("check", draft, "--format", "json").stdout)
    assert {"rule": "PAY007", "why": "our own company profile is missing", "why_zh": "缺少我方公司资料"} in report[
        "parts_not_judged"
    ]
    assert "partly not judged: our own company profile is missing" in run("check", draft).stdout
