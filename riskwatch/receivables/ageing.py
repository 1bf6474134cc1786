"""Ageing of receivables in the stages M0 to M6 (warning-signs, section 5.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money

STAGES = (("M0", 0), ("M1", 30), ("M2", 60), ("M3", 90), ("M4", 180), ("M5", 365), ("M6", None))
"""Each stage and the last day overdue that belongs to it; the due date itself is day 0 and counts as not due."""


@dataclass(frozen=True, slots=True)
class Aged:
    """The unpaid part of one invoice. `days_overdue` is negative before the due date."""

    invoice: Invoice
    unpaid: Money
    days_overdue: int
    stage: str

    @property
    def disputed(self) -> Money:
        """The disputed share of what is unpaid; it stays in its stage and is shown apart."""
        disputed = self.invoice.disputed
        if disputed is None:
            return Money(Decimal(0), self.unpaid.currency)
        return min(disputed, self.unpaid)


def stage_of(days_overdue: int) -> str:
    """M0 to M6 for a number of days beyond terms."""
    return next(stage for stage, last in STAGES if last is None or days_overdue <= last)


def aged(
    invoices: Iterable[Invoice], today: date, falls_due: Callable[[Invoice], date] = lambda invoice: invoice.due
) -> tuple[Aged, ...]:
    """Every invoice with something unpaid, with its age on `today`.

    `falls_due` tells the last day of payment: one that is a public holiday moves (Civil Code, article 203).
    """
    found = []
    for invoice in invoices:
        if invoice.unpaid.amount > 0:
            days = (today - falls_due(invoice)).days
            found.append(Aged(invoice, invoice.unpaid, days, stage_of(days)))
    return tuple(found)


def by_stage(items: Iterable[Aged]) -> Mapping[str, Mapping[str, Money]]:
    """Unpaid sums per currency and stage; a stage without money is there with zero."""
    sums: dict[str, dict[str, Money]] = defaultdict(dict)
    for item in items:
        row = sums[item.unpaid.currency] or {stage: Money(Decimal(0), item.unpaid.currency) for stage, _ in STAGES}
        row[item.stage] += item.unpaid
        sums[item.unpaid.currency] = row
    return sums


def roll_rates(previous: Mapping[str, Money], current: Mapping[str, Money]) -> Mapping[str, Decimal | None]:
    """Which share of the money in each stage moved on to the next one a month later; None where there was none."""
    rates: dict[str, Decimal | None] = {}
    for (stage, _), (following, _) in pairwise(STAGES):
        before, after = previous[stage], current[following]
        rates[f"{stage}-{following}"] = after.amount / before.amount if before.amount else None
    return rates
