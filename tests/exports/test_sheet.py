"""The contract laid out with its marks: nothing of the text is lost, and every mark is where its words are."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from riskwatch.domain.contract import Contract
from riskwatch.domain.document import Span, document_of
from riskwatch.domain.rule import Confidence, Finding, Place, Report, Severity
from riskwatch.domain.words import Words
from riskwatch.exports.marks import Pieces
from riskwatch.exports.sheet import Item, Line, sheet_of


def text_of(line: Line) -> str:
    if line.rows:
        return "\n".join(" | ".join("".join(piece.text for piece in cell.pieces) for cell in row) for row in line.rows)
    return "".join(piece.text for piece in line.pieces)


def test_the_lines_together_are_the_text(report: Report) -> None:
    lines = sheet_of(report).lines
    assert "\n".join(text_of(line) for line in lines) == report.matter.contract.text


def test_a_mark_covers_exactly_the_quoted_words(report: Report) -> None:
    for item in sheet_of(report).items:
        marked = "".join(
            piece.text for line in sheet_of(report).lines for piece in line.pieces if item.number in piece.numbers
        )
        assert marked == item.finding.quote


def test_title_clauses_and_table_are_told_apart(report: Report) -> None:
    looks = {text_of(line).split("\n")[0]: line.look for line in sheet_of(report).lines}
    assert looks["购销合同"] == "title"
    assert looks["第五条 结算与付款"] == "clause"
    assert looks["合同编号：XS-2026-118"] == "text"
    assert looks["品名 | 规格 | 数量 | 单价（元） | 金额（元）"] == "table"


def test_something_missing_stands_at_its_clause(report: Report) -> None:
    places = {text_of(line): [item.number for item in line.missing] for line in sheet_of(report).lines if line.missing}
    assert places == {"第三条 验收 需方收货后应及时验收。": [3]}


def test_something_missing_without_a_clause_of_its_own_stands_before_the_signatures(report: Report) -> None:
    assert _line_with("付款", "payment", report) == "2. 需方在业主支付相应工程款后十日内向供方支付货款。"
    assert _line_with("首部", "heading", report) == "需方：常州榆廷建设工程有限公司"
    assert _line_with("签字盖章处", "signature block", report) == "供方（盖章）：江阴澄泓化工有限公司"
    assert (
        _line_with("应在其他地方", "belongs in some other place", report)
        == "第七条 其他 本合同一式两份，自双方签字盖章之日起生效。"
    )


def test_findings_come_by_severity_and_the_unsure_ones_last(report: Report) -> None:
    unsure = replace(report.findings[0], confidence=Confidence.LOW)
    groups = sheet_of(replace(report, findings=(*report.findings, unsure))).groups
    assert [(group.severity, group.sure, len(group.items)) for group in groups] == [
        (Severity.ERROR, True, 2),
        (Severity.WARNING, True, 1),
        (None, False, 1),
    ]


def test_the_gravest_of_two_findings_on_the_same_words_gives_the_colour(contract: Contract, report: Report) -> None:
    error = report.findings[0]
    assert error.span is not None
    inside = Span(error.span.start + 2, error.span.end + 3)
    note = replace(report.findings[2], severity=Severity.INFO, span=inside)
    pieces = Pieces(contract, (Item(1, note), Item(2, error))).of(Span(0, len(contract.text)))
    marked = [(piece.text, piece.numbers, piece.severity) for piece in pieces if piece.numbers]
    assert marked == [
        ("业主", (2,), "error"),
        ("支付相应工程款后", (2, 1), "error"),
        ("十日内", (1,), "info"),
    ]


@given(
    st.text(alphabet="甲乙 |\nab", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=5)
)
def test_cutting_never_loses_a_character(text: str, places: list[tuple[int, int]]) -> None:
    document = document_of(text)
    items = [Item(number, _finding(Span(start, start + length))) for number, (start, length) in enumerate(places)]
    pieces = Pieces(Contract(document, "zh"), items)
    for block in document.blocks:
        assert "".join(piece.text for piece in pieces.of(block.span)) == block.span.of(text)


def _line_with(zh: str, en: str, report: Report) -> str:
    missing = replace(report.findings[2], place=Place(Words(zh, en)))
    return next(text_of(line) for line in sheet_of(replace(report, findings=(missing,))).lines if line.missing)


def _finding(span: Span) -> Finding:
    words = Words("", "")
    return Finding("X", "x", Severity.INFO, Confidence.HIGH, words, words, words, None, "", span, Place(words), (), "")
