"""The draft as lines and cells, in a form that patterns can read: one character in, one character out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from riskwatch.contract.folding import folding
from riskwatch.domain.document import Document, Span

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ALIKE = {
    **dict.fromkeys(map(ord, "\u3000\xa0\t\u2002\u2003\u2009"), ord(" ")),
    **dict.fromkeys(map(ord, "“”„‟″"), ord('"')),
    **dict.fromkeys(map(ord, "‘’′"), ord("'")),
    ord("〔"): ord("("),
    ord("〕"): ord(")"),
    ord("﹕"): ord(":"),
}
_PLAIN = {**_FULL_WIDTH, **_ALIKE, ord("\u200b"): ord(" "), ord("﹣"): ord("-"), ord("＿"): ord("_")}
_CHINESE = {**_PLAIN, ord("*"): ord(" "), ord("【"): ord("["), ord("】"): ord("]")}
_fold, _fold_chinese = folding(_PLAIN), folding(_CHINESE)
_BARS = "│┃║|┤├┼"


class Piece(NamedTuple):
    """A line, or one cell of a line that is a table row. `start` counts characters of the document's text."""

    start: int
    text: str
    column: int = 0
    cells: int = 1

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text with full-width forms made plain (same length, so places stay true), and its lines as pieces.

    `table_rows` marks the lines that are rows of a table.
    """

    document: Document
    flat: str
    lines: tuple[tuple[Piece, ...], ...]

    @property
    def text(self) -> str:
        return self.document.text

    def words(self, start: int, end: int) -> str:
        return self.document.text[start:end]


def sheet_of(document: Document, language: str) -> Sheet:
    """Make the lines of `document` readable for the patterns of one language."""
    flat = (_fold_chinese if language == "zh" else _fold)(document.text)
    lines: list[tuple[Piece, ...]] = []
    for block in document.blocks:
        start, end = block.span
        if block.cells:
            lines.append(_cells(flat, [(cell.span.start, cell.span.end) for cell in block.cells]))
        else:
            lines.extend(_plain_lines(flat, start, end))
    return Sheet(document, flat, tuple(lines))


def _cells(flat: str, places: list[tuple[int, int]]) -> tuple[Piece, ...]:
    return tuple(Piece(start, flat[start:end], column, len(places)) for column, (start, end) in enumerate(places))


def _plain_lines(flat: str, start: int, end: int) -> list[tuple[Piece, ...]]:
    """A paragraph may hold hard line breaks; a line drawn with box characters is a row."""
    lines: list[tuple[Piece, ...]] = []
    text = flat[start:end]
    drawn = "│" in text or "┃" in text or "║" in text or "|" in text
    for line in text.split("\n"):
        if not drawn:
            lines.append((Piece(start, line),))
        elif "│" in line or "┃" in line or "║" in line or line.count("|") >= 2:
            lines.append(_drawn_cells(flat, start, start + len(line)))
        else:
            lines.append((Piece(start, line),))
        start += len(line) + 1
    return lines


def _drawn_cells(flat: str, start: int, end: int) -> tuple[Piece, ...]:
    edges = [position for position in range(start, end) if flat[position] in _BARS]
    places: list[tuple[int, int]] = []
    for left, right in zip([start - 1, *edges], [*edges, end], strict=True):
        outside = (left < start or right == end) and not flat[left + 1 : right].strip()
        if not outside:
            places.append((left + 1, right))
    return _cells(flat, places)
