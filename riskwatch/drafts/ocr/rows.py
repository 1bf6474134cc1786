"""What was found on a page as a printed sheet: rows from top to bottom, their parts, and the ruled lines between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import numpy as np

from riskwatch.drafts.ocr.engine import Words
from riskwatch.drafts.ocr.ruled import Frame, ruled
from riskwatch.drafts.ocr.shapes import Corners, Image, slope
from riskwatch.drafts.pdf_edges import FAR, edges_among
from riskwatch.drafts.pdf_sheet import Part, Printed, Rules, Sheet, Upright

_SAME_ROW = 0.5
"""Share of the lower line's height that two lines of one row have in common."""
_CLOSE, _APART = 0.6, 1.8
"""Gaps in heights of a line: closer is one word, wider is another cell."""
_STROKE = 2.0
"""A ruled line is longer than so many heights of a usual line of words."""
_LATIN = "\u2e80"
"""Scripts before this character are written with blanks between words."""
_CELLS = "   "
"""What stands between two cells of a row, as in a text layer that is aligned with blanks."""
_BASE, _LETTER = 0.2, 0.6
"""Shares of a line's height that the engine finds: below the base line, and of its letters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line as it was found and read; `corners` are in pixels of the page that stands upright."""

    words: Words
    corners: Corners


@dataclass(frozen=True, slots=True)
class _Box:
    """A piece, and where it is on the levelled page in points from its lower left corner."""

    piece: Piece
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def part(self, line: int) -> Part:
        base, size = self.bottom + _BASE * self.height, _LETTER * self.height
        return Part(self.piece.words.text.strip(), self.left, self.right, base, size, line)


def sheet_of(image: Image, found: Sequence[Piece]) -> tuple[Sheet, list[Piece]]:
    """The page as a sheet, and its pieces in the order of the sheet's lines."""
    pieces = [piece for piece in found if piece.words.text.strip()]
    frame = Frame(image.shape[1], image.shape[0], slope([piece.corners for piece in pieces]))
    boxes = [_box(piece, frame) for piece in pieces]
    rules = _longer(ruled(image, frame), _STROKE * median(box.height for box in boxes) if boxes else 0.0)
    cut = [part for box in boxes for part in _cut(box, frame, rules.uprights)]
    rows = list(_rows(cut))
    begins = [box.left for row in rows for _, box in _wide_gaps(row) if box.left > FAR * frame.width]
    begins += [row[0].left for row in rows if row[0].left > FAR * frame.width]
    columns = list(edges_among(begins))
    lines = [Printed(_text(row), row[0].bottom + _BASE * row[0].height) for row in rows]
    if columns or (rules.levels and rules.uprights):
        for number, (line, row) in enumerate(zip(lines, rows, strict=True)):
            line.parts = [box.part(number) for box in row]
    return Sheet(lines, rules, columns), [box.piece for row in rows for box in row]


def _longer(rules: Rules, least: float) -> Rules:
    """Without the strokes of large letters."""
    return Rules(
        [each for each in rules.levels if each.right - each.left > least],
        [each for each in rules.uprights if each.top - each.bottom > least],
    )


def _box(piece: Piece, frame: Frame) -> _Box:
    points = frame.points(piece.corners)
    (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
    return _Box(piece, float(left), float(bottom), float(right), float(top))


def _cut(box: _Box, frame: Frame, uprights: Sequence[Upright]) -> Iterator[_Box]:
    """The box, cut where an upright line runs between two of its characters."""
    through = sorted(
        (each.x - box.left) / (box.right - box.left)
        for each in uprights
        if each.bottom < box.bottom
        and box.top < each.top
        and box.left + box.height / 2 < each.x < box.right - box.height / 2
    )
    rest = box.piece
    done = 0.0
    for share in through:
        first, second = _parted(rest, (share - done) / (1 - done))
        if first is None or second is None:
            continue
        yield _box(first, frame)
        rest, done = second, share
    yield box if rest is box.piece else _box(rest, frame)


def _parted(piece: Piece, share: float) -> tuple[Piece | None, Piece | None]:
    """The piece in two at that share of its length; None for a half without words."""
    words = piece.words
    at = sum((begin + end) / 2 < share for begin, end in pairwise(words.edges))
    return _half(piece, 0, at), _half(piece, at, len(words.text))


def _half(piece: Piece, start: int, end: int) -> Piece | None:
    words = piece.words
    if not words.text[start:end].strip():
        return None
    first, last = words.edges[start], words.edges[end]
    upper, lower = piece.corners[1] - piece.corners[0], piece.corners[2] - piece.corners[3]
    corners = np.array(
        [
            piece.corners[0] + first * upper,
            piece.corners[0] + last * upper,
            piece.corners[3] + last * lower,
            piece.corners[3] + first * lower,
        ],
        np.float32,
    )
    length = max(last - first, 1e-6)
    edges = tuple((edge - first) / length for edge in words.edges[start : end + 1])
    return Piece(replace(words, text=words.text[start:end], edges=edges, sure=words.sure[start:end]), corners)


def _rows(boxes: Sequence[_Box]) -> Iterator[list[_Box]]:
    """Each row from left to right, the rows from top to bottom."""
    row: list[_Box] = []
    for box in sorted(boxes, key=lambda box: -(box.top + box.bottom)):
        if row and not _beside(row, box):
            yield sorted(row, key=lambda box: box.left)
            row = []
        row.append(box)
    if row:
        yield sorted(row, key=lambda box: box.left)


def _beside(row: Sequence[_Box], box: _Box) -> bool:
    top, bottom = median(each.top for each in row), median(each.bottom for each in row)
    common = min(top, box.top) - max(bottom, box.bottom)
    return common >= _SAME_ROW * min(top - bottom, box.height)


def _wide_gaps(row: Sequence[_Box]) -> Iterator[tuple[_Box, _Box]]:
    return ((one, other) for one, other in pairwise(row) if _gap(one, other) > _APART)


def _gap(before: _Box, box: _Box) -> float:
    return (box.left - before.right) / max(min(before.height, box.height), 1.0)


def _text(row: Sequence[_Box]) -> str:
    text = row[0].piece.words.text.strip()
    for before, box in pairwise(row):
        words = box.piece.words.text.strip()
        gap = _gap(before, box)
        chinese = text[-1] > _LATIN or words[0] > _LATIN
        text += (_CELLS if gap > _APART else "" if gap < _CLOSE and chinese else " ") + words
    return text
