"""Two versions as rows in reading order: what stayed, changed, came, went or moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from riskwatch.contract.redline.alignment import Pair, aligned
from riskwatch.contract.redline.differences import Piece, pieces
from riskwatch.contract.redline.units import Unit, levelled, units_of
from riskwatch.domain.contract import Contract

State = Literal["same", "changed", "added", "removed", "moved", "moved_away"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison.

    `moved` stands where the text is now and has both sides; `moved_away` marks the place where it was, `other` the unit it
    became. `pieces` are the words of both sides where they differ.
    """

    state: State
    old: Unit | None = None
    new: Unit | None = None
    pieces: tuple[Piece, ...] = ()
    other: Unit | None = None

    @property
    def renumbered(self) -> bool:
        """Whether both sides are there under different numbers."""
        return bool(self.old and self.new) and self.old.number != self.new.number  # type: ignore[union-attr]

    @property
    def reworded(self) -> bool:
        return any(not piece.same for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Redline:
    """The comparison of an older and a newer version."""

    old: Contract
    new: Contract
    rows: tuple[Row, ...]

    def count(self, *states: State) -> int:
        return sum(row.state in states for row in self.rows)

    @property
    def differs(self) -> bool:
        return any(row.state != "same" for row in self.rows)


def redline_of(old: Contract, new: Contract) -> Redline:
    """Compare two versions of a contract."""
    before, after = units_of(old), units_of(new)
    pairs = aligned(before, after, (_articles(old, before), _articles(new, after)))
    return Redline(old, new, tuple(_rows(old, new, before, after, pairs)))


def _articles(contract: Contract, units: Sequence[Unit]) -> list[str]:
    """The title of the article that each unit stands in; "" outside all articles and where it has none: an article's
    number says nothing of what it is about."""
    names = []
    for unit in units:
        index = unit.clause
        while index is not None and contract.clauses[index].parent is not None and contract.clauses[index].level > 1:
            index = contract.clauses[index].parent
        clause = contract.clauses[index] if index is not None else None
        names.append(levelled(clause.title) if clause else "")
    return names


def _rows(
    old: Contract, new: Contract, before: Sequence[Unit], after: Sequence[Unit], pairs: Sequence[Pair]
) -> Iterator[Row]:
    """All rows in order. A number without words that is on one side only is nothing that came or went."""
    away = {pair.old: after[pair.new] for pair in pairs if pair.moved}
    here = {pair.new: before[pair.old] for pair in pairs if pair.moved}
    last_old = last_new = 0
    frame = [(pair.old, pair.new) for pair in pairs if not pair.moved]
    for a, b in [*frame, (len(before), len(after))]:
        for index in (at for at in range(last_old, a) if before[at].key):
            other = away.get(index)
            yield Row("moved_away" if other else "removed", old=before[index], other=other)
        for index in (at for at in range(last_new, b) if after[at].key):
            origin = here.get(index)
            yield _paired(old, new, origin, after[index], "moved") if origin else Row("added", new=after[index])
        if a < len(before):
            yield _paired(old, new, before[a], after[b], "changed")
        last_old, last_new = a + 1, b + 1


def _paired(old: Contract, new: Contract, one: Unit, other: Unit, state: State) -> Row:
    if one.key == other.key:
        return Row(state if state == "moved" else "same", one, other)
    return Row(state, one, other, pieces(old.text, one.body, new.text, other.body))
