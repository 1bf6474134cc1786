"""What changed in money terms: sums over the portfolio at the beginning of a period and at its cut-off, with who moved them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.jobs.digest_content import Shift, ShiftLine
from riskwatch.receivables.ageing import Aged, aged
from riskwatch.receivables.as_of import as_of
from riskwatch.receivables.lateness import WINDOW
from riskwatch.store import Unit
from riskwatch.working_days import FallsDue

T = TypeVar("T")
Part = tuple[str, str]
"""A customer and a currency."""
Sums = Mapping[Part, Money]
Customers = Mapping[str, Customer]


def shifts(
    customers: Customers,
    graded: tuple[Mapping[str, Assessment], Mapping[str, Assessment]],
    late: tuple[Sums, Sums],
    waiting: tuple[Mapping[str, Money], Mapping[str, Money]],
) -> tuple[Shift, ...]:
    """The sums that a credit manager answers for. Each pair is what was and what is."""
    found = (
        _shift("owed", Words("欠款余额", "Owed to us"), customers, _pair(graded, _owed)),
        _shift("overdue-sum", Words("逾期欠款", "Overdue"), customers, late),
        _shift("excess", Words("超额度部分", "Above the limits"), customers, _pair(graded, excess)),
        _shift("limits", Words("授信额度", "Limits in force"), customers, _pair(graded, _limits)),
        _shift("stake", Words("待决定事项涉及的欠款", "At stake in decisions"), customers, _pair(waiting, _by_part)),
    )
    return tuple(shift for shift in found if shift.before or shift.after)


def late_items(unit: Unit, customers: Customers, day: date) -> Mapping[Part, tuple[Aged, ...]]:
    """What was overdue on `day`, by customer and currency."""
    invoices = as_of(unit.invoices.open_or_paid_since(day - WINDOW), day)
    late: dict[Part, list[Aged]] = {}
    for item in aged(invoices, day, FallsDue(customers)):
        if item.days_overdue > 0 and item.unpaid.amount > 0:
            late.setdefault((item.invoice.customer_ref, item.unpaid.currency), []).append(item)
    return {part: tuple(items) for part, items in late.items()}


def late_sums(late: Mapping[Part, Iterable[Aged]]) -> Sums:
    """What is overdue of each customer."""
    return {
        (ref, currency): sum((item.unpaid for item in items), Money(Decimal(0), currency))
        for (ref, currency), items in late.items()
    }


def excess(assessments: Mapping[str, Assessment]) -> Sums:
    """By how much customers owe more than the limit in force; a limit of zero counts."""
    found = {}
    for ref, assessment in assessments.items():
        limit = assessment.limit.current if assessment.limit else None
        owed = assessment.exposure
        if limit is not None and owed is not None and owed.currency == limit.currency and owed.amount > limit.amount:
            found[ref, owed.currency] = owed - limit
    return found


def totals(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """Their sums by currency."""
    sums: dict[str, Money] = {}
    for amount in amounts:
        known = sums.get(amount.currency)
        sums[amount.currency] = amount if known is None else known + amount
    return tuple(sums[currency] for currency in sorted(sums))


def _pair(pair: tuple[T, T], sums_of: Callable[[T], Sums]) -> tuple[Sums, Sums]:
    before, after = pair
    return sums_of(before), sums_of(after)


def _owed(assessments: Mapping[str, Assessment]) -> Sums:
    return _by_part({ref: each.exposure for ref, each in assessments.items() if each.exposure is not None})


def _limits(assessments: Mapping[str, Assessment]) -> Sums:
    limits = {ref: each.limit.current for ref, each in assessments.items() if each.limit is not None}
    return _by_part({ref: limit for ref, limit in limits.items() if limit is not None})


def _by_part(amounts: Mapping[str, Money]) -> Sums:
    return {(ref, amount.currency): amount for ref, amount in amounts.items()}


def _shift(id_: str, title: Words, customers: Customers, sums: tuple[Sums, Sums]) -> Shift:
    before, after = sums
    parts = {*before, *after}
    moved = {part for part in parts if before.get(part) != after.get(part)}
    lines = [ShiftLine(part[0], _name(customers, part[0]), before.get(part), after.get(part)) for part in moved]
    lines.sort(key=lambda line: (-abs(line.change.amount) if line.change else 0, line.ref))
    kept = [after[part] for part in parts - moved]
    return Shift(id_, title, totals(before.values()), totals(after.values()), tuple(lines), len(kept), totals(kept))


def _name(customers: Customers, ref: str) -> str:
    return customers[ref].name if ref in customers else ref
