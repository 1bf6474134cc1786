"""`riskwatch compare`, and `check` and `text` on tracked changes."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.drafts.conftest import build_docx

Run = Callable[..., "subprocess.CompletedProcess[str]"]
LI = 'w:id="1" w:author="Li" w:date="2026-03-01T09:00:00Z"'
LINES = (
    "购销合同",
    "供方：江阴澄泓化工有限公司",
    "需方：常州榆廷建设工程有限公司",
    "第一条 标的 聚氨酯防水涂料600桶，总价人民币492000元。",
    "第二条 付款 需方应于收货后三十日内向供方支付货款。",
    "第三条 争议 因本合同产生的争议，由供方所在地人民法院管辖。",
)


def p(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def tracked(text: str, before: str, after: str) -> str:
    head, _, tail = text.partition(before)
    return (
        f'<w:p><w:r><w:t xml:space="preserve">{head}</w:t></w:r><w:del {LI}><w:r><w:delText>{before}</w:delText></w:r></w:del>'
        f"<w:ins {LI}><w:r><w:t>{after}</w:t></w:r></w:ins><w:r><w:t>{tail}</w:t></w:r></w:p>"
    )


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.docx"
    path.write_bytes(build_docx("".join(map(p, LINES))))
    return path


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """One change is tracked, the court was changed without a mark."""
    path = tmp_path / "theirs.docx"
    payment = tracked(LINES[4], "收货后三十日内", "收到业主支付的相应工程款后十日内")
    path.write_bytes(build_docx("".join(map(p, LINES[:4])) + payment + p(LINES[5].replace("供方所在地", "需方所在地"))))
    return path


def test_a_silent_change_is_pointed_out_and_fails(run: Run, ours: Path, theirs: Path) -> None:
    done = run("compare", ours, theirs)
    assert done.returncode == 1
    assert "1 change is not tracked" in done.stdout
    assert "[-!供-]{+!需+}方所在地" in done.stdout
    assert "相应工程款后十日+}" in done.stdout
    assert 'Li 2026-03-01 09:00 inserted "收到业主支付的相应工程款后十日内"' in done.stdout
    assert "PAY002" in done.stdout
    assert run("compare", ours, theirs, "--fail-on", "never").returncode == 0


def test_in_chinese_nothing_is_left_in_english(run: Run, ours: Path, theirs: Path) -> None:
    said = run("compare", ours, theirs, RISKWATCH_LANGUAGE="zh").stdout
    assert "付款期限：" in said
    assert "警告[PAY002]" in said
    assert "warning[" not in said


def test_as_json(run: Run, ours: Path, theirs: Path) -> None:
    found = json.loads(run("compare", ours, theirs, "--format", "json").stdout)
    assert (found["schema"], found["tracked"]) == ("riskwatch.comparison/1", True)
    assert found["summary"] == {"same": 4, "changed": 2, "added": 0, "removed": 0, "moved": 0, "silent": 1}
    assert [(row["new"]["number"], row["silent"]) for row in found["rows"] if row["state"] == "changed"] == [
        ("第二条", False),
        ("第三条", True),
    ]
    assert "time to pay" in [each["label"]["en"] for each in found["terms"]]


def test_as_a_page_that_stands_alone(run: Run, ours: Path, theirs: Path, tmp_path: Path) -> None:
    page = tmp_path / "out" / "compared.html"
    assert run("compare", ours, theirs, "--format", "html", "--out", page, RISKWATCH_LANGUAGE="zh").returncode == 1
    text = page.read_text(encoding="utf-8")
    assert '<del class="silent">供</del>' in text
    assert '<ins class="silent">需</ins>' in text
    assert "未标注的改动" in text
    assert "http" not in text.replace("http-equiv", "")


def test_without_tracked_changes_nothing_is_called_marked(run: Run, ours: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean.docx"
    clean.write_bytes(build_docx("".join(p(line.replace("三十日", "九十日")) for line in LINES)))
    done = run("compare", ours, clean)
    assert done.returncode == 0
    assert "no tracked changes" in done.stdout
    assert run("compare", ours, clean, "--fail-on", "any").returncode == 1
    assert "say the same" in run("compare", ours, ours).stdout


def test_only_the_changes_are_checked(run: Run, theirs: Path) -> None:
    whole, only = (
        json.loads(run("check", theirs, "--format", "json", "--changes", changes).stdout)
        for changes in ("accepted", "only")
    )
    assert "PAY002" in {each["rule"] for each in only["findings"]}
    assert len(only["findings"]) < len(whole["findings"])
    assert all(each["changes"] for each in only["findings"])
    assert {whole["remarks"][number]["author"] for number in only["findings"][0]["changes"]} == {"Li"}


def test_a_draft_without_changes_is_not_called_clean(run: Run, ours: Path) -> None:
    done = run("check", ours, "--changes", "only")
    assert done.returncode == 2
    assert "no tracked changes" in done.stderr


def test_the_text_of_each_view(run: Run, theirs: Path) -> None:
    assert "收货后三十日内" in run("text", theirs, "--changes", "rejected").stdout
    assert "收货后三十日内" not in run("text", theirs).stdout
    assert run("text", theirs, "--changes", "only").stdout == "收到业主支付的相应工程款后十日内\n"


def test_the_limits_of_the_settings_hold_for_what_the_file_claims_too(run: Run, ours: Path, tmp_path: Path) -> None:
    """A file above the usual size, which the settings allow, is read a second time for its tracked changes."""
    large = tmp_path / "large.docx"
    body = "".join(map(p, LINES[:4])) + tracked(LINES[4], "三十日", "九十日") + p(LINES[5])
    large.write_bytes(build_docx(body, extra={"word/media/scan.bin": os.urandom(26 * 1024 * 1024)}))
    assert "上限" in run("compare", ours, large, RISKWATCH_LANGUAGE="zh").stderr
    done = run("compare", ours, large, "--format", "json", RISKWATCH_DRAFT_MAX_MB="30")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["tracked"]
