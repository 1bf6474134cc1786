"""A page of a PDF as it is printed: its lines and where they stand, and the ruled lines that are drawn on it.

All measures are points from the lower left corner of the page as it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Part(NamedTuple):
    """Words of one line without a gap of a column in them: from `left` to `right`, on the base line `y`, in letters of
    `size`. `line` is the number of that line on its page."""

    text: str
    left: float
    right: float
    y: float
    size: float
    line: int = 0


@dataclass(slots=True)
class Printed:
    """One line in the order of the file. `y` is its base line, None where that was not asked for; `parts` are its words
    where it was looked at closely. One that stands `alone`, as the words of a seal over the text, is part of no paragraph."""

    text: str
    y: float | None = None
    parts: Sequence[Part] = ()
    alone: bool = False


class Level(NamedTuple):
    """A horizontal ruled line."""

    y: float
    left: float
    right: float


class Upright(NamedTuple):
    """A vertical ruled line."""

    x: float
    bottom: float
    top: float


@dataclass(slots=True)
class Rules:
    """The ruled lines of a page."""

    levels: list[Level] = field(default_factory=list)
    uprights: list[Upright] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """One page. `columns` are the left edges of its columns but the first."""

    lines: list[Printed]
    rules: Rules = field(default_factory=Rules)
    columns: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """A line of running text. `full` is the width of a full line where it stands, 0 for that of the whole text; `anew` says
    that it goes on with nothing before it."""

    text: str
    full: int = 0
    anew: bool = False


class Entry(NamedTuple):
    """What stands in one cell, line by line, and which columns it covers."""

    lines: tuple[str, ...]
    column: int
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. `edges` are the left edges of the table's columns: one that goes on over the page has the same."""

    entries: tuple[Entry, ...]
    edges: tuple[int, ...]
    number: int = 0
