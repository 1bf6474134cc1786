"""Tables that a plain text or a PDF aligns with blanks: rows of lines whose cells stand two or more blanks apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.domain.contract import Contract, Found, Table
from riskwatch.domain.document import Span

_CELL = re.compile(r"[^\s　](?:[^\n\t　]*?[^\s　])??(?=[ \t　]{2,}|[ \t　]*$|\t)")
_LINE = re.compile(r"[^\n]+")
_LEAST = 3
"""So many cells make a row; two beside each other are a label and its value, or two parties who sign."""


def aligned_tables(contract: Contract) -> Iterator[Table]:
    """Runs of such lines outside the tables that the document itself marks. A line with fewer cells (a total) may end one."""
    marked = [table.span for table in contract.tables]
    run: list[tuple[Found[str], ...]] = []
    for match in _LINE.finditer(contract.text):
        line = Span(*match.span())
        row = () if any(line.meets(span) for span in marked) else _row(contract.text, line)
        if len(row) >= _LEAST or (run and len(row) == _LEAST - 1):
            run.append(row)
            continue
        yield from _table(run)
        run = []
    yield from _table(run)


def _table(rows: list[tuple[Found[str], ...]]) -> Iterator[Table]:
    if len(rows) > 1 and len(rows[0]) >= _LEAST:
        yield Table(-1, tuple(rows), Span(rows[0][0].span.start, rows[-1][-1].span.end))


def _row(text: str, line: Span) -> tuple[Found[str], ...]:
    cells = (Span(*match.span()) for match in _CELL.finditer(text, line.start, line.end))
    return tuple(Found(cell.of(text), cell) for cell in cells)
