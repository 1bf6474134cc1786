"""Invoices from the ledger: imported whole or not at all, each known by its number and its customer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from riskwatch.domain.invoice import Invoice
from riskwatch.domain.words import Words
from riskwatch.jobs.assess import reassess
from riskwatch.jobs.book_file import Sheet, read_sheet
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.importing import BadRows, Preview, RowCheck, read_rows
from riskwatch.jobs.invoice_schema import COLUMNS, read_invoice
from riskwatch.store import Unit

InvoicesPreview = Preview[Invoice]
"""What an import of invoices would do."""


def preview_invoices(desk: Desk, data: bytes, filename: str) -> InvoicesPreview:
    """What an import of this file would do, row by row; stores nothing. Raises ImportRefused if it cannot be read."""
    sheet = read_sheet(data, filename)
    with desk.store.reading() as unit:
        return _preview(unit, sheet)


def import_invoices(
    desk: Desk, data: bytes, filename: str, *, actor: str, skip_bad_rows: bool = False
) -> InvoicesPreview:
    """Import invoices, all in one transaction; one that is known is replaced, one that the file leaves out stays.

    Raises BadRows, and stores nothing, unless bad rows may be skipped.
    """
    sheet = read_sheet(data, filename)
    now = desk.clock()
    with desk.store.transaction() as unit:
        preview = _preview(unit, sheet)
        if preview.bad and not skip_bad_rows:
            raise BadRows(preview)
        changed = [(row.record, row.extra) for row in preview.rows if row.record is not None and row.change != "same"]
        unit.invoices.save(changed, at=now, by=actor)
        reassess(desk, unit, (invoice.customer_ref for invoice, _ in changed))
    return preview


def _preview(unit: Unit, sheet: Sheet) -> InvoicesPreview:
    customers = {customer.ref: customer for customer in unit.customers.all()}
    preview = read_rows(sheet, COLUMNS, lambda cells: read_invoice(cells, customers))
    return replace(preview, rows=tuple(_against_others(unit, preview.rows)))


def _against_others(unit: Unit, rows: Sequence[RowCheck[Invoice]]) -> Iterator[RowCheck[Invoice]]:
    """Compare rows with each other and with what is stored: no invoice twice."""
    lines: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.record is None:
            yield row
            continue
        earlier = lines.setdefault((row.record.number, row.record.customer_ref), row.line)
        if earlier != row.line:
            yield row.refused(
                Words(
                    f"与第 {earlier} 行是同一客户的同一张发票",
                    f"the same invoice of the same customer as in line {earlier}",
                )
            )
        else:
            yield replace(row, change=unit.invoices.compare(row.record, row.extra))
