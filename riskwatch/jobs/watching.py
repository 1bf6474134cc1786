"""Where a customer is looked up, and how often."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from riskwatch.domain.customer import Customer
from riskwatch.domain.policy import Grade
from riskwatch.jobs.desk import Desk
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


def interval_for(grade: Grade | None, *, urgent: bool, lively: bool, quiet: int) -> int:
    """Seconds until the next look.

    By grade (not yet graded: as C); `urgent` (an open critical alert) 6 hours; `lively` (an event in the last 14 days)
    half of it; after every ten `quiet` looks in a row twice as long, up to 14 days.
    """
    if urgent:
        return SHORTEST_S
    base = BASE_S[grade or Grade.C]
    if lively:
        return max(SHORTEST_S, base // 2)
    return int(min(LONGEST_S, base * 2 ** min(quiet // QUIET_CHECKS, 8)))


def next_due(now: datetime, interval_s: int, chance: random.Random) -> datetime:
    """`now` plus the interval, give or take a tenth: looks spread out instead of coming all at once."""
    return now + timedelta(seconds=interval_s * (1 + chance.uniform(-JITTER, JITTER)))


def start_watches(desk: Desk, unit: Unit, customer: Customer, now: datetime) -> None:
    """Watch a customer at every source that takes its identifier, first look at once; stop those that no longer do.

    A customer without a confirmed identifier is watched nowhere: a name alone is no identity.
    """
    wanted = {
        name
        for name, source in desk.sources.items()
        if customer.identifier is not None and source.meta.accepts(customer.identifier)
    }
    for watch in unit.watches.of(customer.ref):
        if watch.active and watch.source not in wanted:
            unit.watches.drop(customer.ref, watch.source)
    if customer.identifier is None:
        return
    for name in sorted(wanted):
        interval = interval_for(None, urgent=False, lively=False, quiet=0)
        unit.watches.add(Watch(customer.ref, name, customer.identifier, interval, created_at=now, next_due_at=now))
