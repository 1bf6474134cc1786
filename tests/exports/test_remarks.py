"""What others left in the file, one line each."""

from __future__ import annotations

from riskwatch.drafts import read_draft
from riskwatch.exports.remarks import remark_lines
from riskwatch.resources import data


def test_a_comment_that_ends_with_a_full_stop_is_followed_by_no_comma() -> None:
    draft = next(data("demo").glob("XS-2026-118*.docx"))
    document = read_draft(draft.read_bytes(), draft.name)
    zh, en = (next(line for line in remark_lines(document, each) if "质保金两年" in line) for each in ("zh", "en"))
    assert zh.endswith("请贵司确认。（针对“质量保证金”）")
    assert en.endswith('请贵司确认。 (on "质量保证金")')
