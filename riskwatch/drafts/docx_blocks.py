"""Walks the body of a Word document, or a cell, text box, header or note: paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from riskwatch.domain.document import BlockKind, Place
from riskwatch.domain.words import Words
from riskwatch.drafts import refusals
from riskwatch.drafts.docx_changes import Reading, hand_of, kind_of
from riskwatch.drafts.docx_package import MC, Element, W, switched_on, value
from riskwatch.drafts.docx_styles import number_of
from riskwatch.drafts.docx_text import ParagraphReader, chosen, words_of
from riskwatch.drafts.writer import Line, Mark, Writer, joined, row_of

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "dir", "bdo"))
_ELSEWHERE = frozenset({W + "altChunk", W + "subDoc"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a block is written as: its kind and part, and the table row when it stands in one."""

    kind: BlockKind
    part: str
    table: int | None = None
    row: int | None = None


_NOTE = Surroundings("footnote", "footnotes")


@dataclass(slots=True)
class Content:
    """What one cell, or another container, holds in order: lines, inner tables, text boxes and the notes to them."""

    pieces: list[Line | Element | Content] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return [piece for piece in self.pieces if isinstance(piece, Line)]

    @property
    def inner(self) -> list[Element | Content]:
        return [piece for piece in self.pieces if not isinstance(piece, Line)]


class BlockReader:
    """Writes what it walks over to a writer."""

    def __init__(self, reader: ParagraphReader, writer: Writer, changes: Reading, name: str, most: int) -> None:
        """`most` is how many paragraphs a part may have."""
        self._changes = changes
        self._most = most
        self._reader = reader
        self._writer = writer
        self._name = name
        self._tables = 0
        self._notes: dict[tuple[str, str], Content] = {}

    def note(self, kind: str, number: str, note: Element) -> None:
        """Read a footnote or endnote ahead: it is written behind the paragraph that refers to it."""
        self._notes[kind, number] = self._content(note)

    def rest_of_notes(self) -> None:
        """Write the notes that nothing referred to."""
        for content in self._notes.values():
            self._write(content, _NOTE)
        self._notes.clear()

    def read(self, container: Element, around: Surroundings) -> None:
        """Everything in a container, in order."""
        content = self._content(container)
        self._write(content, around)

    def _write(self, content: Content, around: Surroundings) -> None:
        for piece in content.pieces:
            if isinstance(piece, Line):
                place = Place(around.part, paragraph=piece.paragraph)
                self._writer.write(piece, around.kind, place, around.table, around.row)
            elif isinstance(piece, Content):
                self._write(piece, _NOTE)
            elif piece.tag == W + "tbl":
                self._table(piece, around)
            else:
                self.read(piece, replace(around, kind="textbox" if around.kind != "footnote" else around.kind))

    def _content(self, container: Element) -> Content:
        content = Content()
        for child in self._children(container):
            if child.tag == W + "p":
                lines, boxes = self._reader.paragraph(child)
                if self._reader.count > self._most:
                    much = Words(f"超过 {self._most} 个段落", f"more than {self._most} paragraphs")
                    raise refusals.too_long(self._name, much)
                content.pieces += lines
                content.pieces += boxes
                if lines and self._reader.notes:
                    content.pieces += self._referred()
            else:
                content.pieces += self._reader.flush()
                content.pieces.append(child)
        content.pieces += self._reader.flush()
        return content

    def _referred(self) -> Iterator[Content]:
        """The notes that the last paragraph refers to, each at the first reference."""
        for key in self._reader.notes:
            note = self._notes.pop(key, None)
            if note is not None:
                yield note
        self._reader.notes.clear()

    def _children(self, container: Element) -> Iterator[Element]:
        """Paragraphs and tables of a container, through content controls and tracked changes around them."""
        for child in container:
            tag = child.tag
            if tag in (W + "p", W + "tbl"):
                yield child
            elif tag in _WRAPPERS or tag in self._changes.keeps:
                yield from self._children(child)
            elif tag == MC + "AlternateContent":
                version = chosen(child)
                yield from self._children(version) if version is not None else ()
            elif tag in _ELSEWHERE:
                raise refusals.unreadable(
                    self._name,
                    Words("正文中嵌入了另一个文件的内容", "another file is embedded in its text"),
                    Words("请用 Word 打开、保存一次后重新提交。", "Open it in Word, save it once and submit it again."),
                )
            elif tag in self._changes.out:
                self._left_out(child, child)

    def _left_out(self, element: Element, change: Element) -> None:
        mark = Mark(kind_of(change), words_of(element), hand=hand_of(change))
        if mark.text:
            self._writer.write(Line("", marks=[mark]), "paragraph", Place("body"))

    def _table(self, table: Element, around: Surroundings) -> None:
        index = self._tables
        self._tables += 1
        for number, row in enumerate(self._rows(table)):
            self._row(row, replace(around, table=index, row=number))

    def _rows(self, parent: Element, tag: str = W + "tr") -> Iterator[Element]:
        """Rows of a table or cells of a row, through content controls around them."""
        for child in parent:
            if child.tag == tag:
                yield child
            elif child.tag in _WRAPPERS or child.tag in self._changes.keeps:
                yield from self._rows(child, tag)

    def _row(self, row: Element, around: Surroundings) -> None:
        properties = row.find(W + "trPr")
        change = self._changes.left_out(properties)
        if change is not None:
            self._left_out(row, change)
            return
        cells = list(self._cells(row, properties))
        whole = cells[0][0] if len(cells) == 1 else None
        if whole is not None and (len([line for line in whole.lines if not line.blank]) > 1 or whole.inner):
            # A frame around running text, as forms are often laid out: its paragraphs stay paragraphs.
            self._write(whole, around)
            return
        header = properties is not None and switched_on(properties.find(W + "tblHeader"))
        line = row_of([(_cell_line(content), column, columns, header) for content, column, columns in cells])
        if len(cells) > 1 or not line.blank:
            self._mark_kept(line, properties)
            kind: BlockKind = "row" if around.kind in ("paragraph", "textbox") else around.kind
            self._writer.write(line, kind, Place(around.part, paragraph=line.paragraph), around.table, around.row)
        for content, _, _ in cells:
            self._write(Content(list(content.inner)), around)

    def _mark_kept(self, line: Line, properties: Element | None) -> None:
        """A row that came in by a change is marked whole, in place of the marks of its words."""
        change = self._changes.kept(properties)
        if change is not None:
            kind = kind_of(change)
            line.marks = [mark for mark in line.marks if mark.kind != kind or mark.end is None]
            line.marks.append(Mark(kind, line.text, 0, len(line.text), hand_of(change)))

    def _cells(self, row: Element, row_properties: Element | None) -> Iterator[tuple[Content, int, int]]:
        """Content, first column and width in columns of each cell; the covered part of a merged cell is left out."""
        before = row_properties.find(W + "gridBefore") if row_properties is not None else None
        column = _count(value(before), 0)
        for cell in self._rows(row, W + "tc"):
            properties = cell.find(W + "tcPr")
            columns = 1
            covered = False
            if properties is not None:
                gone = properties.find(self._changes.cell_out)
                if gone is not None:
                    self._left_out(cell, gone)
                    continue
                columns = _count(value(properties.find(W + "gridSpan")), 1)
                covered = _goes_on(properties.find(W + "vMerge")) or _goes_on(properties.find(W + "hMerge"))
            if not covered:
                yield self._content(cell), column, columns
            column += columns


def _count(text: str | None, default: int) -> int:
    number = number_of(text)
    return default if number is None else max(default, min(number, 1_000))


def _goes_on(merge: Element | None) -> bool:
    return merge is not None and value(merge) != "restart"


def _cell_line(content: Content) -> Line:
    kept = [line for line in content.lines if not line.blank]
    noted = [mark for line in content.lines if line.blank for mark in line.marks]
    line = joined(kept)
    line.marks.extend(replace(mark, start=0, end=None) for mark in noted)
    return line
