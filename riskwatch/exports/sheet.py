"""The report laid out for reading: the contract line by line with its marked words, the findings numbered beside it.

The web page and the stand-alone page both draw this; neither looks at spans again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from riskwatch.domain.document import Block, Span
from riskwatch.domain.rule import Confidence, Finding, Report, Severity
from riskwatch.exports.marks import Piece, Pieces
from riskwatch.exports.whereabouts import line_of_missing


@dataclass(frozen=True, slots=True)
class Item:
    """A finding with the number that links it to its words."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one severity; `sure` is False for the last group, where the machine is not certain."""

    severity: Severity | None
    sure: bool
    items: tuple[Item, ...]


_LONGEST_LABEL = 24
"""Characters; a longer cell holds running text."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of a table: how many columns it spans, and its text in pieces. An empty one fills a merged-over place. One of
    `running` text, as in contracts in two languages, may be broken anywhere; a label stays whole."""

    pieces: tuple[Piece, ...]
    columns: int = 1
    header: bool = False
    running: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph (`pieces`) or a table (`rows`), and the findings about something missing that belong below it.

    `look` is title, clause, text, aside, boxed or table.
    """

    look: str
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[CellView, ...], ...] = ()
    missing: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that is drawn of one report."""

    report: Report
    groups: tuple[Group, ...]
    lines: tuple[Line, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for group in self.groups for item in group.items)


def sheet_of(report: Report, shown: Sequence[Finding] | None = None) -> Sheet:
    """Lay out `report`; the findings keep the report's order: unsure ones last, then by severity, then by place.

    `shown` are those to be drawn, if not all of them.
    """
    items = tuple(
        Item(number, finding) for number, finding in enumerate(report.findings if shown is None else shown, 1)
    )
    return Sheet(report, _groups(items), tuple(_lines(report, items)))


def _groups(items: Sequence[Item]) -> tuple[Group, ...]:
    def key(item: Item) -> tuple[bool, Severity | None]:
        sure = item.finding.confidence is not Confidence.LOW
        return sure, item.finding.severity if sure else None

    return tuple(Group(severity, sure, tuple(run)) for (sure, severity), run in groupby(items, key))


def _lines(report: Report, items: Sequence[Item]) -> Iterator[Line]:
    contract = report.matter.contract
    blocks = contract.document.blocks
    pieces = Pieces(contract, items)
    missing: dict[int, list[Item]] = {}
    for item in items:
        if item.finding.span is None:
            missing.setdefault(line_of_missing(item.finding, contract), []).append(item)
    position = 0
    for _, run in groupby(enumerate(blocks), lambda pair: pair[1].table if pair[1].kind == "row" else -1 - pair[0]):
        rows = [block for _, block in run]
        last = position + len(rows) - 1
        below = tuple(item for index in range(position, last + 1) for item in missing.get(index, ()))
        position = last + 1
        if rows[0].kind == "row":
            yield Line("table", rows=tuple(_row(pieces, row) for row in rows), missing=below)
        else:
            yield Line(_look(report, rows[0]), pieces.of(rows[0].span), missing=below)


def _row(pieces: Pieces, block: Block) -> tuple[CellView, ...]:
    """The cells of a row, with empty ones where a merged cell from above stands."""
    cells: list[CellView] = []
    column = 0
    for cell in block.cells:
        if cell.column > column:
            cells.append(CellView((), cell.column - column))
        running = cell.span.end - cell.span.start > _LONGEST_LABEL
        cells.append(CellView(pieces.of(cell.span), cell.columns, cell.header, running))
        column = cell.column + cell.columns
    return tuple(cells)


def _look(report: Report, block: Block) -> str:
    contract = report.matter.contract
    if block.kind in ("header", "footer", "footnote"):
        return "aside"
    if block.kind == "textbox":
        return "boxed"
    if contract.title and _meets(contract.title.span, block.span):
        return "title"
    if any(clause.level == 1 and clause.span.start == block.span.start for clause in contract.clauses):
        return "clause"
    return "text"


def _meets(one: Span, other: Span) -> bool:
    return one.meets(other)
