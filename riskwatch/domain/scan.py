"""What a page that is a picture tells of its words: where they stand, and how sure their reader is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from riskwatch.domain.document import Document, Recognised, Span

WHOLE = 10_000
"""Parts of a page's width or height, and of a line's length, in which places are given."""
WEAK = 90
"""Percent below which a character is to be looked at by a person (rule book: ask below 0.9)."""


@dataclass(frozen=True, slots=True)
class Quad:
    """The place of words of one line: x and y of its upper left, upper right, lower right and lower left corner, in
    ten-thousandths of the page."""

    page: int
    file: str
    corners: tuple[int, ...]

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of what it covers."""
        xs, ys = self.corners[0::2], self.corners[1::2]
        return min(xs), min(ys), max(xs), max(ys)


def lines_at(document: Document, span: Span) -> Iterator[Recognised]:
    """The lines of pictures that `span` touches, in reading order."""
    lines = document.recognised
    first = bisect_right(lines, span.start, key=lambda line: line.span.end)
    for line in lines[first:]:
        if line.span.start >= span.end:
            return
        yield line


def weakest(document: Document, span: Span) -> int | None:
    """How sure the reader is of the weakest character at `span`, in percent; None where nothing of it is a picture."""
    each = [
        sure
        for line in lines_at(document, span)
        for sure in line.sure[max(span.start - line.span.start, 0) : span.end - line.span.start]
    ]
    return min(each, default=None)


def quads_of(document: Document, span: Span) -> list[Quad]:
    """Where the words at `span` stand on their pages, one place a line."""
    return [_part(line, span) for line in lines_at(document, span)]


def _part(line: Recognised, span: Span) -> Quad:
    first = max(span.start - line.span.start, 0)
    last = min(span.end, line.span.end) - line.span.start
    begin, end = line.edges[first], line.edges[last]
    upper_left, upper_right, lower_right, lower_left = zip(line.corners[0::2], line.corners[1::2], strict=True)
    points = (
        _between(upper_left, upper_right, begin),
        _between(upper_left, upper_right, end),
        _between(lower_left, lower_right, end),
        _between(lower_left, lower_right, begin),
    )
    return Quad(line.page, line.file, tuple(value for point in points for value in point))


def _between(one: tuple[int, int], other: tuple[int, int], share: int) -> tuple[int, int]:
    x, y = (round(a + (b - a) * share / WHOLE) for a, b in zip(one, other, strict=True))
    return x, y


def weak_share(document: Document) -> float:
    """Which share of the characters that were read from pictures is weak; 0.0 where there are none."""
    sure = [each for line in document.recognised for each in line.sure]
    return sum(each < WEAK for each in sure) / len(sure) if sure else 0.0
