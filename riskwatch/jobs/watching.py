"""Where a customer is looked up, and how often."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

from riskwatch.domain.customer import Customer
from riskwatch.domain.policy import Grade
from riskwatch.jobs.desk import Desk
from riskwatch.receivables.ageing import Aged
from riskwatch.store import Unit
from riskwatch.store.records import Watch

HOUR, DAY = 3600, 86400
BASE_S = {Grade.A: 7 * DAY, Grade.B: 3 * DAY, Grade.C: DAY, Grade.D: 6 * HOUR, Grade.E: 6 * HOUR}
"""Seconds between looks by grade (credit-design section 1)."""

LONGEST_S = 14 * DAY
SHORTEST_S = 6 * HOUR
LIVELY = timedelta(days=14)
QUIET_CHECKS = 10
JITTER = 0.1
NEARLY_FULL = Decimal("0.8")
"""From this share of the limit on, the next order may already be too much."""
Stake = Literal["none", "some", "high"]


def interval_for(grade: Grade | None, *, urgent: bool, lively: bool, quiet: int, stake: Stake = "some") -> int:
    """Seconds until the next look.

    By grade (not yet graded: as C); `urgent` (an open critical alert, money overdue) 6 hours; `lively` (an event in the
    last 14 days) half of it; after every ten `quiet` looks in a row twice as long, up to 14 days. With a high `stake` half
    of it, however quiet; with none twice as long.
    """
    if urgent:
        return SHORTEST_S
    base = BASE_S[grade or Grade.C]
    if lively or stake == "high":
        return max(SHORTEST_S, base // 2)
    if stake == "none":
        base *= 2
    return int(min(LONGEST_S, base * 2 ** min(quiet // QUIET_CHECKS, 8)))


def stake_of(customer: Customer | None) -> Stake:
    """What is at stake: nothing while nothing is owed, much when it owes most of its limit or more."""
    if customer is None or customer.exposure is None:
        return "some"
    owed, limit = customer.exposure, customer.credit_limit
    if owed.amount <= 0:
        return "none"
    same = limit is not None and limit.currency == owed.currency
    return "high" if same and limit is not None and owed.amount >= limit.amount * NEARLY_FULL else "some"


def is_overdue(items: Iterable[Aged]) -> bool:
    """Whether any money that is not disputed is past its due date."""
    return any(item.days_overdue > 0 and item.unpaid.amount > item.disputed.amount for item in items)


def next_due(now: datetime, interval_s: int, chance: random.Random) -> datetime:
    """`now` plus the interval, give or take a tenth: looks spread out instead of coming all at once."""
    return now + timedelta(seconds=interval_s * (1 + chance.uniform(-JITTER, JITTER)))


def _is_ours(desk: Desk, name: str) -> bool:
    """A paid source is asked only where somebody has bought access."""
    return not desk.sources[name].meta.is_paid or bool(desk.settings.source_key(name))


def start_paid_watches(desk: Desk) -> None:
    """Watch the customers of before at a paid source whose key was set since."""
    now = desk.clock()
    for name, source in desk.sources.items():
        if not source.meta.is_paid or not _is_ours(desk, name):
            continue
        with desk.store.transaction() as unit:
            known = {watch.ref for watch in unit.watches.at(name)}
            for customer in unit.customers.all():
                if customer.ref not in known and customer.identifier and source.meta.accepts(customer.identifier):
                    start_watches(desk, unit, customer, now)


def start_watches(desk: Desk, unit: Unit, customer: Customer, now: datetime) -> None:
    """Watch a customer at every source that takes its identifier, first look at once; stop those that no longer do.

    A customer without a confirmed identifier is watched nowhere: a name alone is no identity.
    """
    wanted = {
        name
        for name, source in desk.sources.items()
        if customer.identifier is not None and source.meta.accepts(customer.identifier) and _is_ours(desk, name)
    }
    for watch in unit.watches.of(customer.ref):
        if watch.active and watch.source in desk.sources and watch.source not in wanted:
            unit.watches.drop(customer.ref, watch.source)
    if customer.identifier is None:
        return
    for name in sorted(wanted):
        interval = interval_for(None, urgent=False, lively=False, quiet=0)
        unit.watches.add(Watch(customer.ref, name, customer.identifier, interval, created_at=now, next_due_at=now))
