"""The watched portfolio: importing it whole or not at all, and deciding where each customer is looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import ImportRefused, NotThere, PolicyRefused
from riskwatch.domain.snapshot import Identifier
from riskwatch.domain.words import Words
from riskwatch.jobs.book_file import Sheet, read_sheet, write_csv
from riskwatch.jobs.book_identity import NotAnIdentifier, read_identifier
from riskwatch.jobs.book_schema import column_of, read_row
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.watching import start_watches
from riskwatch.store import Unit


@dataclass(frozen=True, slots=True)
class RowCheck:
    """One row of the file and what would become of it. `extra` are the columns that we do not know."""

    line: int
    cells: Mapping[str, str]
    extra: Mapping[str, str]
    customer: Customer | None
    problems: tuple[Words, ...] = ()
    change: Literal["new", "changed", "same", "bad"] = "new"


@dataclass(frozen=True, slots=True)
class BookPreview:
    """What an import would do."""

    headers: tuple[str, ...]
    rows: tuple[RowCheck, ...]
    unknown_columns: tuple[str, ...]

    @property
    def bad(self) -> tuple[RowCheck, ...]:
        return tuple(row for row in self.rows if row.customer is None)

    def count(self, change: str) -> int:
        """How many rows are new, changed, same or bad."""
        return sum(row.change == change for row in self.rows)


class BadRows(ImportRefused):
    """Some rows cannot be used; nothing was stored. `preview` shows them."""

    def __init__(self, preview: BookPreview) -> None:
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


def preview_book(desk: Desk, data: bytes, filename: str) -> BookPreview:
    """What an import of this file would do, row by row; stores nothing. Raises ImportRefused if it cannot be read."""
    sheet = read_sheet(data, filename)
    with desk.store.reading() as unit:
        return _preview(unit, sheet)


def import_book(desk: Desk, data: bytes, filename: str, *, actor: str, skip_bad_rows: bool = False) -> BookPreview:
    """Import customers, all in one transaction. Raises BadRows, and stores nothing, unless bad rows may be skipped."""
    sheet = read_sheet(data, filename)
    now = desk.clock()
    with desk.store.transaction() as unit:
        preview = _preview(unit, sheet)
        if preview.bad and not skip_bad_rows:
            raise BadRows(preview)
        for row in preview.rows:
            if row.customer is not None and row.change != "same":
                unit.customers.save(row.customer, at=now, by=actor, extra=row.extra)
                start_watches(desk, unit, row.customer, now)
    return preview


def bad_rows_file(preview: BookPreview, language: str = "zh") -> bytes:
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


def confirm_identity(desk: Desk, ref: str, number: str, scheme: str, *, actor: str) -> Customer:
    """Tie a customer to its register number and start watching it. Raises PolicyRefused for a number that is none, or
    that another customer has."""
    with desk.store.transaction() as unit:
        customer = unit.customers.get(ref)
        if customer is None:
            raise NotThere(Words(f"没有编号为 {ref} 的客户。", f"There is no customer {ref}."))
        try:
            identifier = read_identifier(number, scheme, customer.country)
        except NotAnIdentifier as error:
            raise PolicyRefused(error.words) from error
        holder = unit.customers.by_identifier(identifier)
        if holder is not None and holder.ref != ref:
            raise PolicyRefused(_taken(identifier, holder.ref))
        confirmed = replace(customer, identifier=identifier)
        unit.customers.save(confirmed, at=desk.clock(), by=actor)
        start_watches(desk, unit, confirmed, desk.clock())
    return confirmed


def _preview(unit: Unit, sheet: Sheet) -> BookPreview:
    columns = {header: column_of(header) for header in sheet.headers}
    _check_columns(columns)
    unknown = tuple(header for header, column in columns.items() if column is None)
    rows: list[RowCheck] = []
    for line in sheet.lines:
        ours = {column: line.cells[header] for header, column in columns.items() if column is not None}
        extra = {header: line.cells[header] for header in unknown if line.cells[header]}
        customer, problems = read_row(ours)
        rows.append(RowCheck(line.number, line.cells, extra, customer, problems))
    return BookPreview(sheet.headers, tuple(_against_others(unit, rows)), unknown)


def _check_columns(columns: Mapping[str, str | None]) -> None:
    ours = [column for column in columns.values() if column is not None]
    twice = sorted({column for column in ours if ours.count(column) > 1})
    missing = [column for column in ("ref", "name") if column not in ours]
    if twice or missing:
        what = ", ".join(twice or missing)
        raise ImportRefused(
            Words(f"{'重复的列' if twice else '缺少列'}：{what}", f"{'Columns given twice' if twice else 'Missing columns'}: {what}."),
            Words("表头应为 ref,name,country,id_scheme,identifier,…，也可用中文：客户编号、客户名称、统一社会信用代码……",
                  "Headers are ref,name,country,id_scheme,identifier,…"),
        )  # fmt: skip


def _against_others(unit: Unit, rows: Sequence[RowCheck]) -> list[RowCheck]:
    """Compare rows with each other and with what is stored: no number and no company twice."""
    refs: dict[str, int] = {}
    numbers: dict[Identifier, int] = {}
    checked: list[RowCheck] = []
    for row in rows:
        problems = list(row.problems)
        if row.customer is not None:
            problems += _repeats(unit, row.customer, row.line, refs, numbers)
        if problems or row.customer is None:
            checked.append(replace(row, customer=None, problems=tuple(problems), change="bad"))
            continue
        known = unit.customers.get(row.customer.ref)
        same = known == row.customer and dict(unit.customers.unknown_columns(row.customer.ref)) == dict(row.extra)
        checked.append(replace(row, change="new" if known is None else "same" if same else "changed"))
    return checked


def _repeats(
    unit: Unit, customer: Customer, line: int, refs: dict[str, int], numbers: dict[Identifier, int]
) -> list[Words]:
    problems: list[Words] = []
    earlier = refs.setdefault(customer.ref, line)
    if earlier != line:
        problems.append(Words(f"客户编号与第 {earlier} 行重复", f"ref is the same as in line {earlier}"))
    if customer.identifier is not None:
        first = numbers.setdefault(customer.identifier, line)
        holder = unit.customers.by_identifier(customer.identifier)
        if first != line:
            problems.append(Words(f"登记号与第 {first} 行是同一家公司", f"the same company as in line {first}"))
        elif holder is not None and holder.ref != customer.ref:
            problems.append(_taken(customer.identifier, holder.ref))
    return problems


def _taken(identifier: Identifier, ref: str) -> Words:
    return Words(f"登记号 {identifier.id} 已属于客户 {ref}", f"{identifier} belongs to customer {ref} already")
