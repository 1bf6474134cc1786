"""Puts lines together into a Document whose blocks tile its text exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from riskwatch.domain.document import Block, BlockKind, Cell, Document, Place, Remark, RemarkKind, Span, View

_BREAKS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
CELL_JOINT = " | "


def one_line(text: str) -> str:
    """`text` without line ends of any kind: a block is one line for every reader of the text."""
    return _BREAKS.sub(" ", text) if _BREAKS.search(text) else text


class Hand(NamedTuple):
    """Who changed something and when (see `Remark`), and whether the change is half of a move."""

    author: str = ""
    date: str = ""
    utc: str = ""
    moved: bool = False


NOBODY = Hand()


@dataclass(slots=True)
class Mark:
    """A remark in the making: `start` and `end` count from the start of its line. `end` is None when its words are not
    in the text: they belong at `start`, or where the line stands."""

    kind: RemarkKind
    text: str
    start: int | None = None
    end: int | None = None
    hand: Hand = NOBODY

    def shifted(self, by: int) -> Mark:
        if self.start is None:
            return self
        return replace(self, start=self.start + by, end=None if self.end is None else self.end + by)


class Origin(NamedTuple):
    """A stretch of text and the element of the file that it was read from."""

    start: int
    end: int
    element: Any

    def shifted(self, by: int) -> Origin:
        return Origin(self.start + by, self.end + by, self.element)


@dataclass(slots=True)
class Line:
    """One block in the making; all positions count from its start."""

    text: str
    numbering: Span | None = None
    level: int | None = None
    cells: tuple[Cell, ...] = ()
    marks: list[Mark] = field(default_factory=list)
    paragraph: int | None = None
    origins: list[Origin] = field(default_factory=list)
    stressed: list[Span] = field(default_factory=list)

    @property
    def blank(self) -> bool:
        return not self.text or self.text.isspace()


def joined(lines: list[Line], joint: str = " ") -> Line:
    """Several lines as one, their marks moved along; numbering and level of the first."""
    if len(lines) == 1:
        return lines[0]
    if not lines:
        return Line("")
    first = lines[0]
    whole = Line("", first.numbering, first.level, (), [], first.paragraph)
    at = 0
    for line in lines:
        whole.marks.extend(mark.shifted(at) for mark in line.marks)
        whole.stressed.extend(_moved(span, at) for span in line.stressed)
        whole.origins.extend(origin.shifted(at) for origin in line.origins)
        at += len(line.text) + len(joint)
    whole.text = joint.join(line.text for line in lines)
    return whole


@dataclass(slots=True)
class Writer:
    """Takes lines in reading order and gives the Document. `stressed` is None for formats that do not tell what stands
    out."""

    texts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    stressed: list[Span] | None = None
    length: int = 0

    def write(
        self,
        line: Line,
        kind: BlockKind,
        place: Place,
        table: int | None = None,
        row: int | None = None,
    ) -> None:
        """Append one block; a blank line leaves only its marks behind."""
        if line.blank and not line.cells:
            self._remark(line.marks, None)
            self.origins.extend(Origin(self.length, self.length, origin.element) for origin in line.origins)
            return
        start = self.length + 1 if self.blocks else 0
        end = start + len(line.text)
        cells = tuple(replace(cell, span=_moved(cell.span, start)) for cell in line.cells)
        numbering = _moved(line.numbering, start) if line.numbering else None
        self.texts.append(line.text)
        self.blocks.append(Block(Span(start, end), kind, place, table, row, cells, numbering, line.level))
        self.length = end
        self._remark(line.marks, start)
        if self.stressed is not None:
            self.stressed.extend(_moved(span, start) for span in line.stressed)
        if line.origins:
            self.origins.extend(origin.shifted(start) for origin in line.origins)

    def _remark(self, marks: list[Mark], begin: int | None) -> None:
        for mark in marks:
            span = None
            # A mark behind blanks that were cut off belongs to the end of what is left.
            at: int | None = self.length if begin is None else min(begin + (mark.start or 0), self.length)
            if begin is not None and mark.start is not None and mark.end is not None:
                span, at = Span(begin + mark.start, begin + mark.end), None
            hand = mark.hand
            self.remarks.append(
                Remark(mark.kind, mark.text, span, hand.author, hand.date, at, moved=hand.moved, utc=hand.utc)
            )

    def document(
        self, file: str, sha256: str, format_name: str, pages: int | None = None, view: View = "accepted"
    ) -> Document:
        """What was written so far."""
        text = "\n".join(self.texts)
        return Document(
            file,
            sha256,
            format_name,
            text,
            tuple(self.blocks),
            pages,
            tuple(self.remarks),
            view=view,
            stressed=None if self.stressed is None else tuple(self.stressed),
        )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def row_of(cells: list[tuple[Line, int, int, bool]]) -> Line:
    """A table row as one line. Each cell is (its text, first column, columns it covers, header or not)."""
    places: list[Cell] = []
    at = 0
    for line, column, columns, header in cells:
        places.append(Cell(Span(at, at + len(line.text)), column, columns, header))
        at += len(line.text) + len(CELL_JOINT)
    whole = joined([line for line, *_ in cells], CELL_JOINT)
    return replace(whole, cells=tuple(places))
