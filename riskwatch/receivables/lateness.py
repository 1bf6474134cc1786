"""How late a customer pays, weighted by money (credit-design, section 2.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal

from riskwatch.domain.invoice import Invoice

WINDOW = timedelta(days=365)
"""Settled invoices count for twelve months."""


def days_beyond_terms(
    invoices: Iterable[Invoice], today: date, falls_due: Callable[[Invoice], date] = lambda invoice: invoice.due
) -> Decimal | None:
    """Days beyond terms, unrounded: the sum of amount times days late over the sum of amounts; None without any.

    Counted are invoices settled in the last twelve months, with the days they were late (paid in time is 0), and the
    open part of overdue ones with their days so far. Disputed parts stay out. All must be in one currency.
    """
    weighted, total = Decimal(0), Decimal(0)
    for invoice in invoices:
        due = falls_due(invoice)
        found = counted(invoice, due, today)
        if found is not None:
            amount, until = found
            weighted += amount * max((until - due).days, 0)
            total += amount
    return weighted / total if total else None


def counted(invoice: Invoice, due: date, today: date) -> tuple[Decimal, date] | None:
    """The amount that counts and the day until which it was out; None for an invoice that does not count."""
    if invoice.settled:
        settled = invoice.paid_on
        recent = settled is not None and today - WINDOW < settled <= today
        return (invoice.amount.amount, settled) if recent and settled else None
    if due >= today:
        return None
    disputed = invoice.disputed.amount if invoice.disputed else Decimal(0)
    return max(invoice.unpaid.amount - disputed, Decimal(0)), today
