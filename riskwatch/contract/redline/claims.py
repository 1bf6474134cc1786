"""Holds the tracked changes of a file against what really differs from our last version.

The other side's file says what it changed. Read with those changes rejected it should be our last version again; where it
is not, something was changed without being marked. That is what people who get a contract back are most afraid of.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from riskwatch.contract.redline.differences import Piece
from riskwatch.contract.redline.rows import Redline, Row, redline_of
from riskwatch.contract.redline.units import Unit, levelled
from riskwatch.domain.contract import Contract
from riskwatch.domain.document import Remark, Span


@dataclass(frozen=True, slots=True)
class Claim:
    """What the file says of one row: the tracked `changes` behind it, and which of its pieces no change accounts for.

    `silent` is True when the row differs, wholly or in part, without being marked; `unmarked` are the indexes of its
    pieces that do.
    """

    changes: tuple[Remark, ...] = ()
    silent: bool = False
    unmarked: frozenset[int] = frozenset()


def claims_of(redline: Redline, claimed: Contract) -> tuple[Claim, ...]:
    """A claim for each row. `claimed` is the newer file read with its tracked changes rejected: what it says that the
    older version was."""
    against = redline_of(redline.old, claimed)
    judge = _Judge(redline, against)
    return tuple(judge.of(row) for row in redline.rows)


class _Judge:
    def __init__(self, redline: Redline, against: Redline) -> None:
        self._text = redline.new.text
        remarks = [each for each in redline.new.document.remarks if each.changes]
        self._placed = _Placed(remarks)
        self._deletions = [(levelled(each.text), each) for each in remarks if each.kind == "deletion"]
        self._gone: list[Span] = []
        self._differ: set[Unit] = set()
        for row in against.rows:
            if row.old is not None and row.state != "same":
                self._differ.add(row.old)
                self._gone += _lost(row)

    def of(self, row: Row) -> Claim:
        if row.state == "same":
            return Claim()
        if row.state in ("removed", "moved_away"):
            return Claim(self._behind_removed(row), silent=row.old in self._differ)
        if row.new is None:
            return Claim()
        changes = tuple(self._placed.touching(row.new.span))
        if row.old is None:
            return Claim(changes, silent=not self._covered(row.new.body))
        if row.old not in self._differ:
            return Claim(changes)
        unmarked = frozenset(self._unmarked(row.pieces))
        return Claim(changes, bool(unmarked) or row.state == "moved", unmarked)

    def _behind_removed(self, row: Row) -> tuple[Remark, ...]:
        key = row.old.key if row.old else ""
        return tuple(
            each for words, each in self._deletions if key and (key in words or (len(words) > 3 and words in key))
        )

    def _unmarked(self, pieces: Sequence[Piece]) -> Iterator[int]:
        for index, piece in enumerate(pieces):
            if piece.same:
                continue
            silently_gone = any(piece.old.meets(span) for span in self._gone)
            silently_new = piece.new.start < piece.new.end and not self._covered(piece.new)
            if silently_gone or (silently_new and piece.old.start == piece.old.end):
                yield index

    def _covered(self, span: Span) -> bool:
        """Whether most of the words are inside tracked insertions: a full stop may be shared with the text before."""
        letters = len("".join(span.of(self._text).split()))
        inside = 0
        for change in self._placed.touching(span):
            known = change.span if change.kind == "insertion" else None
            if known is None or not known.meets(span):
                continue
            shared = Span(max(known.start, span.start), min(known.end, span.end))
            inside += len("".join(shared.of(self._text).split()))
        return inside * 2 > letters or not letters


def _lost(row: Row) -> list[Span]:
    """The words of the older version that the file does not claim to have been there."""
    if row.old is None:
        return []
    if row.state == "changed" and row.pieces:
        return [_at_least_one(piece.old) for piece in row.pieces if not piece.same]
    return [row.old.body]


def _at_least_one(span: Span) -> Span:
    """An empty place grows by a letter to both sides, so that it can meet the words around it."""
    return span if span.start < span.end else Span(max(span.start - 1, 0), span.end + 1)


class _Placed:
    """Changes by their place, to be found without looking at all of them."""

    def __init__(self, remarks: Iterable[Remark]) -> None:
        placed = sorted(((each.place, each) for each in remarks if each.place is not None), key=lambda pair: pair[0])
        self._placed = placed
        self._starts = [place.start for place, _ in placed]
        self._longest = max((place.end - place.start for place, _ in placed), default=0)

    def touching(self, span: Span) -> Iterator[Remark]:
        """The changes that lie in a stretch or at its edge, in order."""
        first = bisect_left(self._starts, span.start - self._longest)
        for place, change in self._placed[first : bisect_right(self._starts, span.end)]:
            if span.start <= place.end:
                yield change
