"""Tables of the draft: runs of row blocks, and rows drawn with box characters."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.contract.layout.sheet import Piece, Sheet
from riskwatch.domain.contract import Found, Table
from riskwatch.domain.document import Span

_RULE = frozenset("─━┄┅┈┉═-+┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬| ")


def tables_of(sheet: Sheet) -> tuple[Table, ...]:
    """Every table in reading order. Lines of blanks or of drawing between two rows do not end a table."""
    return tuple(_table(sheet, index, rows) for index, rows in enumerate(_runs(sheet)))


def _runs(sheet: Sheet) -> Iterator[list[tuple[Piece, ...]]]:
    run: list[tuple[Piece, ...]] = []
    for pieces in sheet.lines:
        if len(pieces) > 1:
            run.append(pieces)
        elif run and pieces and not _is_drawing(pieces[0].text):
            yield run
            run = []
    if run:
        yield run


def _is_drawing(text: str) -> bool:
    return _RULE.issuperset(text)


def _table(sheet: Sheet, index: int, rows: list[tuple[Piece, ...]]) -> Table:
    cells = tuple(tuple(_cell(sheet, piece) for piece in row) for row in rows)
    return Table(index, cells, Span(rows[0][0].start, rows[-1][-1].span.end))


def _cell(sheet: Sheet, piece: Piece) -> Found[str]:
    lead = len(piece.text) - len(piece.text.lstrip())
    start = piece.start + lead
    end = max(start, piece.start + len(piece.text.rstrip()))
    return Found(sheet.words(start, end), Span(start, end))
