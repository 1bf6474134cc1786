"""Cuts the text of a contract at the borders of everything that is marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from riskwatch.domain.contract import Contract
from riskwatch.domain.document import Span
from riskwatch.domain.rule import Finding


class Numbered(Protocol):
    """A finding and its number."""

    @property
    def number(self) -> int: ...

    @property
    def finding(self) -> Finding: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text within which nothing changes.

    `numbers` are the findings whose words it belongs to, the gravest first, `severity` that one's severity;
    `starts` those whose words begin here, `ends` those whose words end here. `related` are findings that point here.
    """

    text: str
    numbers: tuple[int, ...] = ()
    severity: str = ""
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    related: tuple[int, ...] = ()
    strong: bool = False


class Pieces:
    """The text of one contract and all that is marked in it."""

    def __init__(self, contract: Contract, items: Sequence[Numbered]) -> None:
        self._text = contract.text
        self._marks = [(item.finding.span, item) for item in items if item.finding.span is not None]
        self._related = [(span, item.number) for item in items for span in item.finding.related]
        self._strong = [clause.heading for clause in contract.clauses if clause.level == 1]

    def of(self, span: Span) -> tuple[Piece, ...]:
        """The pieces of `span`, a line or a cell, in order; nothing of its text is lost."""
        marks = [(mark, item) for mark, item in self._marks if mark.meets(span)]
        related = [(place, number) for place, number in self._related if place.meets(span)]
        strong = [heading for heading in self._strong if heading.meets(span)]
        cuts = {span.start, span.end}
        for part in (*(mark for mark, _ in marks), *(place for place, _ in related), *strong):
            cuts |= {max(part.start, span.start), min(part.end, span.end)}
        edges = sorted(cuts)
        return tuple(
            self._piece(Span(start, end), marks, related, strong) for start, end in pairwise(edges) if start < end
        )

    def _piece(
        self,
        at: Span,
        marks: Sequence[tuple[Span, Numbered]],
        related: Sequence[tuple[Span, int]],
        strong: Sequence[Span],
    ) -> Piece:
        here = sorted(
            ((mark, item) for mark, item in marks if mark.covers(at)),
            key=lambda pair: (pair[1].finding.severity.rank, pair[1].number),
        )
        return Piece(
            text=at.of(self._text),
            numbers=tuple(item.number for _, item in here),
            severity=here[0][1].finding.severity.value if here else "",
            starts=tuple(item.number for mark, item in here if mark.start == at.start),
            ends=tuple(item.number for mark, item in here if mark.end == at.end),
            related=tuple(sorted({number for place, number in related if place.covers(at)})),
            strong=any(heading.covers(at) for heading in strong),
        )
