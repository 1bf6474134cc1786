"""Footnotes and endnotes of Word files stand behind the paragraph that refers to them."""

from __future__ import annotations

from collections.abc import Callable

from riskwatch.domain.document import Document
from tests.drafts.test_docx_text import p, r

Word = Callable[..., Document]
REFERENCE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def footnotes(**said: str) -> str:
    return "".join(f'<w:footnote w:id="{number[1:]}">{p(r(text))}</w:footnote>' for number, text in said.items())


def test_a_note_stands_behind_the_paragraph_that_refers_to_it(word: Word) -> None:
    separator = f'<w:footnote w:type="separator" w:id="0">{p(r("线"))}</w:footnote>'
    document = word(
        p(r("第一条") + REFERENCE.format(2) + r("付款") + REFERENCE.format(3)) + p(r("第二条") + REFERENCE.format(2)),
        footnotes=separator + footnotes(_3="注三", _2="注二", _4="无人引用"),
        endnotes=f'<w:endnote w:id="2">{p(r("尾注"))}</w:endnote>',
    )
    assert document.text == "第一条付款\n注二\n注三\n第二条\n无人引用\n尾注"
    assert [block.kind[:4] for block in document.blocks] == ["para", "foot", "foot", "para", "foot", "foot"]
    assert {block.place.part for block in document.blocks if block.kind == "footnote"} == {"footnotes"}


def test_a_note_in_a_table_stands_behind_its_row(word: Word) -> None:
    cells = f"<w:tc>{p(r('单价') + REFERENCE.format(2))}</w:tc><w:tc>{p(r('900元'))}</w:tc>"
    document = word(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + p(r("第二条")), footnotes=footnotes(_2="含税"))
    assert document.text == "单价 | 900元\n含税\n第二条"


def test_a_note_waits_for_the_end_of_its_paragraph(word: Word) -> None:
    """The end of the first paragraph is deleted: it goes on in the next one."""
    gone = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    document = word(p(gone + r("甲") + REFERENCE.format(2)) + p(r("乙")), footnotes=footnotes(_2="注"))
    assert document.text == "甲乙\n注"
