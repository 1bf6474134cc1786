"""The terminal report: the caret stands under the very words, whatever their width."""

from __future__ import annotations

from dataclasses import replace

from riskwatch.domain.document import Span, document_of
from riskwatch.domain.rule import Finding, Matter, Report
from riskwatch.exports import text
from riskwatch.exports.widths import width
from riskwatch.rulebook.statutes import Statutes


def test_a_finding_reads_like_this_to_the_character(report: Report, statutes: Statutes) -> None:
    shown = text.render(report, statutes, "zh")
    assert shown.startswith(
        """错误[PAY002] 背靠背付款
  --> XS-2026-118.docx:14:7 · 第五条 结算与付款
    |
 14 | 2. 需方在业主支付相应工程款后十日内向供方支付货款。
    |          ^^^^^^^^^^^^^^^^^^^^
   = 付款以业主付款为前提：业主不付，我们就收不到钱，而且无期限。
   = 建议：改为固定日期。
   = 条款：需方应于收货之日起30日内付清货款，付款义务不以其收到任何第三方款项为条件。
   = 依据：《民法典》第一条
   = 把握：高
"""
    )


def test_the_carets_stand_under_the_quote_and_are_as_wide(report: Report, statutes: Statutes) -> None:
    lines = text.render(report, statutes, "zh").split("\n")
    number = next(index for index, line in enumerate(lines) if line.endswith("常州榆亭建设工程有限公司"))
    words, carets = lines[number], lines[number + 1]
    before, _, after = words.partition("常州榆亭建设工程有限公司")
    assert width(before) == len(carets) - len(carets.lstrip(" |"))
    assert carets.count("^") == width("常州榆亭建设工程有限公司") == 24
    assert after == ""


def test_a_missing_thing_says_where_it_belongs(report: Report, statutes: Statutes) -> None:
    assert "XS-2026-118.docx · 合同中没有；应在：第三条 验收" in text.render(report, statutes, "zh")
    assert "not in the draft; belongs in: 第三条 验收" in text.render(report, statutes, "en")


def test_statutes_that_may_not_be_shown_are_not(report: Report, statutes: Statutes) -> None:
    shown = text.render(report, statutes, "zh")
    assert "第九条" not in shown
    assert "第八条" not in shown


def test_the_last_lines_count_everything(report: Report, statutes: Statutes) -> None:
    lines = text.render(report, statutes, "en").rstrip("\n").split("\n")
    assert (
        lines[-2] == "Checked for the seller: 2 errors, 1 warning, 0 notes · 1 passed, 1 not applicable, 1 not judged"
    )
    assert lines[-1] == "These are drafting proposals; a lawyer decides."


def test_colours_add_escape_sequences_and_nothing_else(report: Report, statutes: Statutes) -> None:
    import re

    plain, coloured = (text.render(report, statutes, "zh", colour=on) for on in (False, True))
    assert "\x1b" not in plain
    assert coloured != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_long_line_is_cut_around_the_words(report: Report, statutes: Statutes) -> None:
    line = "前" * 200 + "业主付款后" + "后" * 200
    shown = text.render(_on(report, line, Span(200, 205)), statutes, "zh")
    excerpt, carets = next(
        (a, b) for a, b in zip(shown.split("\n"), shown.split("\n")[1:], strict=False) if "业主付款后" in a
    )
    assert width(excerpt) <= text.COLUMNS + 8
    assert excerpt.count("…") == 2
    assert width(excerpt.partition("业主付款后")[0]) == carets.index("^")
    assert carets.count("^") == 10


def test_words_over_two_lines_get_carets_on_both(report: Report, statutes: Statutes) -> None:
    shown = text.render(_on(report, "alpha beta\ngamma delta", Span(6, 16)), statutes, "en").split("\n")
    first, second = shown.index(" 1 | alpha beta"), shown.index(" 2 | gamma delta")
    assert shown[first + 1] == "   |       ^^^^"
    assert shown[second + 1] == "   | ^^^^^"


def test_nothing_found_says_so(report: Report, statutes: Statutes) -> None:
    assert text.render(replace(report, findings=()), statutes, "zh").startswith("没有发现问题。")


def _on(report: Report, words: str, span: Span) -> Report:
    document = document_of(words, file="draft.txt")
    finding: Finding = replace(report.findings[0], span=span, quote=span.of(words), related=())
    contract = replace(report.matter.contract, document=document, clauses=(), signatures=(), title=None)
    return replace(report, matter=Matter(contract), findings=(finding,))
