"""`riskwatch check`: drafts that come back with comments, and lists of all findings."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from riskwatch.drafts import read_draft

Run = Callable[..., "subprocess.CompletedProcess[str]"]
LINES = (
    "购销合同",
    "买方：江苏恒达机电有限公司",
    "卖方：苏州远通电器有限公司",
    "第一条 买方向卖方购买电机十台，总价十万元。",
    "第二条 买方应于收到业主支付的工程款后十日内付款。",
    "第三条 交货期限：2026年2月30日前交货。",
)
NOW = {"RISKWATCH_NOW": "2026-11-24T01:30:00+00:00", "RISKWATCH_TIME_ZONE": "Asia/Shanghai"}
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def word_draft(tmp_path: Path) -> Path:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES)
    path = tmp_path / "draft.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{_MAIN}"><w:body>{body}</w:body></w:document>')
    return path


def test_the_draft_comes_back_beside_itself_with_comments(run: Run, word_draft: Path) -> None:
    before = word_draft.read_bytes()
    done = run("check", word_draft, "--format", "docx", **NOW)
    assert done.returncode == 1, done.stderr
    reviewed = word_draft.with_name("draft-reviewed.docx")
    assert str(reviewed) in done.stderr
    assert word_draft.read_bytes() == before
    document = read_draft(reviewed.read_bytes(), reviewed.name)
    assert document.text == "\n".join(LINES)
    found = json.loads(run("check", word_draft, "--format", "json").stdout)["findings"]
    comments = [each for each in document.remarks if each.kind == "comment"]
    assert len(comments) == len(found)
    assert {each.author for each in comments} == {"RiskWatch"}
    assert {each.date for each in comments} == {"2026-11-24T09:30:00"}
    (date,) = [each for each in comments if "FRM004" in each.text]
    assert date.about is not None
    assert date.about.of(document.text) == "2026年2月30日"


@pytest.mark.parametrize(("lang", "heading"), [((), "错误："), (("--lang", "en"), "error: ")])
def test_comments_speak_the_language_of_the_draft_or_the_one_asked_for(
    run: Run, word_draft: Path, tmp_path: Path, lang: tuple[str, ...], heading: str
) -> None:
    out = tmp_path / "out.docx"
    run("check", word_draft, "--select", "FRM004", "--format", "docx", "--out", out, *lang)
    (comment,) = [each for each in read_draft(out.read_bytes(), out.name).remarks if each.kind == "comment"]
    assert comment.text.startswith(heading)


def test_proposed_wording_goes_in_as_a_tracked_insertion(run: Run, word_draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    done = run("check", word_draft, "--select", "PAY002", "--format", "docx", "--out", out, "--propose", "pay002")
    assert done.returncode in (0, 1), done.stderr
    data = out.read_bytes()
    (finding,) = json.loads(run("check", word_draft, "--select", "PAY002", "--format", "json").stdout)["findings"]
    lines = read_draft(data, out.name).text.split("\n")
    assert lines == [*LINES[:5], finding["clause"]["zh"], *LINES[5:]]
    assert read_draft(data, out.name, view="rejected").text == "\n".join(LINES)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "docx", "--propose", "PAY999"), "PAY999"),
        (("--propose", "PAY002"), "--format docx"),
        (("--format", "xlsx"), "--out"),
        (("--format", "docx", "--out", "draft.docx"), "written over"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    run: Run, word_draft: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = word_draft.read_bytes()
    done = run("check", word_draft, "--select", "FRM004,PAY002", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert [path.name for path in word_draft.parent.iterdir() if path.suffix == ".docx"] == ["draft.docx"]
    assert word_draft.read_bytes() == before


def test_a_format_without_comments_fails_alone(run: Run, word_draft: Path, bad_draft: Path) -> None:
    done = run("check", word_draft, bad_draft, "--format", "docx")
    assert done.returncode == 3
    assert "bad.txt" in done.stderr
    assert word_draft.with_name("draft-reviewed.docx").exists()


def test_junit_fails_where_the_run_fails(run: Run, bad_draft: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    done = run("check", bad_draft, "empty.txt", "--format", "junit")
    suites = ElementTree.fromstring(done.stdout)
    drafts, broken = suites.findall("testsuite")
    assert drafts.get("name") == "bad.txt"
    failures = drafts.findall(".//failure")
    assert len(failures) == int(drafts.get("failures", "-1")) > 0
    assert any("2026年2月30日" in (each.text or "") for each in failures)
    assert len(drafts) == int(drafts.get("tests", "-1"))
    assert len(drafts.findall(".//skipped")) == int(drafts.get("skipped", "-1")) > 0
    assert broken.find("testcase/error") is not None
    assert (
        ElementTree.fromstring(run("check", bad_draft, "--format", "junit", "--fail-on", "never").stdout).find(
            ".//failure"
        )
        is None
    )


def test_csv_and_xlsx_list_the_same_findings(run: Run, bad_draft: Path, word_draft: Path, tmp_path: Path) -> None:
    for form in ("csv", "xlsx"):
        run("check", bad_draft, word_draft, "--format", form, "--out", tmp_path / f"list.{form}", "--lang", "zh")
    text = (tmp_path / "list.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")  # a spreadsheet program takes it for its own code page otherwise
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    sheet = load_workbook(tmp_path / "list.xlsx").active
    assert sheet is not None
    assert [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)] == rows
    assert rows[0][:2] == ["文件", "合同编号"]
    assert {row[0] for row in rows[1:]} == {"bad.txt", "draft.docx"}
    number = len(json.loads(run("check", bad_draft, word_draft, "--format", "json").stdout)["reports"][0]["findings"])
    assert sum(row[0] == "bad.txt" for row in rows) == number


def test_nothing_in_a_list_is_run_as_a_formula(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        '购销合同\n买方：甲有限公司\n=HYPERLINK("x") 2026年2月30日前交货。\n', encoding="utf-8"
    )
    named = tmp_path / "=1+1.txt"
    named.write_text((tmp_path / "a.txt").read_text(encoding="utf-8"), encoding="utf-8")
    for form in ("csv", "xlsx"):
        run("check", named, "--format", form, "--out", tmp_path / f"list.{form}")
    rows = list(csv.reader(io.StringIO((tmp_path / "list.csv").read_text(encoding="utf-8-sig"))))
    assert {row[0] for row in rows[1:]} == {"'=1+1.txt"}
    sheet = load_workbook(tmp_path / "list.xlsx").active
    assert sheet is not None
    assert {(row[0].value, row[0].data_type) for row in sheet.iter_rows(min_row=2)} == {("=1+1.txt", "s")}


def test_several_drafts_are_one_sarif_run_with_their_paths(run: Run, bad_draft: Path, word_draft: Path) -> None:
    log = json.loads(run("check", "bad.txt", "draft.docx", "--format", "sarif").stdout)
    (only,) = log["runs"]
    places = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in only["results"]}
    assert places == {"bad.txt", "draft.docx"}
    for result in only["results"]:
        assert only["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.parametrize("form", ["docx", "xlsx", "junit", "html"])
def test_where_nothing_can_be_written_is_said_and_is_no_defect(
    run: Run, word_draft: Path, tmp_path: Path, form: str
) -> None:
    (tmp_path / "a-file").write_text("in the way")
    target = tmp_path / "a-file" / f"findings.{form}"
    refused = run("check", word_draft, "--format", form, "--out", target)
    assert refused.returncode == 2, refused.stderr
    assert f"{target} cannot be written" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_name_as_long_as_the_file_system_takes(run: Run, word_draft: Path, tmp_path: Path) -> None:
    draft = word_draft.rename(tmp_path / f"{'长' * 83}.docx")
    assert run("check", draft).returncode == 1
    refused = run("check", draft, "--format", "docx")
    assert refused.returncode == 2
    assert "-reviewed.docx cannot be written" in refused.stderr
    longest = tmp_path / f"{'名' * 83}.docx"
    assert run("check", draft, "--format", "docx", "--out", longest).returncode == 1
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} >= {draft.name, longest.name}
    assert not list(tmp_path.glob(".riskwatch-*"))
