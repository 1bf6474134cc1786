"""Evidence, snapshots, events, assessments: nothing is lost, nothing is told twice, the past can be asked."""

import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import update

from riskwatch.domain.assessment import Assessment
from riskwatch.domain.errors import NotThere
from riskwatch.domain.event import Event, Evidence
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.policy import Grade
from riskwatch.domain.snapshot import CompanyStatus, Snapshot
from riskwatch.store import Store
from riskwatch.store.repositories.evidence import EvidenceDamaged
from riskwatch.store.tables.facts import evidence

DAY = timedelta(days=1)


def test_evidence_is_kept_once_and_comes_back_byte_for_byte(store: Store, now: datetime) -> None:
    body = "登记信息".encode() * 1000 + bytes(range(256))
    with store.transaction() as unit:
        name = unit.evidence.put(body, "application/json", "https://r.example/1", at=now)
        assert unit.evidence.put(body, "text/plain", "elsewhere", at=now) == name
        proof = unit.evidence.get(name)
        assert unit.evidence.count() == 1
    assert (proof.body, proof.content_type, proof.stored_at) == (body, "application/json", now)


def test_damaged_evidence_is_refused_and_found(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        good = unit.evidence.put(b"good", "", "", at=now)
        bad = unit.evidence.put(b"bad", "", "", at=now)
        worse = unit.evidence.put(b"worse", "", "", at=now)
        changed = update(evidence).where(evidence.c.sha256 == bad).values(body=zlib.compress(b"forged"))
        unit.connection.execute(changed)
        unit.connection.execute(update(evidence).where(evidence.c.sha256 == worse).values(body=b"\x00broken"))
    with store.reading() as unit:
        assert unit.evidence.get(good).body == b"good"
        with pytest.raises(EvidenceDamaged):
            unit.evidence.get(bad)
        assert set(unit.evidence.damaged()) == {bad, worse}
        with pytest.raises(NotThere):
            unit.evidence.get("0" * 64)


def test_the_last_view_and_the_view_of_a_day(store: Store, now: datetime, a_snapshot: Callable[..., Snapshot]) -> None:
    first = a_snapshot()
    second = a_snapshot(fetched_at=now + 2 * DAY, status=CompanyStatus("liquidation", "insolvent"))
    with store.transaction() as unit:
        unit.snapshots.add("C-1", first)
        unit.snapshots.confirm("C-1", first.provider, now + DAY)
        assert unit.snapshots.latest("C-1") == {first.provider: replace(first, fetched_at=now + DAY)}
        unit.snapshots.add("C-1", second, Outcome.SUSPICIOUS)
        assert unit.snapshots.latest("C-1") == {first.provider: second}
        assert unit.snapshots.at("C-1", now) == {first.provider: first}
        assert unit.snapshots.at("C-1", now + DAY) == {first.provider: replace(first, fetched_at=now + DAY)}
        assert unit.snapshots.at("C-1", now - DAY) == {}
        assert unit.snapshots.history("C-1", first.provider) == (first, second)


def test_an_event_is_new_once_and_seen_often(store: Store, now: datetime, an_event: Callable[..., Event]) -> None:
    event = an_event()
    again = an_event(first_seen=now + DAY, evidence=Evidence("b" * 64, now + DAY))
    with store.transaction() as unit:
        assert unit.events.add("C-1", [event], at=now) == (event,)
        assert unit.events.add("C-1", [again], at=now + DAY) == ()
        assert unit.events.of("C-1") == (event,)
        assert [seen.sha256 for seen in unit.events.sightings(event.id)] == ["a" * 64, "b" * 64]
        assert unit.events.owner(event.id) == "C-1"


def test_a_changed_fact_is_a_new_version_of_the_same_event(
    store: Store, now: datetime, an_event: Callable[..., Event]
) -> None:
    event = an_event()
    ended = an_event(first_seen=now + DAY).ended(date(2026, 11, 25))
    with store.transaction() as unit:
        unit.events.add("C-1", [event], at=now)
        stored = unit.events.add("C-1", [ended], at=now + DAY)
        assert [(e.live, e.ended_on, e.first_seen) for e in stored] == [(False, date(2026, 11, 25), now)]
        assert unit.events.get(event.id) == stored[0]
        assert unit.events.at("C-1", now) == (event,)
        assert unit.events.at("C-1", now + DAY) == stored
        assert unit.events.at("C-1", now - DAY) == ()


def test_history_stays_history_when_it_is_seen_again(
    store: Store, now: datetime, an_event: Callable[..., Event]
) -> None:
    with store.transaction() as unit:
        unit.events.add("C-1", [an_event(baseline=True)], at=now)
        changed = unit.events.add("C-1", [an_event(after="larger amount", first_seen=now + DAY)], at=now + DAY)
    assert [(event.baseline, event.after) for event in changed] == [(True, "larger amount")]


def test_grades_over_time(store: Store, now: datetime) -> None:
    def graded(grade: Grade) -> Assessment:
        return Assessment(grade, Decimal(1), Decimal(99), Decimal("0.25"), date(2026, 11, 24), ())

    with store.transaction() as unit:
        assert unit.assessments.latest("C-1") is None
        unit.assessments.add("C-1", graded(Grade.B), at=now)
        unit.assessments.add("C-1", graded(Grade.E), at=now + DAY)
        unit.assessments.add("C-2", graded(Grade.A), at=now + DAY)
        assert unit.assessments.latest("C-1") == graded(Grade.E)
        assert unit.assessments.at("C-1", now) == graded(Grade.B)
        assert {ref: a.grade for ref, a in unit.assessments.all_latest(now).items()} == {"C-1": Grade.B}
        assert {ref: a.grade for ref, a in unit.assessments.all_latest().items()} == {"C-1": Grade.E, "C-2": Grade.A}
        assert [kept.at for kept in unit.assessments.history("C-1")] == [now, now + DAY]
