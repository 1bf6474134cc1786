"""Exports of a data vendor: a workbook with one sheet for each list."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from riskwatch.sources.by_hand.page import Cell, Grid, Page
from riskwatch.sources.chinese.values import clean

MOST_ROWS = 20_000
"""Rows of one sheet; an export about one company has a few hundred."""


def read_workbook(data: bytes) -> Page:
    """Every sheet as a heading and a table. Raises what openpyxl raises for a file that is no workbook."""
    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    content: list[str | Grid] = []
    try:
        for sheet in book.worksheets:
            content.append(clean(sheet.title))
            rows = []
            for values in sheet.iter_rows(max_row=MOST_ROWS, values_only=True):
                row = tuple(Cell("" if value is None else clean(str(value))) for value in values)
                if any(cell.text for cell in row):
                    rows.append(row)
            content += _sheet(rows)
    finally:
        book.close()
    return Page("xlsx", "", tuple(content))


def _sheet(rows: list[tuple[Cell, ...]]) -> list[str | Grid]:
    """Rows with one filled cell above the table are lines: the name of the company, the day of the export."""
    lines: list[str | Grid] = []
    while rows and sum(bool(cell.text) for cell in rows[0]) == 1:
        lines += [cell.text for cell in rows.pop(0) if cell.text]
    return [*lines, Grid(tuple(rows))] if rows else lines
