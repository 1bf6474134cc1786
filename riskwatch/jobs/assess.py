"""From stored facts to grade, limit and proposal, and to the question for a person, within the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from riskwatch.credit.alerting import AlertDraft, alert_for
from riskwatch.credit.proposal import assess
from riskwatch.domain.alert import CLOSED, Alert
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.event import Event
from riskwatch.domain.sign import STEPS
from riskwatch.jobs.circle import related_signs, ties_of
from riskwatch.jobs.company import policy_in_force
from riskwatch.jobs.credit_facts import books_of
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.order_state import recheck
from riskwatch.jobs.ranking import rank
from riskwatch.jobs.tell import tell
from riskwatch.store import Unit
from riskwatch.store.records import Raised
from riskwatch.watch.history import History
from riskwatch.watch.signs import signs_of

ASSESSED = "assessed"
"""Heartbeat whose detail is the last day on which all customers were assessed."""


def assess_customer(
    desk: Desk,
    unit: Unit,
    customer: Customer,
    now: datetime,
    new_events: Iterable[Event] = (),
    circle: frozenset[str] = frozenset(),
    undone: Event | None = None,
) -> tuple[Assessment, Raised | None]:
    """Assess a customer on what is stored; keep the assessment if it changed; raise or update the alert it asks for,
    with the messages that tell of it. Where its floor came or went, those who depend on it are assessed as well;
    `circle` are those it was already done for. `undone` is a fact that was found wrong: the fall it brought is no fall,
    and the grade before it comes back without anybody's approval."""
    local = now.astimezone(desk.zone)
    before = unit.assessments.latest(customer.ref)
    after = judge(desk, unit, customer, local, undone)
    if before is None or replace(after, as_of=before.as_of) != before:
        unit.assessments.add(customer.ref, after, at=now)
    news = tuple(_local(event, desk.zone) for event in new_events)
    recheck(desk, unit, customer, now)
    draft = alert_for(customer, before, after, news, policy_in_force(desk, unit, local.date()))
    raised = unit.alerts.raise_or_update(_alert(draft, desk, now), at=now, returned=draft.returned) if draft else None
    if raised is not None and raised.changed:
        rank(desk, unit, raised.alert)
        _take_over(unit, raised.alert, now)
        tell(desk, unit, raised, now)
    if not circle and (news or undone):
        _assess_the_circle(desk, unit, customer.ref, now, news)
    if (before.floor if before else None) is not after.floor:
        _assess_dependants(desk, unit, customer.ref, now, circle | {customer.ref})
    return after, raised


def _assess_the_circle(desk: Desk, unit: Unit, ref: str, now: datetime, news: Iterable[Event]) -> None:
    """Assess those who are surely tied to a customer that has news: its signs travel one step along the circle."""
    for tie in ties_of(unit, ref):
        other = unit.customers.get(tie.other) if tie.sure else None
        if other is not None:
            assess_customer(desk, unit, other, now, news, circle=frozenset({ref}))


def _assess_dependants(desk: Desk, unit: Unit, ref: str, now: datetime, circle: frozenset[str]) -> None:
    for link in unit.links.to(ref):
        dependant = unit.customers.get(link.customer_ref)
        if dependant is not None and dependant.ref not in circle:
            assess_customer(desk, unit, dependant, now, circle=circle)


def reassess(desk: Desk, unit: Unit, refs: Iterable[str]) -> None:
    """Assess these customers anew, because something in our own books about them changed."""
    now = desk.clock()
    for ref in sorted(set(refs)):
        customer = unit.customers.hold(ref)
        if customer is not None:
            assess_customer(desk, unit, customer, now)


def judge(desk: Desk, unit: Unit, customer: Customer, local: datetime, undone: Event | None = None) -> Assessment:
    """The assessment on the stored facts; stores nothing. `local` is the moment in the house's time zone."""
    day = local.date()
    policy = policy_in_force(desk, unit, day)
    events = tuple(_local(event, desk.zone) for event in unit.events.of(customer.ref))
    snapshots = unit.snapshots.latest(customer.ref)
    history = History(customer.identifier, events, snapshots, day, related_signs(unit, customer.ref))
    books = books_of(desk, unit, customer, policy, day, registered=bool(snapshots))
    signs = (*signs_of(desk.checks, history), *books.signs)
    return assess(signs, customer, policy, day, books.facts, _standing(unit, customer.ref, undone))


def _standing(unit: Unit, ref: str, undone: Event | None) -> Assessment | None:
    """The assessment whose grade stands until a better one is approved."""
    if undone is None:
        return unit.assessments.latest(ref)
    return unit.assessments.at(ref, undone.first_seen - timedelta(microseconds=1))


def assess_all(desk: Desk) -> int:
    """Assess every customer anew once a day: points decay, deadlines pass. One transaction per customer; returns how
    many were due."""
    now = desk.clock()
    today = now.astimezone(desk.zone).date()
    with desk.store.reading() as unit:
        done = unit.heartbeats.get(ASSESSED)
        if done is not None and done.detail == today.isoformat():
            return 0
        latest = unit.assessments.all_latest()
        waiting = [c for c in unit.customers.all() if c.ref in latest and today > latest[c.ref].as_of]
    for customer in waiting:
        with desk.store.transaction() as unit:
            assess_customer(desk, unit, customer, now)
    with desk.store.transaction() as unit:
        unit.heartbeats.beat(ASSESSED, wall=desk.wall(), detail=today.isoformat())
    return len(waiting)


def _local(event: Event, zone: ZoneInfo) -> Event:
    """Days are counted in the house's time zone, so the moment of first sight is put into it."""
    return replace(event, first_seen=event.first_seen.astimezone(zone))


def _alert(draft: AlertDraft, desk: Desk, now: datetime) -> Alert:
    return Alert(
        id=str(uuid4()),
        fingerprint=draft.fingerprint,
        customer_ref=draft.customer_ref,
        question=draft.question,
        severity=draft.severity,
        proposal=draft.proposal,
        state="open",
        raised_at=now,
        rule=draft.rule,
        rule_version=desk.checks_version,
        grade_before=draft.grade_before,
        grade_after=draft.grade_after,
        limit_before=draft.limit_before,
        limit_after=draft.limit_after,
        exposure=draft.exposure,
        currency=draft.currency,
        because=draft.because,
        grounds=draft.grounds,
        explanation=draft.explanation,
    )


def _take_over(unit: Unit, stronger: Alert, now: datetime) -> None:
    """One question at a time: milder proposals about the same customer that nobody works on give way."""
    for other in unit.alerts.all("active", stronger.customer_ref):
        milder = STEPS.index(other.proposal) < STEPS.index(stronger.proposal)
        if other.id != stronger.id and milder and other.state not in (*CLOSED, "in_action"):
            unit.alerts.move(
                other.id, "resolved", actor="system", reason=f"taken over by the stronger alert {stronger.id}", at=now
            )
