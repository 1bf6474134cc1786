"""Makes paragraphs and table rows out of the pages of a PDF: sets running heads and page numbers aside, joins wrapped lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from riskwatch.drafts.pdf_breaks import CJK, DIVIDED, STARTS_ANEW, full_width, goes_on, in_one_cell, joined
from riskwatch.drafts.pdf_columns import in_order
from riskwatch.drafts.pdf_sheet import Flow, Printed, Row, Sheet
from riskwatch.drafts.writer import Line, row_of

Kind = Literal["paragraph", "row", "header", "footer"]

_LONGEST_HEAD = 120
_SAME_HEIGHT = 6.0
_EDGE = 3
"""How many lines from the top or bottom of a page can be running heads."""

_PAGE_NUMBER = re.compile(
    r"[-—–\s]*(?:第\s*)?(?:page\s*)?[\dⅠ-Ⅻivxlc]{1,5}(?:\s*页)?(?:\s*(?:/|of|[,，]?\s*共)\s*\d{1,5}(?:\s*页)?)?[-—–\s]*",
    re.I,
)
_BRACKET_SPACE = re.compile(r"(?<=[（《【“]) (?=[^\s_])|(?<=[^\s_]) (?=[）》】”，。；])")
_BRACKET_SPACES = ("（ ", "《 ", "【 ", "“ ", " ）", " 》", " 】", " ”", " ，", " 。", " ；")
_SPREAD = re.compile("(?<=[\u4e00-\u9fff，。；、]) (?=[\u4e00-\u9fff])")
_TO_BE_FILLED = re.compile(r"[_＿\s]{4,}|[：:]\s*$|签[字章名]|盖章|年\s+月|\b(?:signed|signature|date)\b", re.I)
"""Lines of signature blocks: they stand at the foot of several pages without being running heads."""

_WORDS = re.compile("[a-z]+")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, a running head or the row of a table, and the page it begins on. `table` and `row` count from 0."""

    line: Line
    page: int
    kind: Kind = "paragraph"
    table: int | None = None
    row: int | None = None

    @property
    def text(self) -> str:
        return self.line.text


@dataclass(slots=True)
class _Page:
    number: int
    sheet: Sheet
    body: list[Printed]
    top: list[str]
    bottom: list[str]


class _Teller:
    """Takes the pages one by one; carries the paragraph that is still open, and the table that may go on."""

    def __init__(self, words: frozenset[str], full: int) -> None:
        self._words, self._full = words, full
        self._waiting: list[str] = []
        self._line = 0
        self._began = 1
        self._beside: list[Paragraph] = []
        self._seen: set[str] = set()
        self._tables = 0
        self._table: tuple[int, ...] | None = None
        self._row = 0
        self._head: tuple[str, ...] = ()

    def page(self, page: _Page) -> Iterator[Paragraph]:
        self._beside += self._edge(page.top, page.number, "header")
        last = 0
        for item in in_order(page.sheet, page.body):
            if isinstance(item, Row):
                yield from self.told()
                yield from self._of_row(item, page.number, new=item.number <= last and last > 0)
                last = item.number
            else:
                yield from self._of_flow(item, page.number)
        self._beside += self._edge(page.bottom, page.number, "footer")

    def told(self) -> list[Paragraph]:
        """A paragraph, then the running heads that stood between its lines and what follows it."""
        told = self._beside
        self._beside = []
        if self._waiting:
            told.insert(0, Paragraph(Line(joined(self._waiting, self._words)), self._began))
            self._waiting = []
        return told

    def _of_flow(self, flow: Flow, page: int) -> list[Paragraph]:
        told: list[Paragraph] = []
        if flow.anew or not (self._waiting and goes_on(self._waiting[-1], flow.text, self._line or self._full)):
            told = self.told()
            self._began = page
        self._waiting.append(flow.text)
        self._line, self._table = flow.full, None
        return told

    def _of_row(self, row: Row, page: int, *, new: bool) -> Iterator[Paragraph]:
        texts = tuple(in_one_cell(entry.lines, self._words) for entry in row.entries)
        first = new or self._table is None or not _same_edges(self._table, row.edges)
        if first:
            self._tables += 1
            self._row, self._head = 0, texts
        elif texts == self._head and row.number == 0:
            return  # the head of the table, printed again on the next page
        cells = [
            (Line(text), entry.column, entry.columns, False) for text, entry in zip(texts, row.entries, strict=True)
        ]
        yield Paragraph(row_of(cells), page, "row", self._tables - 1, self._row)
        self._row, self._table = self._row + 1, row.edges

    def _edge(self, lines: Sequence[str], page: int, kind: Kind) -> Iterator[Paragraph]:
        for line in lines:
            if line not in self._seen:
                self._seen.add(line)
                yield Paragraph(Line(line), page, kind)


def paragraphs(pages: Sequence[Sheet | str]) -> Iterator[Paragraph]:
    """From pages, or the text of each page, to paragraphs and rows in reading order; every distinct running head comes once."""
    sheets = [_sheet(page) if isinstance(page, str) else page for page in pages]
    made = [_Page(number, sheet, _cleaned(sheet), [], []) for number, sheet in enumerate(sheets, 1)]
    _set_edges(made)
    lines = [line.text for page in made for line in page.body]
    teller = _Teller(_whole_words(lines), full_width(lines))
    for page in made:
        yield from teller.page(page)
    yield from teller.told()


def _sheet(text: str) -> Sheet:
    lines = re.split("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|(?<=[\ufffe\x02])", text)
    return Sheet([Printed(line) for line in lines if line.strip()])


def _cleaned(sheet: Sheet) -> list[Printed]:
    for line in sheet.lines:
        line.text = _without_drawn_spaces(line.text.rstrip())
        if line.parts:
            line.parts = [part._replace(text=_without_drawn_spaces(part.text)) for part in line.parts]
    return sheet.lines


def _whole_words(lines: Iterable[str]) -> frozenset[str]:
    """The words that are written in one piece, when some are divided."""
    lines = list(lines)
    divided = any(line.endswith(DIVIDED) for line in lines)
    return frozenset(_WORDS.findall("\n".join(lines).lower())) if divided else frozenset()


def _without_drawn_spaces(line: str) -> str:
    """Take out the spaces that stand for a gap in print only: inside brackets, and in lines spread to the margin."""
    if line.isascii() or " " not in line:
        return line
    if any(drawn in line for drawn in _BRACKET_SPACES):
        line = _BRACKET_SPACE.sub("", line)
    spread = len(_SPREAD.findall(line))
    return _SPREAD.sub("", line) if spread and 2 * spread > len(CJK.findall(line)) else line


def _set_edges(pages: Sequence[_Page]) -> None:
    """Take the running heads and page numbers at the top and the bottom out of each page."""
    orders = [_from_the_top(page.body) for page in pages]
    heads = [[_key(line) for line in order[:_EDGE]] for order in orders]
    feet = [[_key(line) for line in order[-_EDGE:]] for order in orders]
    tops, bottoms = (Counter(key for keys in edge for key in set(keys)) for edge in (heads, feet))
    often = max(2, (len(pages) + 1) // 2)
    for page, order, head, foot in zip(pages, orders, heads, feet, strict=True):
        top = _run(order, head, tops, often)
        bottom = _run(order[top:][::-1], foot[::-1], bottoms, often)
        if top or bottom:
            page.top = [line.text for line in order[:top]]
            page.bottom = [line.text for line in order[len(order) - bottom :]]
            aside = {id(line) for line in (*order[:top], *order[len(order) - bottom :])}
            page.body = [line for line in page.body if id(line) not in aside]


def _from_the_top(lines: list[Printed]) -> list[Printed]:
    """The lines by their height on the page, where it is known: a program may write the foot of a page first."""
    heights = [line.y for line in lines]
    if None in heights:
        return lines
    return sorted(lines, key=attrgetter("y"), reverse=True)


def _run(
    lines: Sequence[Printed], keys: Sequence[tuple[str, int]], counts: Counter[tuple[str, int]], often: int
) -> int:
    """How many lines from the outermost on are running heads."""
    length = 0
    for line, key in zip((each.text for each in lines), keys, strict=False):
        if len(line) > _LONGEST_HEAD:
            break
        repeated = counts[key] >= often and not (STARTS_ANEW.match(line) or _TO_BE_FILLED.search(line))
        if not (repeated or _PAGE_NUMBER.fullmatch(line)):
            break
        length += 1
    return length


def _key(line: Printed) -> tuple[str, int]:
    """A running head with its page number taken out, and its height on the page."""
    return _DIGITS.sub("0", "".join(line.text.split())), round((line.y or 0.0) / _SAME_HEIGHT)


def _same_edges(one: Sequence[int], other: Sequence[int]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= 2 for a, b in zip(one, other, strict=True))
