"""How a customer has paid: the invoices that count and their weighted days beyond terms (credit-design 2.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal

from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.payments import PaidInvoice, PaymentRecord
from riskwatch.receivables.lateness import counted

YEAR = timedelta(days=365)
MONTHS = 12


def paid_invoices(
    invoices: Iterable[Invoice],
    today: date,
    currency: str,
    falls_due: Callable[[Invoice], date] = lambda invoice: invoice.due,
) -> tuple[PaidInvoice, ...]:
    """The invoices in `currency` that count on `today`, the latest first: settled in the last twelve months, or overdue
    with their days so far; without disputed money."""
    found = []
    for invoice in invoices:
        due = falls_due(invoice)
        one = counted(invoice, due, today) if invoice.amount.currency == currency else None
        if one is not None and one[0] > 0:
            settled = invoice.settled
            days = (one[1] - due).days
            money = Money(one[0], currency)
            found.append(PaidInvoice(invoice.number, invoice.due, money, days, "settled" if settled else "open"))
    return tuple(sorted(found, key=lambda each: (each.due, each.number), reverse=True))


def payment_record(
    invoices: Iterable[Invoice],
    today: date,
    currency: str,
    falls_due: Callable[[Invoice], date] = lambda invoice: invoice.due,
) -> PaymentRecord | None:
    """Their sum; None when none counts. Unlike in the ageing report, money that came early counts as early."""
    known = tuple(invoices)
    found = paid_invoices(known, today, currency, falls_due)
    total = sum((each.amount.amount for each in found), Decimal(0))
    if not total:
        return None
    weighted = sum((each.amount.amount * each.days for each in found), Decimal(0))
    disputed = sum((_disputed(each, today) for each in known if each.amount.currency == currency), Decimal(0))
    return PaymentRecord(weighted / total, len(found), Money(total, currency), Money(disputed, currency))


def monthly_sales(invoices: Iterable[Invoice], today: date, currency: str) -> Money | None:
    """What we invoiced on average in a month of the last year, or of the time since the first invoice; None without any.

    Less than a month counts as one.
    """
    known = [each for each in invoices if each.issued <= today and each.amount.currency == currency]
    recent = [each for each in known if each.issued > today - YEAR]
    if not recent:
        return None
    first = min(each.issued for each in known)
    months = min(Decimal(MONTHS), max(Decimal(1), Decimal((today - first).days) * MONTHS / YEAR.days))
    total = sum((each.amount.amount for each in recent), Decimal(0))
    return Money((total / months).quantize(Decimal("0.01")), currency)


def _disputed(invoice: Invoice, today: date) -> Decimal:
    """The disputed part of an overdue open invoice."""
    if invoice.disputed is None or invoice.settled or invoice.due >= today:
        return Decimal(0)
    return min(invoice.disputed.amount, invoice.unpaid.amount)
