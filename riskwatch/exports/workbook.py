"""A table as a workbook: every cell is text, so that nothing in it is ever run as a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from riskwatch.xml_text import printable

_LONGEST_CELL = 32_767
"""Characters that a cell may hold."""


def write_xlsx(headers: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], at: datetime) -> bytes:
    """One sheet with a header that stays in sight and a filter; `widths` in characters, `at` is when it was made."""
    book = Workbook()
    book.properties.creator = "RiskWatch"
    book.properties.created = book.properties.modified = at.replace(tzinfo=None)
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    for number, row in enumerate((headers, *rows), 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            assert isinstance(cell, Cell), "no cells are merged here"
            cell.value = printable(text)[:_LONGEST_CELL]
            cell.data_type = "s"
            cell.quotePrefix = text[:1] in ("=", "+", "-", "@")
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
