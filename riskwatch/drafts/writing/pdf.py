"""Writes notes into a PDF: highlights over the very words, as an addition to the file, whose own bytes stay as they are."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Sequence
from hashlib import sha256

import pypdfium2
import pypdfium2.raw as pdfium

from riskwatch.domain.document import Document
from riskwatch.domain.note import Note, Signed
from riskwatch.domain.scan import WHOLE, Quad, quads_of
from riskwatch.drafts import refusals
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.pdf import ONE_AT_A_TIME, layers, read
from riskwatch.drafts.writing.pdf_places import Box, Character, boxes_of, characters

_YELLOW = (255, 214, 92, 120)
"""Red, green, blue and opacity, each of 255."""
_CORNER = 18.0
"""Points: the size of a note on a page whose words were not found."""


def write(data: bytes, document: Document, notes: Sequence[Note], signed: Signed, limits: Limits) -> bytes:
    """The file with a highlight for each note. Raises DraftUnwritable when it would not read as before."""
    if not _reads_as(data, document, limits):
        raise refusals.read_otherwise(document.file)
    try:
        with ONE_AT_A_TIME, pypdfium2.PdfDocument(data) as pdf:
            for note in notes:
                _annotate(pdf, document, note, signed)
            buffer = io.BytesIO()
            pdf.save(buffer, flags=pdfium.FPDF_INCREMENTAL)
    except pypdfium2.PdfiumError as error:
        raise refusals.no_place(document.file) from error
    result = buffer.getvalue()
    if not (result.startswith(data) and _still_reads_as(result, data, document, limits)):
        raise refusals.no_place(document.file)
    return result


def _reads_as(data: bytes, document: Document, limits: Limits) -> bool:
    """Whether the file is the one that was read; reading pictures again would take minutes to tell the same."""
    if document.ocr:
        return sha256(data).hexdigest() == document.sha256
    return read(data, document.file, "", limits).text == document.text


def _still_reads_as(result: bytes, data: bytes, document: Document, limits: Limits) -> bool:
    if document.ocr:
        return layers(result, document.file, limits) == layers(data, document.file, limits)
    return read(result, document.file, "", limits).text == document.text


def _annotate(pdf: pypdfium2.PdfDocument, document: Document, note: Note, signed: Signed) -> None:
    """One annotation a page: words that run on over the end of a page are marked on both, and the note is on the first."""
    first = document.page_of(note.span) or 1
    lines = boxes_of(document, note.span, list(_pages(pdf, first)))
    lines += [_on_picture(pdf, quad) for quad in quads_of(document, note.span)]
    if not lines:
        _on_page(pdf, first, [], note, signed)
        return
    for page in sorted({line.page for line in lines}):
        _on_page(pdf, page, [line for line in lines if line.page == page], note, signed)


def _on_picture(pdf: pypdfium2.PdfDocument, quad: Quad) -> Box:
    """The place of words that were read from a picture, in the page's own points, whichever way the page is turned."""
    page = pdf[quad.page - 1]
    try:
        left, top, right, bottom = quad.box
        corners = [_point(page, x, y) for x, y in ((left, top), (right, bottom))]
        (x1, y1), (x2, y2) = corners
        return Box(quad.page, min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    finally:
        page.close()


def _point(page: pypdfium2.PdfPage, x: int, y: int) -> tuple[float, float]:
    across, down = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDF_DeviceToPage(page.raw, 0, 0, WHOLE, WHOLE, 0, x, y, across, down)
    return across.value, down.value


def _pages(pdf: pypdfium2.PdfDocument, first: int) -> Iterator[tuple[int, list[Character]]]:
    """The page where the words begin and the next one: a paragraph may run on."""
    for number in range(first, min(first + 1, len(pdf)) + 1):
        page = pdf[number - 1]
        textpage = page.get_textpage()
        try:
            yield number, characters(textpage)
        finally:
            textpage.close()
            page.close()


def _on_page(pdf: pypdfium2.PdfDocument, number: int, lines: Sequence[Box], note: Note, signed: Signed) -> None:
    page = pdf[number - 1]
    annotation = pdfium.FPDFPage_CreateAnnot(page.raw, pdfium.FPDF_ANNOT_HIGHLIGHT if lines else pdfium.FPDF_ANNOT_TEXT)
    try:
        _, height = page.get_size()
        around = _around(lines) if lines else (_CORNER, height - 2 * _CORNER, 2 * _CORNER, height - _CORNER)
        pdfium.FPDFAnnot_SetRect(annotation, pdfium.FS_RECTF(around[0], around[3], around[2], around[1]))
        for line in lines:
            pdfium.FPDFAnnot_AppendAttachmentPoints(annotation, _corners(line))
        pdfium.FPDFAnnot_SetColor(annotation, pdfium.FPDFANNOT_COLORTYPE_Color, *_YELLOW)
        pdfium.FPDFAnnot_SetFlags(annotation, pdfium.FPDF_ANNOT_FLAG_PRINT)
        moment = f"D:{signed.at:%Y%m%d%H%M%S}{_zone(signed)}"
        content = "\n".join((note.heading, *note.lines))
        for key, value in (
            ("T", signed.author),
            ("Subj", note.heading),
            ("Contents", content),
            ("M", moment),
            ("CreationDate", moment),
        ):
            pdfium.FPDFAnnot_SetStringValue(annotation, key.encode(), _wide(value))
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)
        page.close()


def _around(lines: Sequence[Box]) -> tuple[float, float, float, float]:
    return (
        min(line.left for line in lines),
        min(line.bottom for line in lines),
        max(line.right for line in lines),
        max(line.top for line in lines),
    )


def _corners(line: Box) -> pdfium.FS_QUADPOINTSF:
    """Upper left, upper right, lower left, lower right: the order in which viewers read them."""
    return pdfium.FS_QUADPOINTSF(
        line.left, line.top, line.right, line.top, line.left, line.bottom, line.right, line.bottom
    )


def _wide(text: str) -> ctypes.Array[ctypes.c_ushort]:
    units = text.encode("utf-16-le") + b"\0\0"
    return (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units)


def _zone(signed: Signed) -> str:
    """The distance from UTC as PDF writes it: +08'00'."""
    offset = f"{signed.at:%z}"
    return f"{offset[:3]}'{offset[3:5]}'" if offset else "Z"
