"""Automatic numbering: the number that Word prints is in the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from riskwatch.domain.document import Document
from riskwatch.drafts.numerals import written

Word = Callable[..., Document]


def item(text: str, ilvl: int = 0, num: str = "1", extra: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num}"/></w:numPr>{extra}</w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def level(ilvl: int, text: str, form: str = "decimal", start: int = 1, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, nums: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{nums}'
    )


def lines(document: Document) -> list[str]:
    return document.text.split("\n")


def test_articles_and_sub_clauses(word: Word) -> None:
    numbering = lists(
        level(0, "第%1条", "chineseCountingThousand"),
        level(1, "%1.%2", extra="<w:isLgl/>"),
        level(2, "（%3）", "chineseCounting", extra='<w:suff w:val="nothing"/>'),
    )
    document = word(
        item("价格") + item("单价", 1) + item("总价", 1) + item("含税", 2) + item("付款") + item("期限", 1),
        numbering=numbering,
    )
    assert lines(document) == ["第一条 价格", "1.1 单价", "1.2 总价", "（一）含税", "第二条 付款", "2.1 期限"]
    first = document.blocks[0]
    assert first.numbering is not None
    assert first.numbering.of(document.text) == "第一条"
    assert document.blocks[4].numbering.of(document.text) == "第二条"  # type: ignore[union-attr]


def test_bullets_have_no_text_and_no_span(word: Word) -> None:
    document = word(item("项"), numbering=lists(level(0, "", "bullet")))
    assert document.text == "项"
    assert document.blocks[0].numbering is None


def test_numbering_tied_to_a_style(word: Word) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Base"/></w:style>'
    )
    numbering = lists(
        level(0, "%1.", extra='<w:pStyle w:val="Base"/>'), level(1, "%1.%2", extra='<w:pStyle w:val="Sub"/>')
    )

    def styled(style: str, text: str, extra: str = "") -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'

    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    document = word(
        styled("Base", "a") + styled("Sub", "b") + styled("Sub", "c", none) + styled("Sub", "d"),
        styles=styles,
        numbering=numbering,
    )
    assert lines(document) == ["1. a", "1.1 b", "c", "1.2 d"]


def test_a_second_list_goes_on_unless_it_starts_anew(word: Word) -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    document = word(
        item("a") + item("b", num="2") + item("c", num="3") + item("d", num="3"),
        numbering=lists(level(0, "%1)"), nums=nums),
    )
    assert lines(document) == ["1) a", "2) b", "1) c", "2) d"]


def test_levels_that_do_not_restart(word: Word) -> None:
    numbering = lists(level(0, "%1."), level(1, "(%2)", extra='<w:lvlRestart w:val="0"/>'))
    document = word(item("a") + item("b", 1) + item("c") + item("d", 1), numbering=numbering)
    assert lines(document) == ["1. a", "(1) b", "2. c", "(2) d"]


def test_restart_only_after_the_first_level(word: Word) -> None:
    numbering = lists(level(0, "%1."), level(1, "%2)"), level(2, "%3#", extra='<w:lvlRestart w:val="1"/>'))
    document = word(
        item("a") + item("b", 1) + item("c", 2) + item("d", 1) + item("e", 2) + item("f") + item("g", 2),
        numbering=numbering,
    )
    assert lines(document) == ["1. a", "1) b", "1# c", "2) d", "2# e", "2. f", "1# g"]


def test_a_list_may_borrow_its_levels_from_a_list_style(word: Word) -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="5">{level(0, "%1、", "chineseCounting", start=3)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="5"/></w:num>'
    )
    assert word(item("价格"), styles=styles, numbering=numbering).text == "三、 价格"


def test_a_deleted_paragraph_is_not_counted(word: Word) -> None:
    gone = '<w:rPr><w:del w:author="a"/></w:rPr>'
    deleted = item("", extra=gone).replace(
        "<w:r><w:t></w:t></w:r>", "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    )
    document = word(item("a") + deleted + item("c"), numbering=lists(level(0, "第%1条", "chineseCounting")))
    assert lines(document) == ["第一条 a", "第二条 c"]


def test_a_numbered_empty_cell_shows_its_number(word: Word) -> None:
    row = f"<w:tr><w:tc>{item('')}</w:tc><w:tc><w:p><w:r><w:t>钢板</w:t></w:r></w:p></w:tc></w:tr>"
    assert word(f"<w:tbl>{row}{row}</w:tbl>", numbering=lists(level(0, "%1"))).text == "1 | 钢板\n2 | 钢板"


def test_the_number_moves_the_place_of_an_insertion(word: Word) -> None:
    body = item("").replace("<w:r><w:t></w:t></w:r>", '<w:ins w:author="a"><w:r><w:t>新</w:t></w:r></w:ins>')
    document = word(body, numbering=lists(level(0, "第%1条", "chineseCounting")))
    (remark,) = document.remarks
    assert remark.span is not None
    assert remark.span.of(document.text) == "新"


def test_unknown_lists_and_levels_are_harmless(word: Word) -> None:
    assert word(item("a", num="77") + item("b", 5), numbering=lists(level(0, "%1."))).text == "a\nb"


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (11, "chineseCounting", "十一"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千零一"),
        (105, "chineseCounting", "一〇五"),
        (21, "japaneseCounting", "二十一"),
        (10, "ideographDigital", "一〇"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (2, "ideographTraditional", "乙"),
        (1, "lowerLetter", "a"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircle", "㉑"),
        (60, "decimalEnclosedCircle", "60"),
        (2, "decimalEnclosedParen", "⑵"),
        (5, "decimalFullWidth", "５"),
        (22, "ordinal", "22nd"),
        (12, "ordinal", "12th"),
        (0, "upperRoman", "0"),
        (7, "a format of tomorrow", "7"),
    ],
)
def test_number_formats(number: int, form: str, expected: str) -> None:
    assert written(number, form) == expected
