"""Lines of a page out of placed letters, from the top down: what stands on one base line is one line, cut at columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from riskwatch.drafts.ofd_glyphs import Content, Glyph
from riskwatch.drafts.pdf_edges import FAR, MANY, SAME_EDGE, cuts, edges_among
from riskwatch.drafts.pdf_sheet import Part, Printed, Sheet

_SAME_LINE = 0.4
_SPACE, _SPACE_HAN = 0.2, 0.5
"""Sizes of a letter between two letters from which a space stands there; Chinese is often spread."""
_COLUMN_GAP = 1.5
_SAME_PLACE = 0.2
_OVER = 0.5
_BLANKS = frozenset("_＿ \u3000\xa0")
_HAN = "\u2e80"

Run = Sequence[Glyph]


def sheet_of(content: Content, width: float) -> Sheet:
    """The page; `width` is its own in points."""
    lines = [*_across(run for run in content.runs if not _upright(run)), *filter(_upright, content.runs)]
    lines.sort(key=lambda line: -line[0].y)
    begins = [line[0].left for line in lines]
    gaps = [b.left for line in lines for a, b in pairwise(line) if b.left - a.right > _COLUMN_GAP * a.size]
    far = [x for x in (*begins, *gaps) if x > FAR * width]
    columns = list(edges_among(far)) if len(far) >= MANY else []
    sheet = Sheet([Printed(_text(line), line[0].y) for line in lines], content.rules, columns)
    if columns or (content.rules.levels and content.rules.uprights):
        for number, (printed, line) in enumerate(zip(sheet.lines, lines, strict=True)):
            printed.parts = list(_parts(line, number, sheet))
    sheet.lines += [Printed(_text(seal), seal[0].y, alone=True) for seal in content.seals]
    return sheet


def _upright(run: Run) -> bool:
    """Whether the letters stand below one another."""
    return len(run) > 1 and abs(run[-1].y - run[0].y) > abs(run[-1].left - run[0].left)


def _across(runs: Iterable[Run]) -> Iterator[Run]:
    """The letters of each line from left to right."""
    line: list[Run] = []
    for run in sorted(runs, key=lambda run: (-run[0].y, run[0].left)):
        if line and line[0][0].y - run[0].y > _SAME_LINE * min(line[0][0].size, run[0].size):
            yield _one_line(line)
            line = []
        line.append(run)
    if line:
        yield _one_line(line)


def _one_line(runs: list[Run]) -> Run:
    """The runs one after the other: bold that was printed twice once, blanks that something is written on left out."""
    written = sorted(glyph.left for run in runs for glyph in run if glyph.sign not in _BLANKS)
    kept: list[Glyph] = []
    seen: set[tuple[str, int]] = set()
    for glyph in (glyph for run in sorted(_pieces(runs), key=lambda run: run[0].left) for glyph in run):
        place = round(glyph.left / (_SAME_PLACE * glyph.size or 1.0))
        here = bisect_left(written, glyph.left - _OVER * glyph.size)
        under = glyph.sign in _BLANKS and here < len(written) and written[here] < glyph.right
        twice = any((glyph.sign, place + by) in seen for by in (-1, 0, 1))
        seen.add((glyph.sign, place))
        if not (under or twice):
            kept.append(glyph)
    return kept or runs[0]


def _pieces(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, cut where they leave room for others, and at every blank."""
    for run in runs:
        start = 0
        for at, (before, glyph) in enumerate(pairwise(run), 1):
            if glyph.left - before.right > glyph.size or glyph.sign in _BLANKS or before.sign in _BLANKS:
                yield run[start:at]
                start = at
        yield run[start:]


def _text(line: Run) -> str:
    """The letters, with a space where they stand apart."""
    pieces = [line[0].sign]
    for before, glyph in pairwise(line):
        chinese = before.sign >= _HAN and glyph.sign >= _HAN
        room = glyph.left - before.right
        if not _upright(line) and room > (_SPACE_HAN if chinese else _SPACE) * glyph.size and not before.sign.isspace():
            pieces.append(" ")
        pieces.append(glyph.sign)
    return "".join(pieces).strip()


def _parts(line: Run, number: int, sheet: Sheet) -> Iterator[Part]:
    edges = cuts(line[0].y, sheet.rules, sheet.columns)
    start = 0
    for at, (before, glyph) in enumerate(pairwise(line), 1):
        crossed = any(
            before.left < edge - SAME_EDGE <= glyph.left and glyph.left - before.right >= gap * glyph.size
            for edge, gap in edges
        )
        if crossed and not _upright(line):
            yield _part(line[start:at], number)
            start = at
    yield _part(line[start:], number)


def _part(glyphs: Run, number: int) -> Part:
    return Part(_text(glyphs), glyphs[0].left, max(each.right for each in glyphs), glyphs[0].y, glyphs[0].size, number)
