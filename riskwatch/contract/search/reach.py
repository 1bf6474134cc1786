"""How far a part of a pattern can run: a number of characters, and runs whose length only the text tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Reach(NamedTuple):
    """`fixed` characters and so many unbounded runs of word characters, of anything but blanks, and of blanks."""

    fixed: int = 0
    words: int = 0
    solids: int = 0
    blanks: int = 0


NOTHING, ONE = Reach(), Reach(1)
_RUNS = {"word": Reach(words=1), "solid": Reach(solids=1), "blank": Reach(blanks=1)}


def run_of(kind: str) -> Reach | None:
    """The reach of an unbounded repetition of one character of that kind; None when nothing bounds it."""
    return _RUNS.get(kind)


def added(one: Reach | None, other: Reach | None) -> Reach | None:
    if one is None or other is None:
        return None
    if not other.words and not other.solids and not other.blanks:
        return Reach(one.fixed + other.fixed, *one[1:])
    return Reach(*(left + right for left, right in zip(one, other, strict=True)))


def times(one: Reach | None, count: int) -> Reach | None:
    return None if one is None else Reach(*(each * count for each in one))


def widest(reaches: Iterable[Reach | None]) -> Reach | None:
    """As far as any of them; None when one of them is without bound."""
    known: list[Reach] = []
    for reach in reaches:
        if reach is None:
            return None
        known.append(reach)
    return Reach(*map(max, zip(*known, strict=True))) if known else None
