"""What sources have under a customer's name without its number: people say whether it concerns the customer.

Until somebody confirms it, a hit is no fact: no event, no grade, no alert. A rejected one is not asked about again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.snapshot import CompanyStatus, Name, Snapshot
from riskwatch.domain.words import Words
from riskwatch.jobs.assess import assess_customer
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.looking import Look
from riskwatch.jobs.reasons import given_reason
from riskwatch.store import Unit
from riskwatch.store.records import Watch
from riskwatch.store.repositories.judgements import Judgement
from riskwatch.watch.diff import diff
from riskwatch.watch.hits import HitState, KeptHit, answered

LONGEST_REF = 120


def with_answers(unit: Unit, watch: Watch, look: Look) -> Look:
    """The look with what people said to earlier hits; those nobody was asked about become questions."""
    if look.snapshot is None or not look.snapshot.hits:
        return look
    hits = tuple(replace(hit, ref=hit.ref[:LONGEST_REF]) for hit in look.snapshot.hits)
    for hit in hits:
        unit.hits.propose(KeptHit(watch.ref, watch.source, hit, look.at))
    snapshot = answered(replace(look.snapshot, hits=hits), unit.hits.answers(watch.ref, watch.source))
    return replace(look, snapshot=snapshot)


def confirm(desk: Desk, ref: str, source: str, hit: str, *, actor: str, reason: str) -> KeptHit:
    """The hit concerns the customer: it is a fact from now on, with all that follows. Raises PolicyRefused, NotThere."""
    words, now = given_reason(reason), desk.clock()
    with desk.store.transaction() as unit:
        kept = _open(unit, ref, source, hit)
        customer = unit.customers.hold(ref)
        decided = _decide(unit, kept, Judgement("identity", ref, _key(kept), now, actor, "confirmed", words))
        before = unit.snapshots.latest(ref).get(source) or _nothing_yet(customer, source, now)
        if before is not None and customer is not None:
            after = answered(_with(before, kept), {hit: "confirmed"})
            unit.snapshots.add(ref, after, Outcome.OK)
            events = unit.events.add(ref, diff(before, after), at=now)
            assess_customer(desk, unit, customer, now, events)
    return decided


def reject(desk: Desk, ref: str, source: str, hit: str, *, actor: str, reason: str) -> KeptHit:
    """The hit concerns somebody else and is not asked about again. Raises PolicyRefused, NotThere."""
    words, now = given_reason(reason), desk.clock()
    with desk.store.transaction() as unit:
        kept = _open(unit, ref, source, hit)
        return _decide(unit, kept, Judgement("identity", ref, _key(kept), now, actor, "rejected", words))


def _decide(unit: Unit, kept: KeptHit, line: Judgement) -> KeptHit:
    unit.judgements.append(line)
    state: HitState = "confirmed" if line.choice == "confirmed" else "rejected"
    return unit.hits.decide(kept, state, actor=line.actor, reason=line.reason, at=line.at)


def _nothing_yet(customer: Customer | None, source: str, now: datetime) -> Snapshot | None:
    """The view of a source that only ever had hits: nothing, so that what is confirmed now is news."""
    if customer is None or customer.identifier is None:
        return None
    return Snapshot(
        provider=source,
        subject=customer.identifier,
        fetched_at=now,
        names=(Name(customer.name),),
        status=CompanyStatus("", "unknown"),
        insolvency=(),
        notices=(),
        sanctions=(),
    )


def _with(snapshot: Snapshot, kept: KeptHit) -> Snapshot:
    """The last view with the hit among its questions, where a later look no longer showed it."""
    known = any(hit.ref == kept.hit.ref for hit in snapshot.hits)
    return snapshot if known else replace(snapshot, hits=(*snapshot.hits, kept.hit))


def _open(unit: Unit, ref: str, source: str, hit: str) -> KeptHit:
    kept = unit.hits.get(ref, source, hit)
    if kept is None:
        raise NotThere(Words(f"客户 {ref} 没有这条待核对的记录。", f"Customer {ref} has no such hit to answer."))
    if kept.state != "proposed":
        raise PolicyRefused(
            Words("这条记录已经核对过。", "This hit has been answered already."),
            Words("请刷新页面。", "Reload the page."),
        )
    return kept


def _key(kept: KeptHit) -> str:
    return f"{kept.source}:{kept.hit.ref}"[:LONGEST_REF]
