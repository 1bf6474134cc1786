"""Signs from our own ledger: money that is, or was, overdue (warning-signs section 2.4, REC01 to REC05)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade, Policy
from riskwatch.domain.sign import Sign, SignKind, Step, decayed
from riskwatch.domain.words import Words


def _kind(
    number: int,
    span: tuple[str, str],
    points: int,
    half_life: int | None,
    floor: Grade | None,
    severity: Literal["critical", "high", "notice", "info"],
    step: Step,
) -> SignKind:
    return SignKind(
        id=f"REC0{number}",
        check="overdue",
        title=Words(f"逾期{span[0]}", f"Overdue {span[1]}"),
        why=Words(
            "未付货款 {amount} 已逾期，最早一笔自 {due} 起。",
            "{amount} is overdue, the oldest of it since {due}.",
        ),
        points=Decimal(points),
        half_life=half_life,
        floor=floor,
        evidence_grade="C" if number == 1 else "B",
        severity=severity,
        step=step,
    )


class Stage(NamedTuple):
    """A kind of sign and the first day overdue that belongs to it."""

    kind: SignKind
    first: int


STAGES = (
    Stage(_kind(1, ("1-7天", "1-7 days"), 3, None, None, "info", "none"), 1),
    Stage(_kind(2, ("8-30天", "8-30 days"), 12, 60, None, "notice", "review"), 8),
    Stage(_kind(3, ("31-60天", "31-60 days"), 25, 90, Grade.C, "high", "cut_limit"), 31),
    Stage(_kind(4, ("61-90天", "61-90 days"), 40, 120, Grade.D, "high", "prepayment"), 61),
    Stage(_kind(5, ("90天以上", "more than 90 days"), 60, 180, Grade.E, "critical", "stop_supply"), 91),
)
_PAID = Words("曾有 {amount} 逾期 {days} 天才付清。", "{amount} was paid {days} days late.")
LOOK_BACK = timedelta(days=3 * 365)
"""What was paid late longer ago has decayed to next to nothing."""


def conduct_signs(
    invoices: Iterable[Invoice],
    today: date,
    policy: Policy,
    falls_due: Callable[[Invoice], date] = lambda invoice: invoice.due,
) -> tuple[Sign, ...]:
    """At most two signs: the worst stage of what is overdue now, and the heaviest of what was paid late.

    Undisputed money only, and only where it is more than the policy tolerates: cents hold nobody back. A currency that
    the policy does not name has no tolerance.
    """
    late = list(_late(invoices, today, falls_due))
    return (*_live(late, policy, today), *_cured(late, policy, today))


class _Late(NamedTuple):
    amount: Money
    due: date
    days: int
    paid_on: date | None


def _late(invoices: Iterable[Invoice], today: date, falls_due: Callable[[Invoice], date]) -> Iterator[_Late]:
    for invoice in invoices:
        due = falls_due(invoice)
        if not invoice.settled:
            disputed = invoice.disputed.amount if invoice.disputed else Decimal(0)
            amount = Money(invoice.unpaid.amount - disputed, invoice.amount.currency)
            if due < today and amount.amount > 0:
                yield _Late(amount, due, (today - due).days, None)
        elif invoice.paid_on is not None and due < invoice.paid_on <= today < invoice.paid_on + LOOK_BACK:
            yield _Late(invoice.amount, due, (invoice.paid_on - due).days, invoice.paid_on)


def _live(late: Iterable[_Late], policy: Policy, today: date) -> Iterator[Sign]:
    """From the worst stage down, the first in which more is overdue than is tolerated; older money counts as well."""
    owed: dict[str, list[_Late]] = defaultdict(list)
    for one in late:
        if one.paid_on is None:
            owed[one.amount.currency].append(one)
    found = [stage for currency in sorted(owed) if (stage := _worst(owed[currency], policy)) is not None]
    if found:
        kind, items = max(found, key=lambda each: each[0].points)
        total = sum((item.amount for item in items), Money(Decimal(0), items[0].amount.currency))
        oldest = min(item.due for item in items)
        values = {"amount": str(total), "due": oldest.isoformat()}
        yield Sign(kind, oldest + timedelta(days=1), kind.why.filled(values), (), live=True, values=values)


def _worst(items: list[_Late], policy: Policy) -> tuple[SignKind, list[_Late]] | None:
    for stage in reversed(STAGES):
        old = [item for item in items if item.days >= stage.first]
        if old and _beyond(sum((item.amount.amount for item in old), Decimal(0)), old[0].amount.currency, policy):
            return stage.kind, old
    return None


def _cured(late: Iterable[_Late], policy: Policy, today: date) -> Iterator[Sign]:
    candidates = []
    for one in late:
        if one.paid_on is None or not _beyond(one.amount.amount, one.amount.currency, policy):
            continue
        kind = next(stage.kind for stage in reversed(STAGES) if one.days >= stage.first)
        if kind.half_life is not None:
            left = kind.points * decayed((today - one.paid_on).days, kind.half_life)
            candidates.append((left, one.due, one.amount, kind, one))
    if candidates:
        *_, kind, one = max(candidates, key=lambda each: each[:3])
        values = {"amount": str(one.amount), "days": str(one.days)}
        yield Sign(kind, one.due + timedelta(days=1), _PAID.filled(values), (), cured_on=one.paid_on, values=values)


def _beyond(amount: Decimal, currency: str, policy: Policy) -> bool:
    tolerance = policy.tolerance_in(currency)
    return amount > (tolerance.amount if tolerance is not None else 0)
