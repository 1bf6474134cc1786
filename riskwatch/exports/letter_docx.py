"""A dunning letter as a Word file for the letterhead: the words, the items with their charges, a form to confirm the statement."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from riskwatch.domain.dunning import Charge, Letter, LetterItem
from riskwatch.exports.letter_words import ANNEX, COLUMNS, CONFIRM, METHOD, SIGN_HERE, STATEMENT
from riskwatch.receivables.dunning.ladder import STEPS

_FONTS = {"zh": ("Times New Roman", "宋体"), "en": ("Calibri", "Calibri")}
NUMBERS_FROM = 3
"""The columns of the annex from this one on hold figures."""


def letter_docx(letter: Letter) -> bytes:
    """The file; the same letter gives the same text, not the same bytes (Word files carry a time)."""
    page = Document()
    _set_up(page, letter)
    title = page.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(STEPS[letter.step].title.said(letter.language))
    run.bold, run.font.size = True, Pt(16)
    for block in letter.text.strip().split("\n\n"):
        paragraph = page.add_paragraph(block)
        paragraph.paragraph_format.space_after = Pt(8)
    page.add_heading(ANNEX.said(letter.language), level=2).paragraph_format.page_break_before = True
    _annex(page, letter)
    page.add_paragraph(METHOD.said(letter.language)).runs[0].font.size = Pt(9)
    page.add_heading(STATEMENT.said(letter.language), level=2)
    page.add_paragraph(CONFIRM.filled({"day": letter.written_on.isoformat()}).said(letter.language))
    page.add_paragraph(SIGN_HERE.said(letter.language))
    kept = BytesIO()
    page.save(kept)
    return kept.getvalue()


def annex_rows(letter: Letter) -> Iterator[tuple[str, ...]]:
    """The rows of the annex as text, in the order of the due dates."""
    charges = {charge.invoice: charge for charge in letter.charges}
    for item in sorted(letter.items, key=lambda each: (each.due, each.invoice)):
        yield _row(item, charges.get(item.invoice))


def _row(item: LetterItem, charge: Charge | None) -> tuple[str, ...]:
    late = charge is not None and charge.basis != "none"
    return (
        item.invoice,
        item.contract_ref,
        item.due.isoformat(),
        str(charge.days) if charge else "",
        str(item.unpaid),
        str(item.disputed) if item.disputed.amount else "",
        f"{charge.rate_per_day:.6f}".rstrip("0") if charge and late else "",
        str(charge.amount) if charge and late else "",
    )


def _annex(page: WordDocument, letter: Letter) -> None:
    table = page.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = words.said(letter.language)
        cell.paragraphs[0].runs[0].bold = True
    for row in annex_rows(letter):
        for number, (cell, text) in enumerate(zip(table.add_row().cells, row, strict=True)):
            cell.text = text
            if number >= NUMBERS_FROM:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for row_of in table.rows:
        for cell in row_of.cells:
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(8.5)


def _set_up(page: WordDocument, letter: Letter) -> None:
    latin, han = _FONTS[letter.language]
    style = page.styles["Normal"]
    style.font.name, style.font.size = latin, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), han)
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    page.core_properties.author = "RiskWatch"
    page.core_properties.title = STEPS[letter.step].title.said(letter.language)
