"""From a register's reply to a question for a person, over real HTTP: nothing is told twice, lost, or made up."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from riskwatch.domain.errors import NotThere
from riskwatch.domain.outcome import Outcome
from riskwatch.jobs import recording
from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.lane import LEASE, Lane
from riskwatch.jobs.looking import look
from riskwatch.jobs.poll import due_sources, poll_due, poll_now, record_all
from riskwatch.jobs.tell import MOST_APART
from riskwatch.sources.demo_registry import DemoRegistry, Fault
from riskwatch.store import Store
from riskwatch.store.records import User

GB = "gb_companies_house"


def alerts_of(store: Store) -> list[tuple[str, str, str]]:
    with store.reading() as unit:
        return [(alert.customer_ref, alert.proposal, alert.state) for alert in unit.alerts.all()]


def test_the_first_look_is_silent_and_keeps_the_proof(stocked: Desk, registry: DemoRegistry) -> None:
    done = poll_now(stocked)
    assert {recorded.outcome for recorded in done} == {Outcome.OK}
    assert all(event.baseline for recorded in done for event in recorded.events)
    assert alerts_of(stocked.store) == []
    with stocked.store.reading() as unit:
        snapshot = unit.snapshots.latest("C-1001")[GB]
        assert snapshot.legal_name.lower() == "harrowmere pumps & valves limited"
        bodies = [json.loads(unit.evidence.get(raw.sha256).body) for raw in snapshot.raw if raw.http_status == 200]
        assert bodies[0]["company_number"] == "99000001"
        assert unit.assessments.latest("C-1001") is not None
        assert unit.outbox.all() == ()


def test_news_becomes_one_alert_with_proof_and_word_to_those_who_decide(
    stocked: Desk, registry: DemoRegistry, clock: Any, reader: Callable[..., User]
) -> None:
    manager, _sales = reader(), reader("sales", "sales")
    poll_now(stocked)
    registry.stage = 1
    clock.move(days=3)
    poll_now(stocked, everything=True)
    with stocked.store.reading() as unit:
        alert = next(alert for alert in unit.alerts.all() if alert.customer_ref == "C-1001")
        assert (alert.severity, alert.proposal, alert.state) == ("critical", "stop_supply", "open")
        events = [unit.events.get(key) for key in alert.because]
        assert [event.code for event in events if event] == ["INSOLVENCY_PETITION"]
        assert all(unit.evidence.get(event.evidence.sha256).body for event in events if event)
        assert {row.reader for row in unit.outbox.all()} == {manager.id}
        told = [item["alert"] for row in unit.outbox.all() for item in row.payload["alerts"]]
        assert alert.id in told


def test_many_troubles_in_one_round_are_few_mails_and_each_is_told_to_each_reader_once(
    stocked: Desk, registry: DemoRegistry, clock: Any, reader: Callable[..., User]
) -> None:
    reader("one")
    reader("two", "admin")
    poll_now(stocked)
    registry.stage = 2
    clock.move(days=3)
    poll_now(stocked, everything=True)
    critical = [ref for ref, proposal, _ in alerts_of(stocked.store) if proposal == "stop_supply"]
    assert len(critical) >= 3
    with stocked.store.reading() as unit:
        rows = unit.outbox.all()
    for to in {row.reader for row in rows}:
        told = [len(row.payload["alerts"]) for row in rows if row.reader == to]
        assert sum(told) == len(critical)
        assert len(told) <= MOST_APART


def test_the_same_reply_again_is_no_news(stocked: Desk, registry: DemoRegistry, clock: Any) -> None:
    poll_now(stocked)
    registry.stage = 2
    poll_now(stocked, everything=True)
    before = alerts_of(stocked.store)
    for _ in range(3):
        clock.move(days=1)
        done = poll_now(stocked, everything=True)
        assert [recorded.events for recorded in done if recorded.events] == []
    assert alerts_of(stocked.store) == before


def test_only_what_is_due_is_looked_at(stocked: Desk, clock: Any, registry: DemoRegistry) -> None:
    assert len(poll_now(stocked)) == 7
    asked = len(registry.requests)
    assert poll_now(stocked) == ()
    assert due_sources(stocked) == ()
    assert len(registry.requests) == asked
    clock.move(days=2)
    assert len(poll_now(stocked)) == 7


def test_one_customer_or_one_source_alone(stocked: Desk) -> None:
    assert {r.watch.ref for r in poll_now(stocked, customer="C-2001")} == {"C-2001"}
    assert {r.watch.source for r in poll_now(stocked, source="xx_gleif")} == {"xx_gleif"}
    for wrong in ({"customer": "C-9"}, {"source": "nowhere"}):
        with pytest.raises(NotThere):
            poll_now(stocked, **wrong)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault("throttled", "120"), Outcome.RATE_LIMITED),
        (Fault("server_error", "502"), Outcome.SERVER_ERROR),
        (Fault("challenge"), Outcome.DECLINED),
        (Fault("truncated"), Outcome.NETWORK),
        (Fault("wrong_type"), Outcome.PARSE_ERROR),
    ],
)
def test_an_error_never_replaces_the_last_good_view(
    stocked: Desk, registry: DemoRegistry, clock: Any, fault: Fault, outcome: Outcome
) -> None:
    poll_now(stocked)
    with stocked.store.reading() as unit:
        before = unit.snapshots.latest("C-2001")
        seen = unit.watches.of("C-2001")[0].last_ok_at
    registry.stage, registry.fault = 2, fault
    clock.move(days=2)
    done = poll_now(stocked, customer="C-2001")
    assert [recorded.outcome for recorded in done] == [outcome]
    with stocked.store.reading() as unit:
        assert unit.snapshots.latest("C-2001") == before
        watch = unit.watches.of("C-2001")[0]
        assert (watch.last_ok_at, watch.last_outcome) == (seen, outcome.value)
        assert watch.next_due_at > clock()
        assert [alert for alert in unit.alerts.all() if alert.customer_ref] == []
    registry.fault = None
    clock.move(days=2)
    assert ("C-2001", "stop_supply", "open") in alerts_after(stocked)


def alerts_after(desk: Desk) -> list[tuple[str, str, str]]:
    poll_now(desk, customer="C-2001")
    return alerts_of(desk.store)


def test_a_time_to_come_back_is_kept(stocked: Desk, registry: DemoRegistry, clock: Any) -> None:
    registry.fault = Fault("throttled", "7200")
    poll_now(stocked, customer="C-2001")
    with stocked.store.reading() as unit:
        assert unit.watches.of("C-2001")[0].next_due_at >= clock() + timedelta(seconds=7190)
    assert "no_brreg" not in due_sources(stocked)


def test_a_broken_line_is_one_source_alert_and_no_customer_alert(
    stocked: Desk, registry: DemoRegistry, clock: Any, reader: Callable[..., User]
) -> None:
    reader("boss", "admin")
    poll_now(stocked)
    registry.stage, registry.fault = 2, Fault("truncated")
    for _ in range(12):
        clock.move(days=1)
        poll_now(stocked, everything=True)
    with stocked.store.reading() as unit:
        alerts = unit.alerts.all("active")
        assert [(alert.question, alert.customer_ref, alert.rule) for alert in alerts] == [("source", "", "source_line")]
        assert unit.sources.state(GB).state == "open"
        assert len(unit.outbox.all()) == 1
    registry.fault = None
    clock.move(days=1)
    poll_now(stocked, everything=True)
    with stocked.store.reading() as unit:
        assert [alert.question for alert in unit.alerts.all("active") if alert.question == "source"] == []
        assert unit.alerts.all("resolved")[0].rule == "source_line"


def test_a_refusal_closes_the_source_at_once_and_tells_a_person(
    stocked: Desk, registry: DemoRegistry, clock: Any
) -> None:
    registry.fault = Fault("challenge", path="/company/")
    done = poll_now(stocked)
    assert [r.outcome for r in done if r.watch.source == GB] == [Outcome.DECLINED]
    asked = len(registry.requests)
    clock.move(hours=12)
    poll_now(stocked, source=GB, everything=True)
    assert len(registry.requests) == asked
    with stocked.store.reading() as unit:
        assert [alert.rule for alert in unit.alerts.all("active")] == ["source_declined"]


def test_a_number_that_is_not_there_counts_the_second_time(desk: Desk, clock: Any) -> None:
    import_book(desk, b"ref,name,id_scheme,identifier\nX,Nobody Ltd,gb_coh,99009999\n", "b.csv", actor="me")
    first = poll_now(desk, customer="X")
    assert [(r.outcome, r.events) for r in first] == [(Outcome.NOT_FOUND, ())]
    clock.move(hours=2)
    second = poll_now(desk, customer="X")
    assert [event.code for event in second[0].events] == ["NOT_FOUND"]
    with desk.store.reading() as unit:
        assert unit.snapshots.latest("X") == {}


def test_everything_of_a_look_is_stored_together_or_not_at_all(
    stocked: Desk, registry: DemoRegistry, clock: Any, reader: Callable[..., User], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader()
    poll_now(stocked)
    registry.stage = 2
    clock.move(days=3)

    def crash(*_: object) -> dict[str, object]:
        raise KeyboardInterrupt  # the process is stopped after alert and message were written, before the end

    with monkeypatch.context() as patched:
        patched.setattr(recording, "_next", crash)
        with pytest.raises(KeyboardInterrupt):
            poll_now(stocked, customer="C-2001")
    with stocked.store.reading() as unit:
        assert unit.alerts.all() == ()
        assert unit.outbox.all() == ()
        assert not [event for event in unit.events.of("C-2001") if not event.baseline]
        assert unit.snapshots.latest("C-2001")["no_brreg"].status.normalised == "active"
    clock.move(minutes=LEASE.total_seconds() / 60)
    poll_now(stocked, customer="C-2001")
    with stocked.store.reading() as unit:
        assert [alert.proposal for alert in unit.alerts.all()] == ["stop_supply"]
        assert len(unit.outbox.all()) == 1


def test_a_look_that_lost_its_claim_stores_nothing(stocked: Desk, registry: DemoRegistry, clock: Any) -> None:
    slow = Lane(stocked, "xx_gleif")
    with stocked.store.transaction() as unit:
        assert slow.take(unit)
        (watch,) = unit.watches.claim_due("xx_gleif", slow.token, now=clock(), wall=clock(), lease=LEASE, limit=1)
    clock.move(seconds=LEASE.total_seconds())
    assert poll_due(stocked, "xx_gleif") == 1
    assert record_all(stocked, slow, [(watch, look(stocked, watch, clock()))]) == []
    with stocked.store.reading() as unit:
        assert len(unit.polls.of("C-3001")) == 1
        assert len(unit.snapshots.history("C-3001", "xx_gleif")) == 1


def test_a_defect_in_one_reader_does_not_stop_the_others(
    stocked: Desk, monkeypatch: pytest.MonkeyPatch, registry: DemoRegistry
) -> None:
    class Broken:
        def __init__(self, source: object) -> None:
            self.name, self.meta = source.name, source.meta

        def fetch(self, *_: object) -> object:
            raise ZeroDivisionError

    sources = {**stocked.sources, "no_brreg": Broken(stocked.sources["no_brreg"])}
    done = poll_now(replace(stocked, sources=sources))  # type: ignore[arg-type]
    outcomes = {recorded.watch.ref: recorded.outcome for recorded in done}
    assert outcomes["C-2001"] is Outcome.PARSE_ERROR
    assert outcomes["C-3001"] is Outcome.OK


def test_a_source_that_another_process_is_asking_is_left_to_it(stocked: Desk, clock: Any) -> None:
    with stocked.store.transaction() as unit:
        unit.sources.take_lane(GB, "another process", wall=clock(), lease=LEASE)
    assert poll_due(stocked, GB) == 0
    assert {r.watch.source for r in poll_now(stocked)} == {"no_brreg", "xx_gleif"}


def test_waiting_for_the_budget_never_exceeds_it(stocked: Desk, registry: DemoRegistry, clock: Any) -> None:
    began = clock()
    poll_now(stocked, source=GB)
    spent = (clock() - began).total_seconds()
    meta = stocked.sources[GB].meta
    looks = 4
    assert spent >= meta.min_gap_s * (looks - 1)


def test_closer_looks_after_news_and_in_trouble(stocked: Desk, registry: DemoRegistry, clock: Any) -> None:
    poll_now(stocked)
    registry.stage = 2
    clock.move(days=3)
    poll_now(stocked, everything=True)
    with stocked.store.reading() as unit:
        assert unit.watches.of("C-1001")[0].interval_s == 6 * 3600
        assert unit.watches.of("C-1004")[0].interval_s == 24 * 3600
