"""Reads a PDF with pdfium: text layers line by line, filled-in form fields included; pages that are pictures by OCR."""

from __future__ import annotations

import ctypes
import threading
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from riskwatch.domain.document import Document
from riskwatch.domain.words import Words
from riskwatch.drafts import ocr, refusals
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.pages import document_of_pages, hold_to_letters
from riskwatch.drafts.pdf_glyphs import Glyphs
from riskwatch.drafts.pdf_sheet import Sheet
from riskwatch.drafts.symbols import signs_without_font

if TYPE_CHECKING:
    from riskwatch.drafts.ocr.page import PageRead

ONE_AT_A_TIME = threading.Lock()
"""pdfium keeps state of its own and may not be entered by two threads."""

_SHORT, _FEW_CHARACTERS = 2_000, 40
"""A page with less text and a picture over most of it is a scan, even if a scanner stamped a number or its name on it."""

_MOST_OF_PAGE = 0.5
_READING = Words(
    "请用原来的程序重新导出 PDF，或提交 Word 文件。", "Export the PDF again from its program, or submit the Word file."
)


def read(data: bytes, name: str, sha256: str, limits: Limits, recognition: ocr.Recognition | None = None) -> Document:
    """Raises DraftUnreadable (unreadable, encrypted, no_text, too_large), and Pictured when there are pages to be read by
    OCR and no `recognition`."""
    pages, scanned = layers(data, name, limits)
    if not scanned and not any(line.text.strip() for page in pages for line in page.lines):
        scanned = list(range(1, len(pages) + 1))
    if scanned and not ocr.ready(limits):
        raise refusals.no_text(name, scanned, len(pages), refusals.why_no_ocr(limits.ocr))
    if scanned and recognition is None:
        raise ocr.Pictured
    hold_to_letters(pages, name, _READING)
    pictures = _read_pictures(data, name, scanned, limits, recognition) if scanned and recognition else {}
    for number, read_page in pictures.items():
        pages[number - 1] = read_page.sheet
    return document_of_pages(pages, name, sha256, "pdf", pictures=pictures)


def layers(data: bytes, name: str, limits: Limits) -> tuple[list[Sheet], list[int]]:
    """What every page says of itself, and the numbers of the pages that are pictures. Raises DraftUnreadable."""
    with ONE_AT_A_TIME:
        return _pages(data, name, limits)


def _read_pictures(
    data: bytes, name: str, scanned: list[int], limits: Limits, recognition: ocr.Recognition
) -> dict[int, PageRead]:
    from riskwatch.drafts.ocr import picture, reading  # here: its libraries are large, and an extra

    reading.hold_to(limits, len(scanned), name)
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(data) as pdf:
        drawn = ((number, picture.page_of_pdf(pdf, number - 1)) for number in scanned)
        return reading.read_pictures(drawn, len(scanned), limits, recognition)


def _pages(data: bytes, name: str, limits: Limits) -> tuple[list[Sheet], list[int]]:
    """Every page, and the numbers of the pages that are pictures."""
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            count = len(pdf)
            if count > limits.max_pages:
                much = Words(f"{count} 页，上限 {limits.max_pages}", f"{count} pages, the limit is {limits.max_pages}")
                raise refusals.too_long(name, much)
            read_pages = [_page(pdf, index) for index in range(count)]
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise refusals.encrypted(name) from error
        raise refusals.damaged(name, "PDF") from error
    return [sheet for sheet, _ in read_pages], [at for at, (_, scan) in enumerate(read_pages, 1) if scan]


def _page(pdf: pypdfium2.PdfDocument, index: int) -> tuple[Sheet, bool]:
    page = pdf[index]
    try:
        if _has_fields(page):
            # What was typed into a form is drawn beside the page; flattening makes it part of the page's text.
            pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
            page.close()
            page = pdf[index]
        textpage = page.get_textpage()
        try:
            text: str = signs_without_font(textpage.get_text_range())
            sheet = Glyphs(page, textpage, text).sheet(text, textpage)
        finally:
            textpage.close()
        return sheet, len(text) < _SHORT and len("".join(text.split())) < _FEW_CHARACTERS and _is_picture(page)
    finally:
        page.close()


def _has_fields(page: pypdfium2.PdfPage) -> bool:
    """Whether the page carries form fields or text that was typed over it."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            pdfium.FPDFPage_CloseAnnot(annotation)
            if kind in (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT):
                return True
    return False


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether pictures cover most of the page."""
    width, height = page.get_size()
    covered = 0.0
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=5):
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if pdfium.FPDFPageObj_GetBounds(picture.raw, left, bottom, right, top):
            covered += max(right.value - left.value, 0.0) * max(top.value - bottom.value, 0.0)
    return covered > _MOST_OF_PAGE * float(width) * float(height)
