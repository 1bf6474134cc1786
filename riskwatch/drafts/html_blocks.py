"""Walks the elements of a web page and writes its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bs4.element import CData, NavigableString, PageElement, Tag

from riskwatch.domain.document import BlockKind, Place, Span
from riskwatch.drafts.numerals import written
from riskwatch.drafts.writer import Line, Mark, Writer, joined, one_line, row_of

_DROPPED = frozenset(
    ("script", "style", "noscript", "template", "head", "title", "meta", "link", "svg", "canvas", "iframe", "object",
     "audio", "video", "datalist", "rt", "rp")
)  # fmt: skip
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
     "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "ul", "table", "thead", "tbody",
     "tfoot", "tr", "td", "th")
)  # fmt: skip
_LIST_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_WIDEST = 1_000


class HtmlReader:
    """Collects inline text into the open line and writes it when a block begins or ends."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._pieces: list[str] = []
        self._marks: list[Mark] = []
        self._lines: list[Line] | None = None
        self._number = ""
        self._level: int | None = None
        self._kind: BlockKind = "paragraph"
        self._counts: list[int] = []
        self._tables = 0

    def read(self, root: Tag) -> None:
        self._children(root)
        self._flush()

    def _children(self, tag: Tag) -> None:
        for child in tag.children:
            self._node(child)

    def _node(self, node: PageElement) -> None:
        if isinstance(node, Tag):
            self._tag(node)
        elif type(node) in (NavigableString, CData):
            self._add(str(node))

    def _tag(self, tag: Tag) -> None:
        name = tag.name
        if name in _DROPPED:
            return
        if _is_hidden(tag):
            self._remark(Mark("hidden", tag.get_text(" ", strip=True)))
        elif name == "table":
            self._table(tag)
        elif name == "br":
            self._flush()
        elif name in ("del", "s", "strike"):
            self._remark(Mark("deletion", tag.get_text(" ", strip=True)))
        elif name in ("input", "select", "textarea"):
            self._field(tag)
        elif name in ("ol", "li"):
            self._list(tag)
        elif name in _BLOCKS:
            self._block(tag)
        else:
            self._children(tag)

    def _block(self, tag: Tag) -> None:
        self._flush()
        if tag.name == "pre":
            for line in tag.get_text().splitlines():
                self._pieces.append(line)
                self._flush()
            return
        if re.fullmatch("h[1-6]", tag.name):
            self._level = int(tag.name[1])
        self._children(tag)
        self._flush()
        self._level = None

    def _list(self, tag: Tag) -> None:
        self._flush()
        if tag.name == "ol":
            self._counts.append(_number(tag, "start", 1) - 1)
            self._children(tag)
            self._counts.pop()
        else:
            parent = tag.parent
            if parent is not None and parent.name == "ol" and self._counts:
                self._counts[-1] = _number(tag, "value", self._counts[-1] + 1)
                number_format = _LIST_FORMATS.get(str(parent.get("type", "1")), "decimal")
                self._number = written(self._counts[-1], number_format) + "."
            self._children(tag)
        self._flush()
        self._number = ""

    def _field(self, tag: Tag) -> None:
        """A form field shows its state, not its name."""
        kind = str(tag.get("type", "text")).lower()
        if tag.name == "textarea":
            self._add(tag.get_text())
        elif tag.name == "select":
            options = tag.find_all("option")
            picked = next(
                (option for option in options if option.has_attr("selected")), options[0] if options else None
            )
            self._add(picked.get_text() if picked else "")
        elif kind in ("checkbox", "radio"):
            self._add("☑" if tag.has_attr("checked") else "□")
        elif kind not in ("hidden", "submit", "button", "reset", "image", "file", "password"):
            self._add(str(tag.get("value", "")))

    def _table(self, table: Tag) -> None:
        self._flush()
        index = self._tables
        self._tables += 1
        rows = list(_rows(table))
        for caption in table.find_all("caption", recursive=False):
            self._block(caption)
        taken: dict[int, int] = {}
        for number, row in enumerate(rows):
            self._row(row, index, number, taken)

    def _row(self, row: Tag, table: int, number: int, taken: dict[int, int]) -> None:
        """`taken` holds for each column how many further rows a cell from above covers."""
        cells: list[tuple[Line, int, int, bool]] = []
        column = 0
        covered = {at for at, rows in taken.items() if rows > 0}
        for at in covered:
            taken[at] -= 1
        parts = [cell for cell in row.find_all(("td", "th"), recursive=False) if not _is_hidden(cell)]
        contents = [self._captured(cell) for cell in parts]
        for cell, lines in zip(parts, contents, strict=True):
            while column in covered:
                column += 1
            columns, rows = _number(cell, "colspan", 1), _number(cell, "rowspan", 1)
            if column + columns > _WIDEST:
                # Beyond any real table: not worth keeping a grid for.
                columns = rows = 1
            if rows > 1:
                taken.update(dict.fromkeys(range(column, column + columns), rows - 1))
            line = joined([line for line in lines if not line.blank])
            line.marks.extend(mark for blank in lines if blank.blank for mark in blank.marks)
            cells.append((line, column, columns, cell.name == "th"))
            column += columns
        if len(cells) == 1 and len(contents[0]) > 1:
            for line in contents[0]:
                self._put(line, "paragraph", table, number)
        elif cells:
            self._put(row_of(cells), "row", table, number)

    def _captured(self, cell: Tag) -> list[Line]:
        """The lines of a cell, taken aside instead of written."""
        before, self._lines = self._lines, []
        self._children(cell)
        self._flush()
        lines, self._lines = self._lines, before
        return lines

    def _put(self, line: Line, kind: BlockKind, table: int | None = None, row: int | None = None) -> None:
        if self._lines is not None:
            self._lines.append(Line(line.text, line.numbering, line.level, (), line.marks))
        else:
            place = Place("body", paragraph=len(self._writer.blocks))
            self._writer.write(line, kind, place, table, row)

    def _add(self, text: str) -> None:
        if text:
            self._pieces.append(_SPACES.sub(" ", text))

    def _remark(self, mark: Mark) -> None:
        if mark.text:
            self._marks.append(mark)

    def _flush(self) -> None:
        text = one_line(_SPACES.sub(" ", "".join(self._pieces))).strip(" ")
        marks, self._marks, self._pieces = self._marks, [], []
        if not text.strip() and not marks:
            return
        numbering = None
        if self._number and text:
            numbering = Span(0, len(self._number))
            text = f"{self._number} {text}"
            self._number = ""
        self._put(Line(text, numbering, self._level, (), marks), self._kind)


def _rows(tag: Tag) -> Iterator[Tag]:
    """The rows of a table, not those of tables in its cells."""
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name == "tr":
                yield child
            elif child.name != "table":
                yield from _rows(child)


def _is_hidden(tag: Tag) -> bool:
    style = tag.get("style")
    return tag.has_attr("hidden") or (isinstance(style, str) and _HIDDEN.search(style) is not None)


def _number(tag: Tag, attribute: str, default: int) -> int:
    given: Any = tag.get(attribute)
    try:
        return max(1, min(int(given), _WIDEST)) if given is not None else default
    except (ValueError, TypeError):
        return default
