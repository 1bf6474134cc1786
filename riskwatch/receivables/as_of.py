"""The ledger as it stood on an earlier day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money


def as_of(invoices: Iterable[Invoice], day: date) -> tuple[Invoice, ...]:
    """The invoices that had been issued by `day`, with what had been paid by then.

    An invoice knows the day of its last payment only: an earlier part payment counts from that day, so that a look back
    shows rather too much unpaid than too little. A payment without a day counts as always there.
    """
    return tuple(_on(invoice, day) for invoice in invoices if invoice.issued <= day)


def issued_later(invoices: Iterable[Invoice], day: date) -> tuple[Invoice, ...]:
    """Those that `as_of` leaves out because they are dated after `day`."""
    return tuple(invoice for invoice in invoices if invoice.issued > day)


def _on(invoice: Invoice, day: date) -> Invoice:
    if invoice.paid_on is None or invoice.paid_on <= day:
        return invoice
    return replace(invoice, paid=Money(Decimal(0), invoice.amount.currency), paid_on=None)
