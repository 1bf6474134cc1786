"""Puts lines together into a Document whose blocks tile its text exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from riskwatch.domain.document import Block, BlockKind, Cell, Document, Place, Remark, RemarkKind, Span

_BREAKS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
CELL_JOINT = " | "


def one_line(text: str) -> str:
    """`text` without line ends of any kind: a block is one line for every reader of the text."""
    return _BREAKS.sub(" ", text) if _BREAKS.search(text) else text


@dataclass(slots=True)
class Mark:
    """A remark in the making: `start` and `end` count from the start of its line; None when not in the text."""

    kind: RemarkKind
    text: str
    start: int | None = None
    end: int | None = None
    author: str = ""
    date: str = ""

    def moved(self, by: int) -> Mark:
        if self.start is None or self.end is None:
            return self
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(slots=True)
class Line:
    """One block in the making; all positions count from its start."""

    text: str
    numbering: Span | None = None
    level: int | None = None
    cells: tuple[Cell, ...] = ()
    marks: list[Mark] = field(default_factory=list)
    paragraph: int | None = None

    @property
    def blank(self) -> bool:
        return not self.text or self.text.isspace()


def joined(lines: list[Line], joint: str = " ") -> Line:
    """Several lines as one, their marks moved along; numbering and level of the first."""
    if len(lines) == 1:
        return lines[0]
    if not lines:
        return Line("")
    marks: list[Mark] = []
    at = 0
    for line in lines:
        marks.extend(mark.moved(at) for mark in line.marks)
        at += len(line.text) + len(joint)
    first = lines[0]
    return Line(joint.join(line.text for line in lines), first.numbering, first.level, (), marks, first.paragraph)


@dataclass(slots=True)
class Writer:
    """Takes lines in reading order and gives the Document."""

    texts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
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
            return
        start = self.length + 1 if self.blocks else 0
        end = start + len(line.text)
        cells = tuple(replace(cell, span=_moved(cell.span, start)) for cell in line.cells)
        numbering = _moved(line.numbering, start) if line.numbering else None
        self.texts.append(line.text)
        self.blocks.append(Block(Span(start, end), kind, place, table, row, cells, numbering, line.level))
        self.length = end
        self._remark(line.marks, start)

    def _remark(self, marks: list[Mark], at: int | None) -> None:
        for mark in marks:
            span = None
            if at is not None and mark.start is not None and mark.end is not None:
                span = Span(at + mark.start, at + mark.end)
            self.remarks.append(Remark(mark.kind, mark.text, span, mark.author, mark.date))

    def document(self, file: str, sha256: str, format_name: str, pages: int | None = None) -> Document:
        """What was written so far."""
        text = "\n".join(self.texts)
        return Document(file, sha256, format_name, text, tuple(self.blocks), pages, tuple(self.remarks))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def row_of(cells: list[tuple[Line, int, int, bool]]) -> Line:
    """A table row as one line. Each cell is (its text, first column, columns it covers, header or not)."""
    places: list[Cell] = []
    marks: list[Mark] = []
    at = 0
    for line, column, columns, header in cells:
        places.append(Cell(Span(at, at + len(line.text)), column, columns, header))
        marks.extend(mark.moved(at) for mark in line.marks)
        at += len(line.text) + len(CELL_JOINT)
    first = cells[0][0] if cells else Line("")
    text = CELL_JOINT.join(line.text for line, *_ in cells)
    return Line(text, first.numbering, first.level, tuple(places), marks, first.paragraph)
