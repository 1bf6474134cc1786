"""Scans and photos of known text: read to the character, with the place of each, whichever way the page lies."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest
from PIL import Image, ImageDraw

from riskwatch.domain.document import Document, Span
from riskwatch.domain.scan import WHOLE, quads_of, weakest
from riskwatch.drafts import DraftUnreadable, Limits, read_draft
from riskwatch.drafts.writing import pdf as pdf_writing

from .conftest import HEIGHT, LINES

Read = Callable[[bytes, str], Document]
SENTENCE = "需方应于收货后九十日内付清全部货款"


def signs(text: str) -> str:
    return "".join(text.split())


def lines(document: Document) -> list[str]:
    return [signs(line) for line in document.text.split("\n")]


def refused(data: bytes, name: str, limits: Limits | None = None) -> DraftUnreadable:
    with pytest.raises(DraftUnreadable) as caught:
        read_draft(data, name, limits or Limits())
    assert name in caught.value.message.zh and name in caught.value.message.en
    return caught.value


def box_of(document: Document, words: str) -> tuple[int, int, int, int]:
    at = document.text.index(words)
    (quad,) = quads_of(document, Span(at, at + len(words)))
    return quad.box


@pytest.fixture(scope="module")
def scanned(pages: ModuleType, page: Image.Image) -> bytes:
    data: bytes = pages.as_pdf(page)
    return data


@pytest.fixture(scope="module")
def scan(scanned: bytes, read: Read) -> Document:
    return read(scanned, "scan.pdf")


def test_a_scanned_page_is_read(scan: Document) -> None:
    assert lines(scan) == LINES
    assert (scan.format, scan.pages, scan.ocr) == ("pdf", 1, True)
    assert all(block.place.page == 1 for block in scan.blocks)


def test_every_character_of_it_has_a_place_and_says_how_sure_it_is(scan: Document) -> None:
    told = [line.span.of(scan.text) for line in scan.recognised]
    assert signs("".join(told)) == signs(scan.text)
    for line in scan.recognised:
        length = line.span.end - line.span.start
        assert len(line.sure) == length and len(line.edges) == length + 1
        assert list(line.edges) == sorted(line.edges)
        assert all(0 <= sure <= 100 for sure in line.sure)


def test_words_stand_where_they_were_drawn(scan: Document, pages: ModuleType) -> None:
    number = next(number for number, line in enumerate(LINES) if SENTENCE in line)
    size, step, width = 31, 50, 1654
    left = pages.DPI + pages.font(size).getlength("二、")
    right = left + pages.font(size).getlength(SENTENCE)
    top = pages.DPI + number * step
    found = box_of(scan, SENTENCE)
    wanted = (left / width, (top + 6) / HEIGHT, right / width, (top + size + 8) / HEIGHT)
    for place, ours in zip(wanted, found, strict=True):
        assert abs(place - ours / WHOLE) < 0.012, (wanted, found)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_pages_lie_on_any_side(quarters: int, page: Image.Image, pages: ModuleType, read: Read, scan: Document) -> None:
    turn = {1: Image.Transpose.ROTATE_90, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_270}[quarters]
    turned = read(pages.as_png(page.transpose(turn)), f"turned{quarters}.png")
    assert lines(turned) == LINES
    left, top, right, bottom = box_of(scan, SENTENCE)
    corners = {
        1: (top, WHOLE - right, bottom, WHOLE - left),
        2: (WHOLE - right, WHOLE - bottom, WHOLE - left, WHOLE - top),
        3: (WHOLE - bottom, left, WHOLE - top, right),
    }[quarters]
    assert box_of(turned, SENTENCE) == pytest.approx(corners, abs=120)


def test_a_photo_stands_as_its_camera_says(page: Image.Image, read: Read) -> None:
    buffer = io.BytesIO()
    note = Image.Exif()
    note[0x0112] = 6  # shown a quarter to the right
    page.transpose(Image.Transpose.ROTATE_90).save(buffer, "JPEG", quality=85, exif=note)
    photo = read(buffer.getvalue(), "photo.jpg")
    assert lines(photo) == LINES
    assert (photo.format, photo.pages) == ("image", 1)


def test_a_tiff_has_several_pages_and_a_skewed_one_is_read(page: Image.Image, pages: ModuleType, read: Read) -> None:
    buffer = io.BytesIO()
    upper = page.crop((0, 0, page.width, 395))
    lower = pages.skewed(page.crop((0, 395, page.width, 720)), 2)
    upper.save(buffer, "TIFF", save_all=True, append_images=[lower])
    document = read(buffer.getvalue(), "pages.tif")
    assert document.pages == 2
    assert lines(document)[:4] == LINES[:4]
    assert {block.place.page for block in document.blocks} == {1, 2}
    at = document.text.index("管辖")
    assert document.page_of(Span(at, at + 2)) == 2


def test_pages_with_and_without_a_text_layer(files: Any, read: Read) -> None:
    document = read((files / "partly_scanned.pdf").read_bytes(), "partly_scanned.pdf")
    assert "第二条 需方应当在货物送达指定地点之日起三十日内" in document.text
    at = document.text.index("第四条")
    assert document.page_of(Span(at, at + 3)) == 2
    assert {line.page for line in document.recognised} == {2}
    assert weakest(document, Span(0, 10)) is None


def test_words_under_a_seal_are_read_and_the_seal_is_no_part_of_them(
    stamped: Image.Image, pages: ModuleType, read: Read
) -> None:
    document = read(pages.as_pdf(stamped), "stamped.pdf")
    assert lines(document) == LINES
    sellers, buyers = document.seals
    assert sellers.text == "苏州远通电器有限公司合同专用章"
    assert buyers.text == "江苏恒达机电设备有限公司财务专用章"
    assert (sellers.shape, sellers.page) == ("round", 1)
    assert sellers.at is not None and "供方（盖章）" in signs(sellers.at.of(document.text))
    assert buyers.at is not None and "需方（盖章）" in signs(buyers.at.of(document.text))
    left, top, right, bottom = (part / WHOLE for part in buyers.box)
    assert left * 1654 == pytest.approx(640 - 165, abs=15) and right * 1654 == pytest.approx(640 + 165, abs=15)
    assert top * HEIGHT == pytest.approx(1010 - 165, abs=15) and bottom * HEIGHT == pytest.approx(1010 + 165, abs=15)


def test_a_ruled_table_is_read_cell_by_cell(pages: ModuleType, read: Read) -> None:
    rows = [("品名", "数量", "单价（元）"), ("轴承", "100", "38.50"), ("减速电机", "12", "4,200.00")]
    sheet = Image.new("RGB", (1654, 560), "white")
    pen = ImageDraw.Draw(sheet)
    pen.text((200, 60), "附件一 价格表", font=pages.font(31), fill="black")
    for number in range(4):
        pen.line((200, 140 + 80 * number, 1400, 140 + 80 * number), fill="black", width=3)
    for x in (200, 700, 1000, 1400):
        pen.line((x, 140, x, 380), fill="black", width=3)
    for number, row in enumerate(rows):
        for x, words in zip((215, 715, 1015), row, strict=True):
            pen.text((x, 158 + 80 * number), words, font=pages.font(31), fill="black")
    document = read(pages.as_png(pages.skewed(sheet, 1)), "table.png")
    found = [
        [signs(cell.span.of(document.text)) for cell in block.cells] for block in document.blocks if block.kind == "row"
    ]
    assert found == [list(row) for row in rows]


def test_progress_is_told(page: Image.Image, pages: ModuleType) -> None:
    small = page.crop((0, 0, page.width, 300))
    told: list[tuple[int, int]] = []
    read_draft(pages.as_pdf(small, small), "two.pdf", progress=lambda number, count: told.append((number, count)))
    assert told and told[-1][1] == 2
    assert [number for number, _ in told] == sorted(number for number, _ in told)


def test_without_ocr_a_scan_is_refused_with_what_to_do(pages: ModuleType, page: Image.Image) -> None:
    for data, name in ((pages.as_pdf(page), "scan.pdf"), (pages.as_png(page), "scan.png")):
        error = refused(data, name, Limits(ocr="none"))
        assert error.reason == "no_text"
        assert "RISKWATCH_OCR" in error.hint.zh and "RISKWATCH_OCR" in error.hint.en


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def test_a_picture_that_unpacks_to_gigabytes_is_refused_unopened() -> None:
    rows = zlib.compress(bytes(1_000_000), 9)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    bomb += chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    error = refused(bomb, "bomb.png", Limits(ocr_memory=1_500 * 1024 * 1024))
    assert error.reason == "too_large" and "3600" in error.message.en


def test_damaged_and_tiny_pictures(pages: ModuleType, page: Image.Image) -> None:
    whole = pages.as_png(page)
    assert refused(whole[: len(whole) // 2], "half.png").reason == "unreadable"
    assert refused(pages.as_png(page.crop((0, 0, 80, 60))), "logo.png").reason == "unreadable"
    assert refused(pages.as_png(Image.new("RGB", (900, 600), "white")), "blank.png").reason == "empty"


def test_too_many_scanned_pages(pages: ModuleType, page: Image.Image) -> None:
    small = page.resize((200, 160))
    error = refused(pages.as_pdf(small, small, small, dpi=72), "three.pdf", Limits(ocr_max_pages=2))
    assert error.reason == "too_large" and "OCR" not in error.reason


def test_too_little_memory_ends_the_reading_only(pages: ModuleType, page: Image.Image) -> None:
    limits = Limits(ocr_memory=300 * 1024 * 1024)
    assert refused(pages.as_png(page), "scan.png", limits).reason == "stopped"


def test_a_highlight_lies_over_the_words_of_the_picture(scan: Document, scanned: bytes) -> None:
    import pypdfium2

    at = scan.text.index(SENTENCE)
    span = Span(at, at + len(SENTENCE))
    written = pdf_writing.write(scanned, scan, [note_on(span)], signed(), Limits())
    with pypdfium2.PdfDocument(written) as pdf:
        around = annotation_box(pdf)
        width, height = pdf[0].get_size()
    left, top, right, bottom = (part / WHOLE for part in box_of(scan, SENTENCE))
    wanted = (left * width, (1 - bottom) * height, right * width, (1 - top) * height)
    assert around == pytest.approx(wanted, abs=1)
    with pytest.raises(Exception, match=r"scan\.pdf"):
        pdf_writing.write(scanned, replace(scan, sha256="0" * 64), [], signed(), Limits())


def note_on(span: Span) -> Any:
    from riskwatch.domain.note import Note

    return Note(span=span, heading="PAY004", lines=("九十日",))


def signed() -> Any:
    from datetime import UTC, datetime

    from riskwatch.domain.note import Signed

    return Signed("RiskWatch", "RW", datetime(2026, 11, 24, 9, tzinfo=UTC))


def annotation_box(pdf: Any) -> tuple[float, float, float, float]:
    import pypdfium2.raw as pdfium

    page, box = pdf[0], pdfium.FS_RECTF()
    annotation = pdfium.FPDFPage_GetAnnot(page.raw, 0)
    try:
        assert pdfium.FPDFAnnot_GetRect(annotation, box)
        return box.left, box.bottom, box.right, box.top
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)
        page.close()
