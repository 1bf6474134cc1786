"""`riskwatch check` with accepted findings and with an earlier version."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
GIVEN = ("--reason", "客户已书面说明", "--owner", "wang@example.com", "--until", "2027-01-31")
DAY = {"RISKWATCH_NOW": "2026-11-24T01:30:00+00:00"}
LATER = {"RISKWATCH_NOW": "2027-02-01T01:30:00+00:00"}


def report(run: Run, *arguments: str | Path, **extra: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(run("check", *arguments, "--format", "json", **(DAY | extra)).stdout)
    return loaded


@pytest.fixture
def file(bad_draft: Path) -> Path:
    return bad_draft.with_name("bad.txt.accepted.yaml")


def test_what_is_accepted_does_not_fail(run: Run, bad_draft: Path, file: Path) -> None:
    assert run("check", bad_draft, "--select", "FRM004", **DAY).returncode == 1
    done = run("check", bad_draft, "--select", "FRM004", "--accept", "frm004", *GIVEN, **DAY)
    assert done.returncode == 0
    assert "1 accepted" in done.stdout
    assert "客户已书面说明" in file.read_text(encoding="utf-8")
    again = report(run, bad_draft)
    (suppressed,) = again["suppressed"]
    assert suppressed == {
        "rule": "FRM004", "fingerprint": again["accepted"][0]["fingerprint"], "reason": "客户已书面说明",
        "owner": "wang@example.com", "until": "2027-01-31",
    }  # fmt: skip
    assert again["accepted"][0]["quote"] == "2026年2月30日"
    assert "FRM004" not in {each["rule"] for each in again["findings"]}
    assert sum(again["summary"].values()) == len(again["findings"])


def test_by_fingerprint_and_in_another_file(run: Run, bad_draft: Path, file: Path, tmp_path: Path) -> None:
    (told,) = [each for each in report(run, bad_draft)["findings"] if each["rule"] == "FRM004"]
    other = tmp_path / "house.yaml"
    run("check", bad_draft, "--accepted", other, "--accept", told["fingerprint"], *GIVEN, **DAY)
    assert not file.exists()
    assert report(run, bad_draft, "--accepted", other)["accepted"][0]["fingerprint"] == told["fingerprint"]
    assert report(run, bad_draft)["accepted"] == []


def test_after_its_day_it_is_reported_and_fails_again(run: Run, bad_draft: Path) -> None:
    run("check", bad_draft, "--accept", "FRM004", *GIVEN, **DAY)
    done = run("check", bad_draft, "--select", "FRM004", **LATER)
    assert done.returncode == 1
    assert "no longer accepted" in done.stdout
    assert "2027-01-31" in done.stdout
    assert [each["rule"] for each in report(run, bad_draft, **LATER)["expired"]] == ["FRM004"]


def test_what_is_no_longer_found_can_be_taken_out(run: Run, bad_draft: Path, file: Path) -> None:
    run("check", bad_draft, "--accept", "FRM004", *GIVEN, **DAY)
    kept = file.read_text(encoding="utf-8")
    file.write_text(kept + "# 自己写的\n", encoding="utf-8")
    bad_draft.write_text(bad_draft.read_text(encoding="utf-8").replace("2月30日", "2月20日"), encoding="utf-8")
    assert "no longer found" in run("check", bad_draft, **DAY).stdout
    assert report(run, bad_draft)["unused"][0]["rule"] == "FRM004"
    assert report(run, bad_draft, "--select", "PAY")["unused"] == []
    run("check", bad_draft, "--select", "PAY", "--prune-accepted", **DAY)
    assert "FRM004" in file.read_text(encoding="utf-8")
    done = run("check", bad_draft, "--prune-accepted", **DAY)
    assert "took out 1" in done.stderr
    text = file.read_text(encoding="utf-8")
    assert "FRM004" not in text
    assert "# 自己写的" in text
    assert report(run, bad_draft)["unused"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--accept", "FRM004"), "a reason, an owner and a last day"),
        (("--accept", "FRM004", *GIVEN[:4], "--until", "2026-11-23"), "is over"),
        (("--accept", "PYA001", *GIVEN), "No finding has the rule or fingerprint PYA001"),
        (("--accept", "FRM004", "--accept", "PYA001", *GIVEN), "PYA001"),
    ],
)
def test_a_wrong_wish_writes_nothing(
    run: Run, bad_draft: Path, file: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run("check", bad_draft, *arguments, **DAY)
    assert done.returncode == 2
    assert said in done.stderr
    assert not file.exists()


def test_a_malformed_file_is_no_clean_draft(run: Run, bad_draft: Path, file: Path) -> None:
    file.write_text("- rule: FRM004\n  fingerprints: x\n", encoding="utf-8")
    done = run("check", bad_draft, "--fail-on", "never", **DAY)
    assert done.returncode == 2
    assert "bad.txt.accepted.yaml, line 2, field fingerprints" in done.stderr


@pytest.fixture
def newer(bad_draft: Path) -> Path:
    path = bad_draft.with_name("newer.txt")
    text = bad_draft.read_text(encoding="utf-8")
    path.write_text(text + "第三条 争议 提交仲裁或向人民法院起诉。\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("as_report", [True, False])
def test_only_what_is_new_is_shown_and_fails(
    run: Run, bad_draft: Path, newer: Path, tmp_path: Path, as_report: bool
) -> None:
    base = bad_draft
    if as_report:
        base = tmp_path / "old.json"
        base.write_text(run("check", bad_draft, "--format", "json").stdout, encoding="utf-8")
    done = run("check", newer, "--baseline", base, "--select", "FRM004,DIS", "--fail-on", "warning", **DAY)
    assert done.returncode == 1
    assert "[DIS002]" in done.stdout
    assert "error[FRM004]" not in done.stdout
    assert "1 new" in done.stdout
    assert "still open" in done.stdout
    assert "fixed [DIS001]" in done.stdout
    assert run("check", newer, "--baseline", base, "--select", "FRM004", **DAY).returncode == 0
    assert run("check", newer, "--select", "FRM004", **DAY).returncode == 1


def test_machines_get_all_findings_with_their_state(run: Run, bad_draft: Path, newer: Path) -> None:
    found = report(run, newer, "--baseline", bad_draft)
    states = {each["rule"]: each["state"] for each in found["findings"]}
    assert (states["FRM004"], states["DIS002"]) == ("still_open", "new")
    assert found["comparison"]["against"] == "bad.txt"
    assert "DIS001" in {each["rule"] for each in found["comparison"]["fixed"]}
    assert {each["state"] for each in report(run, newer)["findings"]} == {None}
    sarif = json.loads(run("check", newer, "--baseline", bad_draft, "--format", "sarif").stdout)
    by_rule = {each["ruleId"]: each["baselineState"] for each in sarif["runs"][0]["results"]}
    assert (by_rule["FRM004"], by_rule["DIS002"]) == ("unchanged", "new")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "is not the report of one draft"),
        ('{"reports": []}', "is not the report of one draft"),
        (None, "checked for the buyer"),
    ],
)
def test_what_is_no_report_of_this_side_is_refused(
    run: Run, bad_draft: Path, newer: Path, tmp_path: Path, content: str | None, said: str
) -> None:
    base = tmp_path / "old.json"
    text = run("check", bad_draft, "--side", "buyer", "--format", "json").stdout if content is None else content
    base.write_text(text, encoding="utf-8")
    done = run("check", newer, "--baseline", base)
    assert done.returncode == 2
    assert said in done.stderr


def test_several_drafts_have_no_common_baseline(run: Run, bad_draft: Path, newer: Path) -> None:
    done = run("check", bad_draft, newer, "--baseline", bad_draft)
    assert done.returncode == 2
    assert "--baseline is about one draft" in done.stderr
