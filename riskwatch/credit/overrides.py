"""Override learning: releases and decisions against a proposal, joined with what was paid or lost afterwards.

The measure is the published definition of a bad debtor that the grades are fitted to (credit-design 2.4): a tenth of the money
more than 90 days late. It judges the decision, not the person: what was right to risk may still end badly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from riskwatch.credit.shares import wilson
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.override import (
    Aftermath,
    JudgedOverride,
    Override,
    OverrideReport,
    OverrideTally,
    Verdict,
)

PROMPT = timedelta(days=30)
"""Money that comes within this time of its day counts as paid in time, as in the policy replay."""
BAD = timedelta(days=90)
LOST_SHARE = Decimal("0.10")
FOLLOWED = timedelta(days=90)
"""Deliveries of this time after a decision are laid to it; later ones rest on later facts."""
FEW = 10
"""Below this many known ends the share is not worth a comparison."""
FallsDue = Callable[[Invoice], date]


class _Piece(NamedTuple):
    """A sum of one invoice with how it ended, and the day on which that was known."""

    amount: Decimal
    verdict: Verdict
    day: date


def aftermath(invoices: Iterable[Invoice], today: date, falls_due: FallsDue) -> Aftermath:
    """What became of these invoices, all in one currency, as seen on `today`. "open" where none is judged yet."""
    pieces = [piece for invoice in invoices for piece in _pieces(invoice, falls_due(invoice), today)]
    kinds: tuple[Verdict, ...] = ("paid", "late", "lost", "open")
    sums = {verdict: _sum(pieces, verdict) for verdict in kinds}
    verdict = _verdict(sums)
    known_on = None if verdict == "open" else _known_on(pieces, verdict)
    return Aftermath(verdict, sums["paid"], sums["late"], sums["lost"], sums["open"], known_on)


def judge_overrides(
    overrides: Iterable[Override],
    invoices: Mapping[str, Sequence[Invoice]],
    today: date,
    falls_due: FallsDue,
) -> OverrideReport:
    """Every override with what became of it, newest first, and the tallies. `invoices` are those of each customer, as
    they were known on `today`."""
    judged = tuple(
        JudgedOverride(each, _judged(each, invoices.get(each.customer_ref, ()), today, falls_due))
        for each in sorted(overrides, key=lambda one: (-one.on.toordinal(), one.customer_ref, one.number, one.alert_id))
    )
    people, rules = defaultdict(list), defaultdict(list)
    for each in judged:
        people[each.override.by].append(each)
        for rule in each.override.against:
            rules[rule].append(each)
    return OverrideReport(judged, _tally("", judged), _tallies(people), _tallies(rules))


def _judged(override: Override, invoices: Sequence[Invoice], today: date, falls_due: FallsDue) -> Aftermath:
    concerned = [invoice for invoice in invoices if invoice.amount.currency == override.currency]
    if override.number:
        let_out = [invoice for invoice in concerned if invoice.contract_ref == override.number]
    else:
        let_out = [invoice for invoice in concerned if override.on <= invoice.issued <= override.until]
    if not let_out and today > override.until:
        return Aftermath("unused", known_on=override.until + timedelta(days=1))
    return aftermath(let_out, today, falls_due)


def _pieces(invoice: Invoice, due: date, today: date) -> Iterable[_Piece]:
    """What was paid, by the day of the last payment, and what was not, by its age; disputed money is not judged."""
    paid = min(invoice.paid.amount, invoice.amount.amount)
    if paid > 0:
        day = invoice.paid_on or due
        yield _Piece(paid, _paid(day, due), min(day, due + BAD + timedelta(days=1)))
    disputed = invoice.disputed.amount if invoice.disputed else Decimal(0)
    unpaid = max(invoice.unpaid.amount, Decimal(0))
    contested = min(disputed, unpaid)
    if contested > 0:
        yield _Piece(contested, "open", today)
    if unpaid > contested:
        lost = today > due + BAD
        yield _Piece(unpaid - contested, "lost" if lost else "open", due + BAD + timedelta(days=1) if lost else today)


def _paid(day: date, due: date) -> Verdict:
    if day <= due + PROMPT:
        return "paid"
    return "late" if day <= due + BAD else "lost"


def _verdict(sums: Mapping[Verdict, Decimal]) -> Verdict:
    total = sum(sums.values(), Decimal(0))
    if total and sums["lost"] >= LOST_SHARE * total:
        return "lost"
    if not total or sums["open"]:
        return "open"
    return "late" if sums["late"] or sums["lost"] else "paid"


def _known_on(pieces: Sequence[_Piece], verdict: Verdict) -> date:
    """The day on which a tenth was lost, or on which the last of it was paid."""
    if verdict != "lost":
        return max(piece.day for piece in pieces)
    needed, found = LOST_SHARE * sum((piece.amount for piece in pieces), Decimal(0)), Decimal(0)
    lost = sorted((piece for piece in pieces if piece.verdict == "lost"), key=lambda piece: piece.day)
    for piece in lost:
        found += piece.amount
        if found >= needed:
            return piece.day
    return lost[-1].day


def _sum(pieces: Iterable[_Piece], verdict: Verdict) -> Decimal:
    return sum((piece.amount for piece in pieces if piece.verdict == verdict), Decimal(0))


def _tallies(groups: Mapping[str, Sequence[JudgedOverride]]) -> tuple[OverrideTally, ...]:
    found = [_tally(key, items) for key, items in groups.items()]
    return tuple(sorted(found, key=lambda tally: (-len(tally.overrides), tally.key)))


def _tally(key: str, items: Sequence[JudgedOverride]) -> OverrideTally:
    bare = OverrideTally(key, tuple(items), None, few=True)
    known = bare.known
    interval = wilson(bare.count("lost"), known) if known else None
    return OverrideTally(key, bare.overrides, interval, few=known < FEW)
