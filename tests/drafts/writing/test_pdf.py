"""Notes written into PDF files: highlights over the very words, as an addition to the bytes of the file."""

from __future__ import annotations

import ctypes
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from riskwatch.domain.document import Document, Span
from riskwatch.domain.errors import DraftUnwritable
from riskwatch.domain.note import Note, Signed
from riskwatch.drafts import Limits, read_draft
from riskwatch.drafts.reading import read_here
from riskwatch.drafts.writing import pdf as writing
from tests.drafts.drawn import Page
from tests.drafts.drawn import pdf as made

FILES = Path(__file__).parents[1] / "files"
SIGNED = Signed("RiskWatch", "RW", datetime(2026, 11, 24, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai")))


class Found(NamedTuple):
    """An annotation: its page, its kind, what it says and the words under its quads."""

    page: int
    kind: int
    said: dict[str, str]
    words: str


def annotations(data: bytes) -> list[Found]:
    found: list[Found] = []
    with pypdfium2.PdfDocument(data) as pdf:
        for number in range(len(pdf)):
            page = pdf[number]
            text = page.get_textpage()
            for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
                annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
                said = {key: _string(annotation, key) for key in ("T", "Subj", "Contents", "M")}
                found.append(Found(number + 1, pdfium.FPDFAnnot_GetSubtype(annotation), said, _under(annotation, text)))
                pdfium.FPDFPage_CloseAnnot(annotation)
            text.close()
            page.close()
    return found


def _string(annotation: object, key: str) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key.encode(), None, 0)
    buffer = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key.encode(), buffer, length)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def _under(annotation: object, text: pypdfium2.PdfTextPage) -> str:
    """The characters whose middle lies in one of the quads."""
    words = ""
    for index in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)):
        quad = pdfium.FS_QUADPOINTSF()
        pdfium.FPDFAnnot_GetAttachmentPoints(annotation, index, quad)
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at, loose=True)
            x, y = (left + right) / 2, (bottom + top) / 2
            if quad.x1 < x < quad.x2 and quad.y3 < y < quad.y1:
                words += text.get_text_range(at, 1)
    return "".join(words.split())


def draft(name: str) -> tuple[bytes, Document]:
    data = (FILES / name).read_bytes()
    return data, read_draft(data, name)


@pytest.mark.parametrize("name", ["chinese.pdf", "english.pdf"])
def test_every_line_is_highlighted_where_it_stands(name: str) -> None:
    data, document = draft(name)
    blocks = [block for block in document.blocks if block.kind == "paragraph" and block.place.page]
    notes = [Note(block.span, f"标题{number}", ("理由",)) for number, block in enumerate(blocks)]
    found = annotations(writing.write(data, document, notes, SIGNED, Limits()))
    for number, block in enumerate(blocks):
        mine = [each for each in found if each.said["Subj"] == f"标题{number}"]
        assert {each.kind for each in mine} == {pdfium.FPDF_ANNOT_HIGHLIGHT}
        assert mine[0].page == block.place.page
        assert _bare("".join(each.words for each in mine)) == _bare(block.span.of(document.text))


def _bare(text: str) -> str:
    return "".join(text.split()).replace("-", "").replace("\ufffe", "").replace("\x02", "")


def test_the_note_says_who_when_and_what_and_the_file_is_only_added_to() -> None:
    data, document = draft("chinese.pdf")
    words = document.text[30:40]
    written = writing.write(data, document, [Note(Span(30, 40), "警告：账期", ("原因。", "建议。"))], SIGNED, Limits())
    assert written.startswith(data)
    assert read_draft(written, "chinese.pdf").text == document.text
    (found,) = annotations(written)
    assert _bare(found.words) == _bare(words)
    assert found.said == {
        "T": "RiskWatch",
        "Subj": "警告：账期",
        "Contents": "警告：账期\n原因。\n建议。",
        "M": "D:20261124093000+08'00'",
    }


def test_of_equal_words_the_right_ones_are_marked() -> None:
    data, document = draft("english.pdf")
    word = next(each for each in document.text.split() if len(each) > 4 and document.text.count(each) > 2)
    starts = [at for at in range(len(document.text)) if document.text.startswith(word, at)]
    notes = [Note(Span(at, at + len(word)), f"{number}") for number, at in enumerate(starts)]
    found = annotations(writing.write(data, document, notes, SIGNED, Limits()))
    assert [each.words for each in found if each.kind == pdfium.FPDF_ANNOT_HIGHLIGHT] == [word] * len(starts)
    assert len({(each.page, each.said["Subj"]) for each in found}) == len(starts)


def test_words_that_are_not_on_the_page_leave_a_note_on_it() -> None:
    data, document = draft("chinese.pdf")
    blank = next(at for at, sign in enumerate(document.text) if not sign.strip())
    (found,) = annotations(writing.write(data, document, [Note(Span(blank, blank + 1), "标题")], SIGNED, Limits()))
    assert found.kind == pdfium.FPDF_ANNOT_TEXT


def test_a_file_that_reads_otherwise_than_it_did_is_refused() -> None:
    data, _ = draft("chinese.pdf")
    _, other = draft("english.pdf")
    with pytest.raises(DraftUnwritable, match="otherwise"):
        writing.write(data, other, [Note(Span(0, 4), "标题")], SIGNED, Limits())


def test_words_of_a_row_and_of_columns_are_marked_piece_by_piece() -> None:
    """The file has the cells of a row apart, and here line by line across both columns."""
    left, right = (
        [f"卖方应当在合同生效后{n}日内将货物运至仓库" for n in "一二三四五"],
        [f"买方在收到货物之后{n}日内将货款付给卖方" for n in "六七八九十"],
    )
    page = Page().grid((50, 200, 400), (800, 780)).put(54, 786, "冷轧钢板").put(204, 786, "4,850.00")
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        page.put(50, 700 - 14 * number, one).put(305, 700 - 14 * number, other)
    data = made(page)
    document = read_here(data, "a.pdf")
    assert [block.span.of(document.text) for block in document.blocks] == ["冷轧钢板 | 4,850.00", "".join(left + right)]
    notes = [Note(block.span, f"{number}") for number, block in enumerate(document.blocks)]
    found = annotations(writing.write(data, document, notes, SIGNED, Limits()))
    assert {each.kind for each in found} == {pdfium.FPDF_ANNOT_HIGHLIGHT}
    assert [sorted(each.words) for each in found] == [sorted("冷轧钢板4,850.00"), sorted("".join(left + right))]
