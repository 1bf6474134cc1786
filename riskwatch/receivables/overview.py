"""The ageing report: what is owed per currency, per customer and per branch, by age."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.receivables.ageing import Aged, aged, by_stage
from riskwatch.receivables.as_of import as_of, issued_later
from riskwatch.receivables.lateness import days_beyond_terms


@dataclass(frozen=True, slots=True)
class AgeingRow:
    """What one customer or branch owes in one currency. `key` is its number or name; "" is all of them, or no branch.

    `oldest` is the days overdue of its oldest open invoice, not above 0 while nothing is overdue; `invoices` counts the
    open ones; `days_beyond_terms` is None where there is nothing to tell it by.
    """

    key: str
    stages: Mapping[str, Money]
    disputed: Money
    oldest: int
    invoices: int
    days_beyond_terms: Decimal | None

    @property
    def total(self) -> Money:
        return _sum(self.stages.values(), self.disputed.currency)

    @property
    def overdue(self) -> Money:
        return self.total - self.stages["M0"]


@dataclass(frozen=True, slots=True)
class CurrencyAgeing:
    """Everything owed in one currency; the biggest overdue sums first."""

    currency: str
    all: AgeingRow
    customers: tuple[AgeingRow, ...]
    branches: tuple[AgeingRow, ...]


@dataclass(frozen=True, slots=True)
class Ageing:
    """Receivables on a day; the currency of most invoices first. `later` are sums of invoices dated after that day."""

    as_of: date
    currencies: tuple[CurrencyAgeing, ...]
    later: tuple[Money, ...] = ()


def ageing(
    invoices: Iterable[Invoice],
    today: date,
    branch_of: Mapping[str, str],
    falls_due: Callable[[Invoice], date] = lambda invoice: invoice.due,
) -> Ageing:
    """The report as of `today`. An invoice without a branch of its own belongs to that of its customer (`branch_of`)."""
    everything = tuple(invoices)
    known = as_of(everything, today)
    items = aged(known, today, falls_due)
    books = [
        _currency(currency, known, items, today, branch_of, falls_due)
        for currency, _ in sorted(
            Counter(item.unpaid.currency for item in items).items(), key=lambda pair: (-pair[1], pair[0])
        )
    ]
    return Ageing(today, tuple(books), _later(everything, today))


def _currency(
    currency: str,
    invoices: Sequence[Invoice],
    items: Sequence[Aged],
    today: date,
    branch_of: Mapping[str, str],
    falls_due: Callable[[Invoice], date],
) -> CurrencyAgeing:
    def rows(key_of: Callable[[Invoice], str]) -> tuple[AgeingRow, ...]:
        owed: dict[str, list[Aged]] = defaultdict(list)
        history: dict[str, list[Invoice]] = defaultdict(list)
        for item in items:
            if item.unpaid.currency == currency:
                owed[key_of(item.invoice)].append(item)
        for invoice in invoices:
            if invoice.amount.currency == currency:
                history[key_of(invoice)].append(invoice)
        made = [_row(key, found, days_beyond_terms(history[key], today, falls_due)) for key, found in owed.items()]
        return tuple(sorted(made, key=lambda row: (-row.overdue.amount, -row.total.amount, row.key)))

    return CurrencyAgeing(
        currency,
        all=rows(lambda invoice: "")[0],
        customers=rows(lambda invoice: invoice.customer_ref),
        branches=rows(lambda invoice: invoice.branch or branch_of.get(invoice.customer_ref, "")),
    )


def _row(key: str, items: Sequence[Aged], lateness: Decimal | None) -> AgeingRow:
    currency = items[0].unpaid.currency
    return AgeingRow(
        key=key,
        stages=by_stage(items)[currency],
        disputed=_sum((item.disputed for item in items), currency),
        oldest=max(item.days_overdue for item in items),
        invoices=len(items),
        days_beyond_terms=lateness,
    )


def _later(invoices: Iterable[Invoice], today: date) -> tuple[Money, ...]:
    sums: dict[str, Money] = {}
    for invoice in issued_later(invoices, today):
        currency = invoice.amount.currency
        sums[currency] = sums.get(currency, Money(Decimal(0), currency)) + invoice.unpaid
    return tuple(sums[currency] for currency in sorted(sums) if sums[currency].amount > 0)


def _sum(amounts: Iterable[Money], currency: str) -> Money:
    return sum(amounts, Money(Decimal(0), currency))
