"""The watched portfolio: importing it whole or not at all, and deciding where each customer is looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.snapshot import Identifier
from riskwatch.domain.words import Words
from riskwatch.jobs.book_file import Sheet, read_sheet
from riskwatch.jobs.book_schema import COLUMNS, read_row
from riskwatch.jobs.circle import OWN
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.importing import BadRows, Preview, RowCheck, read_rows
from riskwatch.jobs.watching import start_watches
from riskwatch.rulebook.register_numbers import NotAnIdentifier, read_identifier
from riskwatch.store import Unit
from riskwatch.watch.hooks import own_hooks

BookPreview = Preview[Customer]
"""What an import of customers would do."""


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
            if row.record is not None and row.change != "same":
                unit.customers.save(row.record, at=now, by=actor, extra=row.extra)
                unit.hooks.replace(row.record.ref, OWN, own_hooks(row.extra))
                start_watches(desk, unit, row.record, now)
    return preview


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
        return tie(desk, unit, customer, identifier, actor=actor)


def tie(desk: Desk, unit: Unit, customer: Customer, identifier: Identifier, *, actor: str) -> Customer:
    """Give a customer its register number and start watching it, in the caller's transaction. Raises PolicyRefused for
    a number that another customer has."""
    holder = unit.customers.by_identifier(identifier)
    if holder is not None and holder.ref != customer.ref:
        raise PolicyRefused(_taken(identifier, holder.ref))
    confirmed = replace(customer, identifier=identifier)
    unit.customers.save(confirmed, at=desk.clock(), by=actor)
    start_watches(desk, unit, confirmed, desk.clock())
    return confirmed


def _preview(unit: Unit, sheet: Sheet) -> BookPreview:
    preview = read_rows(sheet, COLUMNS, read_row)
    return replace(preview, rows=tuple(_against_others(unit, preview.rows)))


def _against_others(unit: Unit, rows: Sequence[RowCheck[Customer]]) -> Iterator[RowCheck[Customer]]:
    """Compare rows with each other and with what is stored: no number and no company twice."""
    refs: dict[str, int] = {}
    numbers: dict[Identifier, int] = {}
    for row in rows:
        if row.record is None:
            yield row
            continue
        problems = _repeats(unit, row.record, row.line, refs, numbers)
        if problems:
            yield row.refused(*problems)
            continue
        known = unit.customers.get(row.record.ref)
        same = known == row.record and dict(unit.customers.unknown_columns(row.record.ref)) == dict(row.extra)
        yield replace(row, change="new" if known is None else "same" if same else "changed")


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
