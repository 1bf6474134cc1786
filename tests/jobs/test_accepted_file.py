"""The file of accepted findings: strict reading, and changes that keep everything else as it was written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskwatch.domain.errors import AcceptanceRefused
from riskwatch.domain.rule import Acceptance, Severity
from riskwatch.jobs.accepted_file import beside, read_accepted

FILE = """# 与客户谈定的条款
- fingerprint: 00123456789012345678901234567890
  rule: PAY002
  reason: 业主为国企 # 王经理确认
  owner: wang@example.com
  until: 2027-01-31

# the long one
- rule: PAY003
  fingerprint: 1e5
  severity: warning
  owner: no
  until: "2027-02-28"
  reason: |
    - first
    # second
# last
- {rest}
"""
LAST = "rule: LIA001\n  fingerprint: cc\n  owner: li\n  until: 2027-03-31\n  reason: >\n    folded\n    text"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "合同.docx.accepted.yaml"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_it_stands_beside_the_draft(tmp_path: Path, path: Path) -> None:
    assert beside(tmp_path / "合同.docx") == path


def test_words_stay_words(path: Path) -> None:
    first, second, third = read_accepted(write(path, FILE.format(rest=LAST))).acceptances
    assert first == Acceptance(
        "00123456789012345678901234567890", "PAY002", "业主为国企", "wang@example.com", date(2027, 1, 31)
    )
    assert (second.fingerprint, second.owner, second.severity) == ("1e5", "no", Severity.WARNING)
    assert second.reason == "- first\n# second"
    assert third.reason == "folded text"


@pytest.mark.parametrize("text", [None, "", "# nothing yet\n", "[]\n"])
def test_nothing_there_is_nothing_accepted(path: Path, text: str | None) -> None:
    if text is not None:
        write(path, text)
    file = read_accepted(path)
    assert file.acceptances == ()
    added = Acceptance("f", "PAY001", "r", "o", date(2027, 1, 1))
    assert read_accepted(write(path, file.with_entries([added]))).acceptances == (added,)


ENTRY = "- rule: PAY001\n  fingerprint: aa\n  reason: r\n  owner: o\n  until: 2027-01-01\n"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("rule: PAY001\n", 1, "a list is expected"),
        ("just words\n", 1, "a list is expected"),
        ("[{rule: PAY001}]\n", 1, "lines of its own"),
        ("- {rule: PAY001}\n", 1, "an entry is a dash"),
        ("-\n  rule: PAY001\n", 2, "an entry is a dash"),
        ("- PAY001\n", 1, "an entry is a dash"),
        (ENTRY + "  expires: never\n", 6, "field expires: unknown field"),
        (ENTRY + "  rule: PAY002\n", 6, "field rule: is given twice"),
        (ENTRY.replace("  reason: r\n", ""), 1, "field reason: is missing"),
        (ENTRY.replace("reason: r", "reason: ' '"), 3, "field reason: must not be empty"),
        (ENTRY.replace("reason: r", "reason: [r]"), 3, "field reason: text is expected"),
        (ENTRY.replace("2027-01-01", "2027-02-30"), 5, "field until: '2027-02-30' is not a day"),
        (ENTRY.replace("2027-01-01", "never"), 5, "field until: 'never' is not a day"),
        (ENTRY + "  severity: fatal\n", 6, "field severity: fatal is not one of error, warning, info"),
        (ENTRY + ENTRY, 6, "field fingerprint: this finding is accepted twice"),
        (ENTRY + "  owner: 'open\n", 7, "cannot be read"),
    ],
)
def test_a_malformed_file_names_file_line_and_field(path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(AcceptanceRefused) as refused:
        read_accepted(write(path, text))
    assert refused.value.message.en.startswith(f"{path.name}, line {line}")
    assert said in refused.value.message.en
    assert f"第 {line} 行" in refused.value.message.zh


def test_another_encoding_is_refused(path: Path) -> None:
    path.write_bytes("- rule: 付款".encode("gb18030"))
    with pytest.raises(AcceptanceRefused, match="cannot be read"):
        read_accepted(path)


@pytest.mark.parametrize("gone", [(0,), (1,), (2,), (0, 2), (0, 1, 2)])
def test_taking_out_leaves_the_other_lines_as_they_are(path: Path, gone: tuple[int, ...]) -> None:
    text = FILE.format(rest=LAST)
    file = read_accepted(write(path, text))
    after = file.without([file.acceptances[number] for number in gone])
    rows = iter(text.splitlines(keepends=True))
    assert all(line in rows for line in after.splitlines(keepends=True)), "a line was changed or moved"
    for comment in ("# 与客户谈定的条款", "# the long one", "# last"):
        assert comment in after
    kept = tuple(each for number, each in enumerate(file.acceptances) if number not in gone)
    assert read_accepted(write(path, after)).acceptances == kept


def test_accepting_again_replaces_the_entry(path: Path) -> None:
    file = read_accepted(write(path, FILE.format(rest=LAST).rstrip("\n")))
    first = file.acceptances[0]
    renewed = Acceptance(
        first.fingerprint, first.rule, 'second: "look"\nat it\x7f', "li", date(2028, 1, 1), Severity.ERROR
    )
    after = read_accepted(write(path, file.with_entries([renewed]))).acceptances
    assert [each.rule for each in after] == ["PAY003", "LIA001", "PAY002"]
    assert (after[-1].reason, after[-1].until, after[-1].severity) == (
        'second: "look" at it',
        renewed.until,
        renewed.severity,
    )
