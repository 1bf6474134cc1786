"""Signs from how a customer behaves: promises that were not kept, payment that becomes slower, more owed than its limit
(warning-signs section 2.4, REC06, REC08, REC12)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from riskwatch.domain.dunning import Promise, PromiseState
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade
from riskwatch.domain.sign import Sign, SignKind
from riskwatch.domain.words import Words

BROKEN = SignKind(
    id="REC06",
    check="broken_promise",
    title=Words("承诺未兑现", "Broken promise"),
    why=Words(
        "{count} 次承诺付款而未付，最近一次应于 {by} 付 {amount}。",
        "{count} promises to pay were broken, the last one to pay {amount} by {by}.",
    ),
    points=Decimal(12),
    half_life=90,
    floor=None,
    evidence_grade="B",
    severity="notice",
    step="review",
)
SLOWER = SignKind(
    id="REC08",
    check="slower_payment",
    title=Words("付款渐慢", "Pays ever later"),
    why=Words(
        "近三个月付清的货款平均逾期 {now} 天，此前六个月为 {before} 天。",
        "What was paid in the last three months was {now} days late on average, in the six months before {before} days.",
    ),
    points=Decimal(10),
    half_life=120,
    floor=None,
    evidence_grade="C",
    severity="notice",
    step="review",
)
OVER_LIMIT = SignKind(
    id="REC12",
    check="over_limit",
    title=Words("超额度", "Over its limit"),
    why=Words("敞口 {owed} 超过信用额度 {limit}。", "It owes {owed}, more than its limit of {limit}."),
    points=Decimal(10),
    half_life=None,
    floor=None,
    evidence_grade="C",
    severity="notice",
    step="none",
)
KINDS = (BROKEN, SLOWER, OVER_LIMIT)

MOST_BROKEN = Decimal(36)
STILL_FRESH = timedelta(days=90)
"""From the second broken promise on the grade is held at C for as long after the last one."""

RECENT = timedelta(days=90)
BEFORE = timedelta(days=180)
SLOWER_BY = 10
LEAST_INVOICES = 2
"""Fewer settled invoices in one of the two spans are chance."""


def broken_promises(promises: Iterable[tuple[Promise, PromiseState]], today: date) -> Iterator[Sign]:
    """One sign for all promises that were not kept; it counts from the day on which the last one broke."""
    broken = sorted((each for each, state in promises if state == "broken"), key=lambda each: each.by)
    if not broken:
        return
    last, again = broken[-1], len(broken) > 1
    kind = replace(BROKEN, points=min(MOST_BROKEN, BROKEN.points * len(broken)), floor=Grade.C if again else None)
    values = {"count": str(len(broken)), "by": last.by.isoformat(), "amount": str(last.amount)}
    on = last.by + timedelta(days=1)
    yield Sign(kind, on, kind.why.filled(values), (), live=again and today - on <= STILL_FRESH, values=values)


def slower_payment(
    invoices: Iterable[Invoice], today: date, falls_due: Callable[[Invoice], date] = lambda invoice: invoice.due
) -> Iterator[Sign]:
    """Payment of the last three months against that of the six months before, weighted by money, one currency at a time."""
    recent, before = today - RECENT, today - RECENT - BEFORE
    settled = [each for each in invoices if each.paid_on is not None and each.unpaid.amount <= 0]
    for currency in sorted({each.amount.currency for each in settled}):
        mine = [each for each in settled if each.amount.currency == currency]
        now = [each for each in mine if each.paid_on is not None and recent < each.paid_on <= today]
        then = [each for each in mine if each.paid_on is not None and before < each.paid_on <= recent]
        if min(len(now), len(then)) < LEAST_INVOICES:
            continue
        late, earlier = _days_late(now, falls_due), _days_late(then, falls_due)
        if late - earlier >= SLOWER_BY:
            values = {"now": f"{late:.0f}", "before": f"{earlier:.0f}"}
            on = max(each.paid_on for each in now if each.paid_on is not None)
            yield Sign(SLOWER, on, SLOWER.why.filled(values), (), values=values)
            return


def over_limit(owed: Money | None, limit: Money | None, since: date | None) -> Iterator[Sign]:
    """More owed than allowed, as long as it lasts; `since` the youngest document that counts."""
    if owed is None or limit is None or since is None or owed.currency != limit.currency or owed.amount <= limit.amount:
        return
    values = {"owed": str(owed), "limit": str(limit)}
    yield Sign(OVER_LIMIT, since, OVER_LIMIT.why.filled(values), (), live=True, values=values)


def _days_late(invoices: Iterable[Invoice], falls_due: Callable[[Invoice], date]) -> Decimal:
    weighted, total = Decimal(0), Decimal(0)
    for invoice in invoices:
        assert invoice.paid_on is not None
        weighted += invoice.amount.amount * max((invoice.paid_on - falls_due(invoice)).days, 0)
        total += invoice.amount.amount
    return weighted / total if total else Decimal(0)
