"""What every import of a table shares: each row checked, a preview, whole or not at all, bad rows back with the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar

from riskwatch.domain.errors import ImportRefused
from riskwatch.domain.words import Words
from riskwatch.jobs.book_file import Sheet, write_csv

T = TypeVar("T")
Change = Literal["new", "changed", "same", "bad"]


@dataclass(frozen=True)
class Columns:
    """The columns of one kind of file: our names with their Chinese (and other) synonyms, and which must be there."""

    synonyms: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    hint: Words

    @cached_property
    def _known(self) -> Mapping[str, str]:
        ours = {name: name for name in self.synonyms}
        return ours | {word: name for name, words in self.synonyms.items() for word in words}

    def of(self, header: str) -> str | None:
        """Our name for a header; None for a column that we do not know."""
        return self._known.get(header.strip().lower().replace(" ", "_")) or self._known.get(header.strip())

    def label(self, name: str) -> Words:
        """What a column is called in complaints."""
        return Words(self.synonyms[name][0] if name in self.synonyms else name, name)


@dataclass(frozen=True, slots=True)
class RowCheck(Generic[T]):
    """One row of the file and what would become of it. `extra` are the columns that we do not know."""

    line: int
    cells: Mapping[str, str]
    extra: Mapping[str, str]
    record: T | None
    problems: tuple[Words, ...] = ()
    change: Change = "new"

    def refused(self, *problems: Words) -> RowCheck[T]:
        """The same row, found bad."""
        return replace(self, record=None, problems=(*self.problems, *problems), change="bad")


@dataclass(frozen=True, slots=True)
class Preview(Generic[T]):
    """What an import would do."""

    headers: tuple[str, ...]
    rows: tuple[RowCheck[T], ...]
    unknown_columns: tuple[str, ...] = field(default=())

    @property
    def bad(self) -> tuple[RowCheck[T], ...]:
        return tuple(row for row in self.rows if row.record is None)

    def count(self, change: str) -> int:
        """How many rows are new, changed, same or bad."""
        return sum(row.change == change for row in self.rows)


class BadRows(ImportRefused):
    """Some rows cannot be used; nothing was stored. `preview` shows them."""

    def __init__(self, preview: Preview[Any]) -> None:
        first = preview.bad[0]
        super().__init__(
            Words(
                f"{len(preview.bad)} 行有问题，整个文件未导入。第 {first.line} 行：{first.problems[0].zh}。",
                f"{len(preview.bad)} rows cannot be used, nothing was imported. Line {first.line}: {first.problems[0].en}.",
            ),
            Words(
                "改正后重新导入，或选择跳过有问题的行（--skip-bad-rows），它们会附原因退回。",
                "Mend them and import again, or skip the bad rows (--skip-bad-rows): they come back with the reasons.",
            ),
        )
        self.preview = preview


def read_rows(
    sheet: Sheet, columns: Columns, read: Callable[[Mapping[str, str]], tuple[T | None, tuple[Words, ...]]]
) -> Preview[T]:
    """Every row by itself, read by `read` from its cells under our column names; raises ImportRefused for headers that
    do not do."""
    named = {header: columns.of(header) for header in sheet.headers}
    _check_columns(named, columns)
    unknown = tuple(header for header, column in named.items() if column is None)
    rows: list[RowCheck[T]] = []
    for line in sheet.lines:
        ours = {column: line.cells[header] for header, column in named.items() if column is not None}
        extra = {header: line.cells[header] for header in unknown if line.cells[header]}
        record, problems = read(ours)
        rows.append(RowCheck(line.number, line.cells, extra, record, problems, "bad" if record is None else "new"))
    return Preview(sheet.headers, tuple(rows), unknown)


def bad_rows_file(preview: Preview[Any], language: str = "zh") -> bytes:
    """The rows that cannot be used as a CSV, with the reason in a last column."""
    reason = "原因" if language.startswith("zh") else "reason"
    separator = "；" if language.startswith("zh") else "; "
    rows = [
        [
            *(row.cells.get(header, "") for header in preview.headers),
            separator.join(p.said(language) for p in row.problems),
        ]
        for row in preview.bad
    ]
    return write_csv((*preview.headers, reason), rows)


def _check_columns(named: Mapping[str, str | None], columns: Columns) -> None:
    ours = [column for column in named.values() if column is not None]
    twice = sorted({column for column in ours if ours.count(column) > 1})
    missing = [column for column in columns.needed if column not in ours]
    if twice or missing:
        what = ", ".join(twice or missing)
        raise ImportRefused(
            Words(
                f"{'重复的列' if twice else '缺少列'}：{what}",
                f"{'Columns given twice' if twice else 'Missing columns'}: {what}.",
            ),
            columns.hint,
        )
