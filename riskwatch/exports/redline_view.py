"""A comparison laid out for drawing: pairs of cells with their marked words, runs of unchanged text, notes at their place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from riskwatch.contract.redline.claims import Claim
from riskwatch.contract.redline.rows import Row
from riskwatch.contract.redline.units import Unit
from riskwatch.contract.redline.versions import Versions, told_as_silent
from riskwatch.domain.contract import Contract
from riskwatch.domain.document import Span
from riskwatch.domain.rule import Finding
from riskwatch.exports.whereabouts import line_of_missing

Look = Literal["same", "gone", "new"]
KEPT_OPEN = 3
"""Runs of unchanged text up to this length are shown; longer ones are folded."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one cell that look the same; `silent` ones were changed without a mark."""

    text: str
    look: Look = "same"
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A finding at its row: new, reworded, still_open or fixed."""

    finding: Finding
    state: str


@dataclass(frozen=True, slots=True)
class PairView:
    """One row. `old` and `new` are the words of both cells, empty where a side has none."""

    row: Row
    claim: Claim
    old: tuple[Stretch, ...]
    new: tuple[Stretch, ...]
    notes: tuple[Note, ...]

    @property
    def quiet(self) -> bool:
        """Whether nothing is to be said about it."""
        return self.row.state == "same" and not self.notes

    @property
    def silent(self) -> bool:
        """Whether it is pointed out as changed without a mark."""
        return told_as_silent(self.row, self.claim)

    @property
    def old_number(self) -> str:
        return self.row.old.number if self.row.old else ""

    @property
    def new_number(self) -> str:
        return self.row.new.number if self.row.new else ""


@dataclass(frozen=True, slots=True)
class Run:
    """Rows in order; a folded run is unchanged text that is only shown when asked for."""

    pairs: tuple[PairView, ...]
    folded: bool


def runs_of(pairs: Iterable[PairView]) -> tuple[Run, ...]:
    """The whole comparison in runs."""
    groups = ((quiet, tuple(group)) for quiet, group in groupby(pairs, lambda pair: pair.quiet))
    return tuple(Run(group, quiet and len(group) > KEPT_OPEN) for quiet, group in groups)


def pairs_of(versions: Versions) -> Iterator[PairView]:
    """Every row with its words, its claim and the findings that belong there."""
    notes = _notes(versions)
    old_text, new_text = versions.redline.old.text, versions.redline.new.text
    for index, row in enumerate(versions.redline.rows):
        claim = versions.claim(index)
        yield PairView(
            row,
            claim,
            tuple(_side(row, claim, old_text, "old")),
            tuple(_side(row, claim, new_text, "new")),
            tuple(notes.get(index, ())),
        )


def _side(row: Row, claim: Claim, text: str, side: Literal["old", "new"]) -> Iterator[Stretch]:
    unit: Unit | None = getattr(row, side)
    if unit is None:
        return
    if not row.pieces:
        look: Look = {"removed": "gone", "moved_away": "gone", "added": "new"}.get(row.state, "same")  # type: ignore[assignment]
        yield Stretch(unit.body.of(text), look, claim.silent and look != "same")
        return
    for index, piece in enumerate(row.pieces):
        span: Span = getattr(piece, side)
        if span.start < span.end:
            changed: Look = "gone" if side == "old" else "new"
            yield Stretch(span.of(text), "same" if piece.same else changed, index in claim.unmarked)


def _notes(versions: Versions) -> dict[int, list[Note]]:
    """Findings by the row they belong to: those of the newer version at its words, those that are gone at the older's."""
    rows = versions.redline.rows
    new_starts = _starts(rows, "new")
    old_starts = _starts(rows, "old")
    notes: dict[int, list[Note]] = {}
    states = versions.states
    for finding in versions.after.findings:
        at = _row_of(finding, versions.redline.new, new_starts)
        notes.setdefault(at, []).append(Note(finding, states.get(finding.fingerprint, "new")))
    for finding in versions.fixed:
        at = _row_of(finding, versions.redline.old, old_starts)
        notes.setdefault(at, []).append(Note(finding, "fixed"))
    return notes


def _starts(rows: Sequence[Row], side: Literal["old", "new"]) -> list[tuple[int, int]]:
    """(where a unit of that side begins, its row), in the order of the text."""
    found: list[tuple[int, int]] = []
    for index, row in enumerate(rows):
        unit: Unit | None = getattr(row, side)
        if unit is not None and not (side == "old" and row.state == "moved_away"):
            found.append((unit.span.start, index))
    return sorted(found)


def _row_of(finding: Finding, contract: Contract, starts: Sequence[tuple[int, int]]) -> int:
    if not starts:
        return 0
    if finding.span is not None:
        position = finding.span.start
    else:
        block = contract.document.blocks[line_of_missing(finding, contract)]
        position = block.span.start
    return starts[max(bisect_right(starts, (position, 1 << 60)) - 1, 0)][1]
