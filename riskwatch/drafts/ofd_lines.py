"""Lines of a page out of placed letters, from the top down: what stands on one base line is one line, cut at columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from riskwatch.drafts.ofd_glyphs import Content, Glyph
from riskwatch.drafts.pdf_edges import FAR, MANY, SAME_EDGE, cuts, edges_among
from riskwatch.drafts.pdf_sheet import Part, Printed, Sheet

_SAME_LINE = 0.4
_SPACE, _SPACE_HAN = 0.2, 0.5
"""Sizes of a letter between two letters from which a space stands there; Chinese is often spread."""
_COLUMN_GAP = 1.5
_SAME_PLACE = 0.2
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
    return sheet


def _upright(run: Run) -> bool:
    """Whether the letters stand below one another."""
    return len(run) > 1 and abs(run[-1].y - run[0].y) > abs(run[-1].left - run[0].left)


def _across(runs: Iterator[Run]) -> Iterator[list[Glyph]]:
    """The letters of each line from left to right, once: bold is sometimes made by printing them twice."""
    line: list[Glyph] = []
    for run in sorted(runs, key=lambda run: (-run[0].y, run[0].left)):
        if line and line[0].y - run[0].y > _SAME_LINE * min(line[0].size, run[0].size):
            yield _once(line)
            line = []
        line += run
    if line:
        yield _once(line)


def _once(line: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in sorted(line, key=lambda glyph: glyph.left):
        before = kept[-1] if kept else None
        if before and before.sign == glyph.sign and glyph.left - before.left < _SAME_PLACE * glyph.size:
            continue
        kept.append(glyph)
    return kept


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
