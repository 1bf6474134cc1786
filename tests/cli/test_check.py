"""`riskwatch check`, `text`, `rules` and `explain`: exit codes, streams, files."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_an_error_ends_with_one_and_names_the_words(run: Run, bad_draft: Path) -> None:
    done = run("check", bad_draft, "--select", "FRM004")
    assert done.returncode == 1
    assert "2026年2月30日" in done.stdout
    assert "FRM004" in done.stdout


def test_machine_output_is_one_object_on_stdout(run: Run, bad_draft: Path) -> None:
    done = run("check", bad_draft, "--format", "json")
    report = json.loads(done.stdout)
    assert report["schema"] == "riskwatch.report/1"
    text = run("text", bad_draft).stdout
    (finding,) = [one for one in report["findings"] if one["rule"] == "FRM004"]
    start, end = finding["span"]
    assert text[start:end] == finding["quote"] == "2026年2月30日"


def test_every_rule_ends_in_exactly_one_group(run: Run, bad_draft: Path) -> None:
    report = json.loads(run("check", bad_draft, "--format", "json").stdout)
    groups = [
        {one["rule"] for one in report["findings"]},
        set(report["passed"]),
        *({one["rule"] for one in report[name]} for name in ("not_applicable", "not_judged", "suppressed")),
    ]
    listed = {rule["code"] for rule in json.loads(run("rules", "--format", "json").stdout)["rules"]}
    assert set().union(*groups) == listed
    assert sum(map(len, groups)) == len(listed)


def test_same_input_same_bytes(run: Run, bad_draft: Path) -> None:
    assert run("check", bad_draft, "--format", "json").stdout == run("check", bad_draft, "--format", "json").stdout


def test_fail_on_decides_the_exit_code(run: Run, bad_draft: Path) -> None:
    assert run("check", bad_draft, "--fail-on", "never").returncode == 0
    assert run("check", bad_draft, "--select", "PTY003").returncode == 0


def test_an_unreadable_draft_ends_with_two_and_says_what_to_do(run: Run, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 broken")
    done = run("check", scan)
    assert done.returncode == 2
    assert "scan.pdf" in done.stderr
    assert "0 errors" not in done.stdout


@pytest.mark.parametrize(("lang", "said"), [("en", "damaged or incomplete"), ("zh", "已损坏或不完整")])
def test_messages_are_in_the_language_that_was_asked_for(run: Run, tmp_path: Path, lang: str, said: str) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 cut")
    assert said in run("check", "--lang", lang, str(tmp_path / "broken.pdf")).stderr
    unknown = run("explain", "XYZ999", "--lang", lang).stderr
    assert ("规则" in unknown) is (lang == "zh")


def test_some_drafts_failed_others_done(run: Run, bad_draft: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    done = run("check", bad_draft, tmp_path / "empty.txt", "--format", "json")
    assert done.returncode == 3
    result = json.loads(done.stdout)
    assert [one["document"]["file"] for one in result["reports"]] == ["bad.txt"]
    assert [one["file"] for one in result["failed"]] == ["empty.txt"]


def test_a_folder_gives_one_report_each_and_colliding_stems_keep_their_names(
    run: Run, bad_draft: Path, tmp_path: Path
) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    for name in ("a.txt", "a.md", "b.txt"):
        (drafts / name).write_text(bad_draft.read_text(encoding="utf-8"), encoding="utf-8")
    done = run("check", drafts, "--format", "json", "--out", tmp_path / "reports")
    assert done.returncode == 1
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == ["a.md.json", "a.txt.json", "b.json"]


def test_a_mistyped_rule_code_is_no_clean_draft(run: Run, bad_draft: Path) -> None:
    done = run("check", bad_draft, "--select", "PYA002")
    assert done.returncode == 2
    assert "PYA002" in done.stderr


def test_linting_makes_no_database(run: Run, bad_draft: Path, tmp_path: Path) -> None:
    run("check", bad_draft)
    assert not (tmp_path / "data").exists()


def test_explain_shows_statute_clause_and_examples(run: Run) -> None:
    page = run("explain", "frm004", "--lang", "zh").stdout
    assert "第一百四十二条" in page
    assert "本合同对签订前已交付的订单" in page
    assert "2026年2月30日" in page


def test_an_unknown_rule_is_said_so(run: Run) -> None:
    done = run("explain", "ABC999")
    assert done.returncode == 2
    assert "ABC999" in done.stderr


def test_a_wrong_setting_is_named(run: Run, bad_draft: Path) -> None:
    done = run("check", bad_draft, RISKWATCH_NOW="tomorrow")
    assert done.returncode == 2
    assert "RISKWATCH_NOW" in done.stderr


BUYER = Path(__file__).parents[1] / "contracts" / "buyer_cases"


def test_the_buyers_report_says_for_whom_it_speaks_in_every_form(run: Run) -> None:
    draft = str(BUYER / "molybdenum_paid_first.txt")
    said = run("check", "--side", "buyer", "--lang", "en", draft)
    assert said.returncode == 1
    assert "Checked for the buyer: 1 error, 5 warnings, 2 notes" in said.stdout
    report = json.loads(run("check", "--side", "buyer", "--format", "json", draft).stdout)
    assert report["options"]["side"] == "buyer"
    sarif = json.loads(run("check", "--side", "buyer", "--format", "sarif", draft).stdout)["runs"][0]
    assert sarif["properties"]["side"] == "buyer"
    names = {rule["id"]: rule["name"] for rule in sarif["tool"]["driver"]["rules"]}
    assert names["PAY001"] == "paid-before-delivery"


def test_a_contract_sound_for_the_buyer_ends_with_zero(run: Run) -> None:
    for name in ("lathe_buyers_form_sound", "housings_sound"):
        said = run("check", "--side", "buyer", "--lang", "en", str(BUYER / f"{name}.txt"))
        assert (said.returncode, said.stdout.splitlines()[0]) == (0, "Nothing found.")


def test_explain_shows_both_views_of_one_code(run: Run) -> None:
    said = run("explain", "INS004", "--lang", "en").stdout
    seller, mark, buyer = said.partition("Seen by the buyer · warning · Inspection period too short for the goods")
    assert mark
    assert "our policy allows" in seller
    assert "too little even to count them" in buyer
    page = json.loads(run("explain", "INS004", "--format", "json").stdout)
    assert page["as_buyer"]["name"] == "inspection-period-short"
    assert "货到后2小时内验收。" in page["as_buyer"]["examples"]["raises"]
    assert json.loads(run("explain", "PTY001", "--format", "json").stdout)["as_buyer"] is None


def test_the_schema_of_a_buyers_view_has_no_life_of_its_own(run: Run) -> None:
    fields = json.loads(run("rules", "schema", "--as-buyer").stdout)["properties"]
    assert {"title", "when", "examples"} <= set(fields)
    assert not {"buyer_view", "status", "since"} & set(fields)
