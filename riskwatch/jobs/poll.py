"""Looking at what is due: whoever claims a watch looks, one request at a time per source, within its budget."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from riskwatch.domain.errors import NotThere
from riskwatch.domain.words import Words
from riskwatch.jobs import circuit
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.looking import look
from riskwatch.jobs.opening import is_open
from riskwatch.jobs.recording import ClaimLost, Recorded, record
from riskwatch.log import get_logger
from riskwatch.store.records import Watch
from riskwatch.store.repositories.sources import Budget

_LOG = get_logger("poll")
LEASE = timedelta(minutes=10)
"""Longer than the slowest look; a claim of a process that died is free again after it."""

LONGEST_WAIT_S = 90.0
"""Somebody who waits for a source's budget gives up after this and leaves the rest to the next round."""

Progress = Callable[[Recorded], None]


@dataclass(frozen=True, slots=True)
class Claim:
    """A watch that is ours until the lease ends."""

    watch: Watch
    token: str


def due_sources(desk: Desk) -> tuple[str, ...]:
    """Sources with due watches that may be asked now: within their hours, and with a closed circuit."""
    now = desk.clock()
    with desk.store.reading() as unit:
        names = unit.watches.due_sources(now)
        return tuple(
            n
            for n in names
            if n in desk.sources and is_open(desk.sources[n].meta, now) and circuit.may_ask(unit.sources.state(n), now)
        )


def claim_due(desk: Desk, source: str, limit: int = 1) -> tuple[Claim, ...]:
    """Claim due watches of a source, longest due first; what another process holds is left to it."""
    now = desk.clock()
    with desk.store.reading() as unit:
        candidates = unit.watches.due(now, source, limit * 4)
    claims: list[Claim] = []
    for watch in candidates:
        if len(claims) == limit:
            break
        claim = _claim(desk, watch, due_by=now)
        if claim is not None:
            claims.append(claim)
    return tuple(claims)


def poll_one(desk: Desk, claim: Claim) -> Recorded | None:
    """Take one look and store it; None when the claim was lost meanwhile, or the source's budget is used up."""
    if not _afford(desk, claim.watch.source):
        _give_back(desk, claim)
        return None
    try:
        return record(desk, claim.watch, claim.token, look(desk, claim.watch, desk.clock()))
    except ClaimLost:
        _LOG.warning("claim lost", customer=claim.watch.ref, source=claim.watch.source)
        return None


def poll_due(desk: Desk, source: str, progress: Progress | None = None, limit: int = 100) -> int:
    """Look at the due watches of one source, one after the other, unless another process is doing so; returns how many."""
    looked = 0
    with _lane(desk, source) as lane:
        # The lane is taken anew for each look: budgets may make us wait longer than its lease.
        while lane and looked < limit and _take_lane(desk, source, lane) and _open_for_us(desk, source):
            claims = claim_due(desk, source)
            recorded = poll_one(desk, claims[0]) if claims else None
            if recorded is None:
                break
            looked += 1
            if progress is not None:
                progress(recorded)
    return looked


def poll_now(
    desk: Desk,
    source: str | None = None,
    customer: str | None = None,
    everything: bool = False,
    progress: Progress | None = None,
) -> tuple[Recorded, ...]:
    """Look now, in the foreground: what is due, or every watch if `everything`, or those of one customer or source.

    Naming a customer looks at it whether due or not, but never outside the hours that a source allows. Raises NotThere
    for an unknown customer or source.
    """
    done: list[Recorded] = []

    def note(recorded: Recorded) -> None:
        done.append(recorded)
        if progress is not None:
            progress(recorded)

    _check_names(desk, source, customer)
    if not everything and customer is None:
        for name in (source,) if source else due_sources(desk):
            poll_due(desk, name, note, limit=100_000)
        return tuple(done)
    for watch in _chosen(desk, source, customer):
        recorded = _poll_watch(desk, watch, named=customer is not None)
        if recorded is not None:
            note(recorded)
    return tuple(done)


def _poll_watch(desk: Desk, watch: Watch, *, named: bool) -> Recorded | None:
    with _lane(desk, watch.source, wait=True) as lane:
        if not lane or not (_in_hours(desk, watch.source) if named else _open_for_us(desk, watch.source)):
            return None
        claim = _claim(desk, watch, due_by=None)
        return poll_one(desk, claim) if claim else None


def _chosen(desk: Desk, source: str | None, customer: str | None) -> list[Watch]:
    with desk.store.reading() as unit:
        watches = unit.watches.of(customer) if customer else unit.watches.all()
    return [w for w in watches if w.active and w.source in desk.sources and source in (None, w.source)]


def _check_names(desk: Desk, source: str | None, customer: str | None) -> None:
    if source is not None and source not in desk.sources:
        known = ", ".join(desk.sources)
        raise NotThere(
            Words(f"没有名为 {source} 的来源。", f"There is no source {source}."),
            Words(f"可用的来源：{known}", f"Known sources: {known}"),
        )
    if customer is not None:
        with desk.store.reading() as unit:
            if unit.customers.get(customer) is None:
                raise NotThere(Words(f"没有编号为 {customer} 的客户。", f"There is no customer {customer}."))


def _claim(desk: Desk, watch: Watch, due_by: datetime | None) -> Claim | None:
    token = secrets.token_hex(16)
    with desk.store.transaction() as unit:
        if not unit.watches.claim(watch, token, at=desk.wall(), lease=LEASE, due_by=due_by):
            return None
        fresh = unit.watches.get(watch.ref, watch.source)
    return Claim(fresh, token) if fresh else None


def _give_back(desk: Desk, claim: Claim) -> None:
    with desk.store.transaction() as unit:
        unit.watches.finish(claim.watch, claim.token)


def _afford(desk: Desk, source: str) -> bool:
    """Wait for the source's budget; False when that takes too long."""
    meta = desk.sources[source].meta
    budget = Budget(meta.min_gap_s, meta.quota, meta.window_s)
    waited = 0.0
    while True:
        with desk.store.transaction() as unit:
            wait = unit.sources.take_token(source, budget, wall=desk.wall(), cost=meta.requests_per_look)
        if wait == 0.0:
            return True
        if waited + wait > LONGEST_WAIT_S:
            return False
        desk.pause(wait)
        waited += wait


def _open_for_us(desk: Desk, source: str) -> bool:
    if not _in_hours(desk, source):
        return False
    with desk.store.reading() as unit:
        return circuit.may_ask(unit.sources.state(source), desk.clock())


def _in_hours(desk: Desk, source: str) -> bool:
    allowed = is_open(desk.sources[source].meta, desk.clock())
    if not allowed:
        _LOG.info("outside its hours", source=source)
    return allowed


@contextmanager
def _lane(desk: Desk, source: str, *, wait: bool = False) -> Iterator[str]:
    """Be the only one who asks a source, across processes; yields the lane's token, "" when somebody else has it."""
    token = secrets.token_hex(16)
    waited = 0.0
    while not (ours := _take_lane(desk, source, token)) and wait and waited < LONGEST_WAIT_S:
        desk.pause(0.5)
        waited += 0.5
    try:
        yield token if ours else ""
    finally:
        if ours:
            with desk.store.transaction() as unit:
                unit.sources.leave_lane(source, token)


def _take_lane(desk: Desk, source: str, token: str) -> bool:
    with desk.store.transaction() as unit:
        return unit.sources.take_lane(source, token, wall=desk.wall(), lease=LEASE)
