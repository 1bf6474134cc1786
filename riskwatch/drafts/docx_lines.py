"""Collects the text of a paragraph, which manual line breaks may split into several lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from riskwatch.domain.document import RemarkKind, Span
from riskwatch.drafts.docx_numbering import Number
from riskwatch.drafts.docx_package import Element
from riskwatch.drafts.writer import NOBODY, Hand, Line, Mark, Origin, one_line

PARAGRAPH_END = "¶"
"""What a change of a paragraph's end alone is noted as: the end is no character of the text."""

_LONGEST_MARK = 10_000
"""Neighbouring changes are put together up to this length, so that a file of tiny changes cannot cost ever more."""


@dataclass(slots=True)
class Lines:
    """Lines in the making: finished ones and the pieces of the open one."""

    finished: list[Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    stressed: list[Span] = field(default_factory=list)
    length: int = 0
    _noted_at: tuple[int, int, int] = (-1, -1, -1)

    def add(self, text: str) -> None:
        text = one_line(text)
        self.pieces.append(text)
        self.length += len(text)

    def trace(self, element: Element, start: int | None = None) -> None:
        """Remember that what was added since `start` (nothing, without one) was read from that element."""
        self.origins.append(Origin(self.length if start is None else start, self.length, element))

    def break_line(self) -> None:
        """A manual line break: what follows is a line of its own, as it is on paper."""
        self.finished.append(Line("".join(self.pieces), marks=self.marks, origins=self.origins, stressed=self.stressed))
        self.pieces, self.marks, self.origins, self.stressed, self.length = [], [], [], [], 0

    @property
    def position(self) -> tuple[int, int, int]:
        """Where the next character will stand: line, piece and offset in the line."""
        return len(self.finished), len(self.pieces), self.length

    def remark(self, kind: RemarkKind, text: str, hand: Hand = NOBODY) -> None:
        """Note text that is left out here. Word cuts one deletion into many runs: neighbours are put together."""
        if not text:
            return
        new = Mark(kind, text, self.length, None, hand)
        last = self._noted_here(new)
        if last:
            last.text += text
        else:
            self.marks.append(new)
        self._noted_at = self.position

    def remark_end(self, kind: RemarkKind, hand: Hand) -> None:
        """Note that the end of a paragraph is left out here: after words left out by the same hand it is their end."""
        last = self._noted_here(Mark(kind, "", self.length, None, hand))
        self.remark(kind, "\n" if last else PARAGRAPH_END, hand)

    def _noted_here(self, new: Mark) -> Mark | None:
        """The mark of the same hand at this very place, if that was the last one."""
        last = self.marks[-1] if self.marks else None
        here = last is not None and last.end is None and self._noted_at == self.position
        return last if last and here and _same_hand(last, new) else None

    def mark_end(self, kind: RemarkKind, hand: Hand) -> None:
        """Note that the end of this paragraph is new, unless it only ends words of the same hand."""
        last = self.marks[-1] if self.marks else None
        new = Mark(kind, PARAGRAPH_END, self.length, None, hand)
        if not (last and last.end == self.length and _same_hand(last, new)):
            self.marks.append(new)

    def stress_since(self, start: int) -> None:
        """What was added to the open line since a position stands out: bold, underlined, boxed or shaded."""
        if self.stressed and self.stressed[-1].end == start:
            start = self.stressed.pop().start
        if start < self.length:
            self.stressed.append(Span(start, self.length))

    def mark_since(self, start: tuple[int, int, int], kind: RemarkKind, hand: Hand) -> None:
        """Mark what was added since a position, line by line."""
        line_at, piece, offset = start
        for index in range(line_at, len(self.finished)):
            line, first = self.finished[index], offset if index == line_at else 0
            _extend(line.marks, Mark(kind, line.text[first:], first, len(line.text), hand))
        first, pieces = (offset, self.pieces[piece:]) if line_at == len(self.finished) else (0, self.pieces)
        _extend(self.marks, Mark(kind, "".join(pieces), first, self.length, hand))

    def close(self, number: Number | None, level: int | None, paragraph: int) -> list[Line]:
        """End the paragraph: its lines, the first one with words beginning with the automatic number."""
        self.break_line()
        lines, self.finished = self.finished, []
        at = next((index for index, line in enumerate(lines) if not line.blank), 0)
        for line in lines:
            line.paragraph = paragraph
        lines[at].level = level
        if number:
            _numbered(lines[at], number)
        return lines


def _numbered(line: Line, number: Number) -> None:
    lead = number.text + (number.gap if not line.blank else "")
    line.text = lead + (line.text if not line.blank else "")
    line.marks = [mark.shifted(len(lead)) for mark in line.marks]
    line.stressed = [Span(span.start + len(lead), span.end + len(lead)) for span in line.stressed]
    line.origins = [origin.shifted(len(lead)) for origin in line.origins]
    line.numbering = Span(0, len(number.text))


def _extend(marks: list[Mark], new: Mark) -> None:
    """Append a mark, or lengthen the one before it by the same author that ends where it begins."""
    if not new.text:
        return
    last = marks[-1] if marks else None
    if last and _same_hand(last, new) and last.end is not None and last.end == new.start:
        last.text += new.text
        last.end = new.end
    else:
        marks.append(new)


def _same_hand(last: Mark, new: Mark) -> bool:
    return (last.kind, last.hand) == (new.kind, new.hand) and len(last.text) < _LONGEST_MARK
