"""A draft as text, with the place of every character in the file it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from riskwatch.domain.words import Words

BlockKind = Literal["paragraph", "row", "header", "footer", "footnote", "textbox"]
RemarkKind = Literal["insertion", "deletion", "comment", "hidden"]
EnclosedPart = Literal["main", "annex", "mail", "unread"]
View = Literal["accepted", "rejected"]
"""How tracked changes are read: as if all were accepted, or as if all were rejected."""

_NO_WORDS = Words("", "")


class Span(NamedTuple):
    """A half-open range of characters of `Document.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in the file: `part` is body, header, footer, footnotes or a page.

    `file` names the file of a set (see `Enclosed`) that page and paragraph count in.
    """

    part: str
    page: int | None = None
    paragraph: int | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row; a merged cell appears once, at its top left corner."""

    span: Span
    column: int
    columns: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One line of `Document.text`: a paragraph, or a table row whose cells are joined by ` | `.

    `numbering` is the part of the text that the word processor generates (第一条, 1.1) and that is no
    run of the file. `level` is the outline level of a heading (1 is the highest), if the file says so.
    """

    span: Span
    kind: BlockKind
    place: Place
    table: int | None = None
    row: int | None = None
    cells: tuple[Cell, ...] = ()
    numbering: Span | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that other people left in the file: a tracked change, a comment, hidden text.

    `text` is the changed or remarked text; `span` its place in `Document.text`, None when it is not in there: what this
    view leaves out (deletions, or insertions when the changes are read as rejected), the words of a comment, hidden
    text. `at` is then the position where it belongs. Hidden text with a span is there, but written white on white.
    A change of a paragraph's end alone has the text "¶". `moved` is half of a move; `about` the words a comment hangs
    on.

    `date` is as the file says it. Word writes the clock of the author's computer, and a Z that does not mean UTC: it is
    to be read as a naive time. `utc` is the moment in UTC, where the file says that too (Word since 2023).
    """

    kind: RemarkKind
    text: str
    span: Span | None = None
    author: str = ""
    date: str = ""
    at: int | None = None
    about: Span | None = None
    moved: bool = False
    utc: str = ""

    @property
    def changes(self) -> bool:
        """Whether this is a tracked change of the text."""
        return self.kind in ("insertion", "deletion")

    @property
    def place(self) -> Span | None:
        """Its words in the text, or the empty place where they belong."""
        return self.span or (None if self.at is None else Span(self.at, self.at))


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One file of a set, such as a zip with annexes or a mail with attachments.

    The main contract stands first in the text, the annexes behind it. The words of a mail are no part of the contract
    and not in the text; nor is what could not be read. `why` says how the main one was told, or why it was not read.
    """

    name: str
    part: EnclosedPart
    why: Words = _NO_WORDS
    sha256: str = ""
    format: str = ""

    @property
    def in_text(self) -> bool:
        return self.part in ("main", "annex")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A stretch of `Document.text` on one line that was read from a picture of a page by OCR.

    `corners` are x and y of the line's upper left, upper right, lower right and lower left corner, in ten-thousandths of
    the width and height of the page as it is shown, from its upper left corner. `edges` say where its characters begin
    along the line, and where the last one ends, in ten-thousandths of its length. `sure` is how sure the reader is of
    each character, in percent. `page` counts in `file` (see `Place`).
    """

    span: Span
    page: int
    corners: tuple[int, ...]
    edges: tuple[int, ...]
    sure: tuple[int, ...]
    file: str = ""


SealShape = Literal["round", "square"]


@dataclass(frozen=True, slots=True)
class Seal:
    """A red seal on a page that is a picture. `round` ones may be oval.

    `box` is left, top, right and bottom in ten-thousandths of the page's width and height. `text` is what was read of it,
    "" when nothing was; `sure` how sure the reader is of its weakest character, in percent. `at` are the lines of the text
    that it is stamped on, or the nearest one; None on a page without text.
    """

    page: int
    box: tuple[int, ...]
    shape: SealShape
    text: str = ""
    sure: int = 0
    at: Span | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader of `riskwatch.drafts` gives: the text all spans count in, and its blocks in reading order.

    `text` is the blocks' texts joined by newlines. `sha256` is of the file's bytes. `view` says how its tracked changes,
    which are among the `remarks`, were read. `enclosed` are the files of a set; a single file has none. `stressed` are the
    words that stand out (bold, underlined, boxed), None where the format does not tell. Of pages that are pictures,
    `recognised` says where the words stand, and `seals` which red seals were found; `ocr` that there are such pages.
    """

    file: str
    sha256: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    remarks: tuple[Remark, ...] = ()
    ocr: bool = False
    view: View = "accepted"
    enclosed: tuple[Enclosed, ...] = ()
    stressed: tuple[Span, ...] | None = None
    recognised: tuple[Recognised, ...] = ()
    seals: tuple[Seal, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(block.span.start for block in self.blocks))

    def block_at(self, position: int) -> Block | None:
        """The block that holds the character at `position`."""
        index = bisect_right(self._starts, position) - 1
        return self.blocks[index] if index >= 0 else None

    @property
    def tracked(self) -> bool:
        """Whether its file has tracked changes."""
        return any(remark.changes for remark in self.remarks)

    def line_and_column(self, position: int) -> tuple[int, int]:
        """Of the character at `position`, both from 1, in the text as `riskwatch text` prints it."""
        return self.text.count("\n", 0, position) + 1, position - self.text.rfind("\n", 0, position)

    def page_of(self, span: Span) -> int | None:
        block = self.block_at(span.start)
        return block.place.page if block else None


def document_of(text: str, *, file: str = "text.txt", sha256: str = "") -> Document:
    """A document made of plain text: one block a line, cells where a line has ` | `. For pasted text, examples and tests."""
    blocks: list[Block] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        span = Span(start, start + len(line))
        blocks.append(_block_of(line, span, number))
        start = span.end + 1
    return Document(file=file, sha256=sha256, format="txt", text=text, blocks=tuple(blocks))


def _block_of(line: str, span: Span, number: int) -> Block:
    place = Place("body", paragraph=number)
    if " | " not in line:
        return Block(span, "paragraph", place)
    cells: list[Cell] = []
    start = span.start
    for column, piece in enumerate(line.split(" | ")):
        cells.append(Cell(Span(start, start + len(piece)), column))
        start += len(piece) + 3
    return Block(span, "row", place, cells=tuple(cells))
