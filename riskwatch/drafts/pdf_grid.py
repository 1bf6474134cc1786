"""Tables of a page from its ruled lines: lines that touch make a grid, and where no line parts two fields they are one cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from riskwatch.drafts.pdf_sheet import Entry, Level, Part, Row, Rules, Upright

_NEAR = 3.0
_BEYOND = 10.0
"""Points by which level lines reach out over the outermost upright: then the table is open at that side."""
_MOST_PAIRS = 400_000
_MOST_FIELDS = 20_000
_LETTER_MIDDLE = 0.3


@dataclass(frozen=True, slots=True)
class Cell:
    """Columns and rows from `column` and `row` on that are one cell."""

    column: int
    row: int
    columns: int


class Grid:
    """One table: the edges of its columns from the left and of its rows from the top."""

    def __init__(self, levels: Sequence[Level], uprights: Sequence[Upright]) -> None:
        self.xs = _open_sides(_places(each.x for each in uprights), [(each.left, each.right) for each in levels])
        self.ys = _open_sides(_places(each.y for each in levels), [(each.bottom, each.top) for each in uprights])[::-1]
        self._levels, self._uprights = levels, uprights
        self._cells: dict[tuple[int, int], Cell] = {}
        if (len(self.xs) - 1) * (len(self.ys) - 1) <= _MOST_FIELDS:
            self._merge()

    @property
    def is_table(self) -> bool:
        """Whether it parts anything; a frame around text does not."""
        return len(set(self._cells.values())) > 1

    @property
    def top(self) -> float:
        return self.ys[0]

    def cell_of(self, part: Part) -> Cell | None:
        """The cell that some words stand in."""
        middle, y = (part.left + part.right) / 2, part.y + _LETTER_MIDDLE * part.size
        if not (self.xs[0] - _NEAR <= part.left + _NEAR and self.xs[0] <= middle <= self.xs[-1]):
            return None
        if not self.ys[-1] <= y <= self.ys[0]:
            return None
        column = min(bisect_right(self.xs, middle) - 1, len(self.xs) - 2)
        row = min(bisect_right([-each for each in self.ys], -y) - 1, len(self.ys) - 2)
        return self._cells.get((column, row))

    def rows(self, held: dict[Cell, list[Part]]) -> Iterator[Row]:
        """The rows with the words in their cells; a row whose upper line is missing is part of the one above."""
        edges = tuple(round(x) for x in self.xs)
        cells = sorted(set(self._cells.values()), key=lambda each: (each.row, each.column))
        for number in range(len(self.ys) - 1):
            here = [each for each in cells if each.row == number]
            if here:
                entries = (Entry(tuple(lines_of(held.get(each, []))), each.column, each.columns) for each in here)
                yield Row(tuple(entries), edges, number)

    def _merge(self) -> None:
        """Fields that no line parts become one cell: to the right, then down over the same columns."""
        across, down = len(self.xs) - 1, len(self.ys) - 1
        runs: dict[tuple[int, int], int] = {}
        for row in range(down):
            start = 0
            for column in range(across):
                if column == across - 1 or self._parted_right(column, row):
                    runs[start, row] = column + 1 - start
                    start = column + 1
        for (column, row), columns in sorted(runs.items(), key=lambda item: (item[0][1], item[0][0])):
            above = self._cells.get((column, row - 1))
            joined = (
                above is not None
                and (above.column, above.columns) == (column, columns)
                and not any(self._parted_below(each, row - 1) for each in range(column, column + columns))
            )
            cell = above if joined and above else Cell(column, row, columns)
            for each in range(column, column + columns):
                self._cells[each, row] = cell

    def _parted_right(self, column: int, row: int) -> bool:
        x, middle = self.xs[column + 1], (self.ys[row] + self.ys[row + 1]) / 2
        return any(abs(each.x - x) <= _NEAR and each.bottom <= middle <= each.top for each in self._uprights)

    def _parted_below(self, column: int, row: int) -> bool:
        y, middle = self.ys[row + 1], (self.xs[column] + self.xs[column + 1]) / 2
        return any(abs(each.y - y) <= _NEAR and each.left <= middle <= each.right for each in self._levels)


def lines_of(parts: Iterable[Part]) -> Iterator[str]:
    """Words of one cell or column as lines from the top down, words on one base line from left to right."""
    waiting: list[Part] = []
    for part in sorted(parts, key=lambda each: -each.y):
        if waiting and waiting[0].y - part.y > 0.5 * min(part.size, waiting[0].size):
            yield _line(waiting)
            waiting = []
        waiting.append(part)
    if waiting:
        yield _line(waiting)


def _line(parts: list[Part]) -> str:
    return " ".join(part.text for part in sorted(parts, key=lambda each: each.left))


def grids(rules: Rules) -> list[Grid]:
    """The tables of a page."""
    levels, uprights = _mended_levels(rules.levels), _mended_uprights(rules.uprights)
    if not levels or not uprights or len(levels) * len(uprights) > _MOST_PAIRS:
        return []
    group = list(range(len(levels) + len(uprights)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for number, level in enumerate(levels):
        for other, upright in enumerate(uprights, len(levels)):
            if _touch(level, upright):
                group[root(number)] = root(other)
    found: dict[int, tuple[list[Level], list[Upright]]] = {}
    for number, level in enumerate(levels):
        found.setdefault(root(number), ([], []))[0].append(level)
    for other, upright in enumerate(uprights, len(levels)):
        found.setdefault(root(other), ([], []))[1].append(upright)
    made = [Grid(*lines) for lines in found.values() if len(lines[0]) > 1 and lines[1]]
    return [grid for grid in made if grid.is_table]


def _touch(level: Level, upright: Upright) -> bool:
    return (
        level.left - _NEAR <= upright.x <= level.right + _NEAR
        and upright.bottom - _NEAR <= level.y <= upright.top + _NEAR
    )


def _mended_levels(levels: list[Level]) -> list[Level]:
    """Pieces of one line, as cells draw them one by one, put together."""
    made = _mended([(each.y, each.left, each.right) for each in levels])
    return [Level(*each) for each in made]


def _mended_uprights(uprights: list[Upright]) -> list[Upright]:
    made = _mended([(each.x, each.bottom, each.top) for each in uprights])
    return [Upright(*each) for each in made]


def _mended(lines: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    made: list[tuple[float, float, float]] = []
    places = _places(at for at, _, _ in lines)
    snapped = sorted((places[max(bisect_right(places, at + 0.01) - 1, 0)], start, end) for at, start, end in lines)
    for at, start, end in snapped:
        if made and made[-1][0] == at and start <= made[-1][2] + _NEAR:
            made[-1] = (at, made[-1][1], max(end, made[-1][2]))
        else:
            made.append((at, start, end))
    return made


def _places(values: Iterable[float]) -> list[float]:
    """Places that are told apart: near ones, as of double lines, count as one."""
    made: list[float] = []
    for value in sorted(values):
        if not made or value - made[-1] > _NEAR:
            made.append(value)
    return made


def _open_sides(places: list[float], reaches: list[tuple[float, float]]) -> list[float]:
    """The edges, and where the lines across reach out over the outermost of them their ends too."""
    low, high = min(start for start, _ in reaches), max(end for _, end in reaches)
    before = [low] if not places or low < places[0] - _BEYOND else []
    after = [high] if not places or high > places[-1] + _BEYOND else []
    return [*before, *places, *after]
