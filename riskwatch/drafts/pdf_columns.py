"""The reading order of a page that has tables or columns.

Columns are read one after the other, the left one first. Where clauses stand side by side, as in contracts in two languages,
each pair is a row of a table: that is how such contracts are laid out in Word too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median

from riskwatch.drafts.pdf_breaks import CJK, STARTS_ANEW, full_width
from riskwatch.drafts.pdf_grid import Cell, Grid, grids, lines_of
from riskwatch.drafts.pdf_sheet import Entry, Flow, Part, Printed, Row, Sheet

_OVER = 6.0
_FEWEST_LINES = 3
_NARROWEST = 90.0
_FULL_LINE, _MOSTLY_FULL = 0.8, 0.4
_ALIGNED = 0.7
_ALIGNED_TRANSLATION = 0.5
_MOSTLY = 0.3
_PARAGRAPH_GAP = 1.6
_NUMBER = re.compile(
    r"\s*(?:第\s*[〇零一二三四五六七八九十百千\d]+\s*[条章节款]|(?:article|section|clause)\s*\d+|\d+(?:[.．]\d+)*|[一二三四五六七八九十]+(?=、))",
    re.I,
)

Item = Flow | Row


def in_order(sheet: Sheet, lines: Sequence[Printed]) -> Iterator[Item]:
    """What stands in these lines of the page, running heads left out."""
    parts = [part for line in lines for part in line.parts]
    if not parts:
        yield from _one_column(lines)
        return
    held, free = _in_tables(grids(sheet.rules), parts)
    for _, grid, run in _from_the_top(held, free):
        if grid is not None:
            yield from _of_table(grid, held[grid])
        else:
            yield from _of_columns(run, sheet.columns)
    yield from (Flow(line.text, anew=True) for line in lines if line.alone)


def _one_column(lines: Sequence[Printed]) -> Iterator[Flow]:
    if not any(line.alone for line in lines):
        yield from (Flow(line.text) for line in lines)
        return
    before = False
    for line in sorted(lines, key=lambda line: -(line.y or 0.0)):
        yield Flow(line.text, anew=line.alone or before)
        before = line.alone


def _in_tables(tables: Sequence[Grid], parts: Sequence[Part]) -> tuple[dict[Grid, dict[Cell, list[Part]]], list[Part]]:
    """The words in each cell of each table, and those in none."""
    held: dict[Grid, dict[Cell, list[Part]]] = {grid: {} for grid in tables}
    free: list[Part] = []
    for part in parts:
        places = ((grid, cell) for grid in tables if (cell := grid.cell_of(part)) is not None)
        grid, cell = min(places, key=lambda place: len(place[0].xs) * len(place[0].ys), default=(None, None))
        if grid is None or cell is None:
            free.append(part)
        else:
            held[grid].setdefault(cell, []).append(part)
    for grid in [grid for grid, cells in held.items() if len(cells) < 2]:
        free += [part for cell in held.pop(grid).values() for part in cell]
    return held, free


def _from_the_top(
    held: dict[Grid, dict[Cell, list[Part]]], free: list[Part]
) -> Iterator[tuple[float, Grid | None, list[Part]]]:
    """Tables and the words between them, from the top down."""
    tables = sorted(held, key=lambda grid: -grid.top)
    rest = sorted(free, key=lambda part: -part.y)
    for grid in tables:
        above = [part for part in rest if part.y > grid.top]
        rest = rest[len(above) :]
        if above:
            yield above[0].y, None, above
        yield grid.top, grid, []
    if rest:
        yield rest[0].y, None, rest


def _of_table(grid: Grid, cells: dict[Cell, list[Part]]) -> Iterator[Item]:
    for row in grid.rows(cells):
        framed = len(row.entries) == 1 and row.entries[0].columns == len(row.edges) - 1
        if framed and len(row.entries[0].lines) > 1:
            yield from _flow(row.entries[0].lines)  # a frame around running text
        elif len(row.entries) > 1 or any(row.entries[0].lines):
            yield row


def _flow(lines: Sequence[str]) -> Iterator[Flow]:
    full = full_width(lines)
    return (Flow(line, full) for line in lines)


def _of_columns(parts: Sequence[Part], edges: Sequence[float]) -> Iterator[Item]:
    """Words outside tables: bands of columns between lines that run over all of them."""
    band: list[Part] = []
    for part in parts:
        if any(part.left < edge - _OVER and part.right > edge + _OVER for edge in edges):
            yield from _of_band(band, edges)
            band = []
            yield Flow(part.text)
        else:
            band.append(part)
    yield from _of_band(band, edges)


def _of_band(parts: Sequence[Part], edges: Sequence[float]) -> Iterator[Item]:
    columns: list[list[Part]] = [[] for _ in range(len(edges) + 1)]
    for part in parts:
        columns[sum(part.left >= edge - _OVER for edge in edges)].append(part)
    filled = [column for column in columns if column]
    if len(filled) < 2 or not all(map(_filled_with_text, filled)):
        yield from map(Flow, as_they_came(parts))
        return
    tops = _row_tops(filled)
    if not tops:
        translated = _translated(filled)
        for column in filled:
            first, *rest = _flow(tuple(lines_of(column)))
            yield replace(first, anew=translated)
            yield from rest
        return
    yield from _side_by_side(columns, tops, edges)


def as_they_came(parts: Sequence[Part]) -> Iterator[str]:
    """The words as the lines in which the file has them."""
    for _, line in groupby(sorted(parts, key=attrgetter("line", "left")), key=attrgetter("line")):
        yield " ".join(part.text for part in line)


def _filled_with_text(column: Sequence[Part]) -> bool:
    """Whether most lines run from edge to edge, as in a column of text; labels and blanks of a form do not."""
    left, right = min(part.left for part in column), max(part.right for part in column)
    full = sum(part.right - part.left > _FULL_LINE * (right - left) for part in column)
    return len(column) >= _FEWEST_LINES and right - left > _NARROWEST and full >= _MOSTLY_FULL * len(column)


def _side_by_side(columns: Sequence[list[Part]], tops: Sequence[float], edges: Sequence[float]) -> Iterator[Item]:
    bounds = [*tops, float("-inf")]
    for number, (top, end) in enumerate(pairwise(bounds)):
        entries = [
            Entry(tuple(lines_of(part for part in column if end < part.y <= top)), at)
            for at, column in enumerate(columns)
        ]
        filled = [entry for entry in entries if entry.lines]
        if len(filled) == 1:
            yield from _flow(filled[0].lines)
        elif filled:
            yield Row(tuple(entries), tuple(round(edge) for edge in edges), number)


def _row_tops(columns: Sequence[list[Part]]) -> list[float]:
    """The upper ends of rows, when paragraphs in the columns begin side by side; else none: the columns are independent."""
    translated = _translated(columns)
    begins = [_begins(column) for column in columns]
    first, *others = sorted(begins, key=len, reverse=True)
    slack = 0.6 * median(part.size for column in columns for part in column)
    together = [
        top.y
        for top in first
        if all(any(abs(top.y - each.y) <= slack and (translated or _same_number(top, each)) for each in other)
               for other in others)
    ]  # fmt: skip
    fewest = min(map(len, begins))
    single = all(len(list(lines_of(column))) == 1 for column in columns)
    needed = _ALIGNED_TRANSLATION if translated else _ALIGNED
    if not (single and together) and (len(together) < 2 or len(together) < needed * fewest):
        return []
    above = max(part.y for column in columns for part in column)
    inner = [top + slack for top in together if top + slack < above]
    return [above + slack, *inner]


def _same_number(one: Part, other: Part) -> bool:
    """Whether two paragraphs side by side are not two different clauses, as they are in columns that follow one another."""
    numbers = [_NUMBER.match(part.text) for part in (one, other)]
    first, second = (found and "".join(found[0].split()) for found in numbers)
    return first == second or not (first and second)


def _begins(column: Sequence[Part]) -> list[Part]:
    """The lines that begin a paragraph: a number, a label, or room above them."""
    ordered = sorted(column, key=lambda part: -part.y)
    steps = [before.y - after.y for before, after in pairwise(ordered)]
    usual = median(step for step in steps if step > 1) if any(step > 1 for step in steps) else 0.0
    found = [ordered[0]]
    for part, step in zip(ordered[1:], steps, strict=True):
        if step > 1 and (STARTS_ANEW.match(part.text) or step > _PARAGRAPH_GAP * usual):
            found.append(part)
    return found


def _translated(columns: Sequence[list[Part]]) -> bool:
    """Whether one column is Chinese and another is not."""
    chinese = [_chinese("".join(part.text for part in column)) for column in columns]
    return any(chinese) and not all(chinese)


def _chinese(text: str) -> bool:
    return len(CJK.findall(text)) > _MOSTLY * max(len(text), 1)
