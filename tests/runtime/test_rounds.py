"""The scheduler: one process ticks, another takes over, nothing that breaks ends it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from riskwatch.jobs import digest, poll
from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk, wall_clock
from riskwatch.jobs.lane import LEASE as LANE
from riskwatch.jobs.lane import Lane
from riskwatch.jobs.sweep import Swept, sweep
from riskwatch.jobs.users import first_admin
from riskwatch.jobs.watchdog import HEART_STOPS, watch_heart, watch_sources
from riskwatch.runtime.lease import LEASE, Lease
from riskwatch.runtime.local import scheduling
from riskwatch.runtime.rounds import Rounds
from riskwatch.sources.demo_registry import DemoRegistry

BOOK = b"ref,name,country,id_scheme,identifier\nC-1,Fjordglimt Maskin AS,NO,no_orgnr,999000010\n"


@pytest.fixture
def rounds(desk: Desk) -> Iterator[Rounds]:
    import_book(desk, BOOK, "book.csv", actor="me")
    made = Rounds(desk)
    yield made
    made.close()


def looks(desk: Desk) -> int:
    with desk.store.reading() as unit:
        return len(unit.polls.of("C-1"))


def test_a_tick_looks_at_what_is_due_once(rounds: Rounds, until: Callable[..., None]) -> None:
    for _ in range(3):
        rounds.tick()
    until(lambda: not rounds.busy)
    assert looks(rounds.desk) == 1
    with rounds.desk.store.reading() as unit:
        beat = unit.heartbeats.get("tick")
    assert beat is not None
    assert beat.detail == rounds.lease.holder


def test_every_process_looks_but_only_the_holder_of_the_lease_does_the_rest(
    rounds: Rounds, desk: Desk, until: Callable[..., None]
) -> None:
    assert Lease(desk).hold()
    rounds.tick()
    rounds.deliver()
    rounds.housekeeping()
    until(lambda: not rounds.busy)
    assert looks(desk) == 1
    with desk.store.reading() as unit:
        assert unit.heartbeats.all() == ()


def test_what_a_dead_process_was_at_is_taken_up(
    rounds: Rounds, desk: Desk, clock: Any, until: Callable[..., None]
) -> None:
    dead = Lane(desk, "no_brreg")
    with desk.store.transaction() as unit:
        assert dead.take(unit)
        assert unit.watches.claim_due("no_brreg", dead.token, now=clock(), wall=clock(), lease=LANE, limit=1)
    rounds.tick()
    until(lambda: not rounds.busy)
    assert looks(desk) == 0
    clock.move(seconds=LANE.total_seconds())
    assert sweep(desk) == Swept(1, ("no_brreg",))
    assert sweep(desk) == Swept(0, ())
    rounds.tick()
    until(lambda: not rounds.busy)
    assert looks(desk) == 1


def test_another_process_takes_over_when_the_holder_is_silent(rounds: Rounds, desk: Desk, clock: Any) -> None:
    other = Lease(desk)
    assert other.hold()
    clock.move(seconds=LEASE.total_seconds() - 1)
    assert not rounds.lease.hold()
    clock.move(seconds=1)
    assert rounds.lease.hold()
    assert not other.hold()


def test_who_stops_gives_the_lease_back_at_once(rounds: Rounds, desk: Desk) -> None:
    assert rounds.lease.hold()
    rounds.close()
    assert Lease(desk).hold()


def test_a_round_that_breaks_does_not_end_the_others(
    rounds: Rounds, monkeypatch: pytest.MonkeyPatch, until: Callable[..., None]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(poll, "poll_due", broken)
        patched.setattr(digest, "queue_digests", broken)
        rounds.tick()
        rounds.deliver()
    until(lambda: not rounds.busy)
    rounds.tick()
    until(lambda: not rounds.busy)
    assert looks(rounds.desk) == 1


def test_nobody_ticks_and_an_alert_says_so_until_somebody_does(desk: Desk, rounds: Rounds, clock: Any) -> None:
    first_admin(desk)
    assert watch_heart(desk)  # never started is not stopped
    rounds.tick()
    assert watch_heart(desk)
    clock.move(seconds=HEART_STOPS.total_seconds() + 1)
    assert not watch_heart(desk)
    assert not watch_heart(desk)
    with desk.store.reading() as unit:
        (alert,) = unit.alerts.all("active")
        assert (alert.rule, alert.severity) == ("scheduler_stopped", "critical")
        assert len(unit.outbox.all()) == 1
    rounds.tick()
    assert watch_heart(desk)
    with desk.store.reading() as unit:
        assert unit.alerts.all("active") == ()


def test_a_source_that_gives_nothing_for_too_long_is_one_alert(desk: Desk, rounds: Rounds, clock: Any) -> None:
    poll.poll_now(desk)
    clock.move(days=1)
    assert watch_sources(desk) == 0
    clock.move(days=3)
    assert watch_sources(desk) == 1
    assert watch_sources(desk) == 1
    with desk.store.reading() as unit:
        (alert,) = unit.alerts.all("active")
        assert (alert.rule, alert.customer_ref) == ("source_stale", "")
        assert unit.assessments.latest("C-1") is not None
    poll.poll_now(desk)
    with desk.store.reading() as unit:
        assert unit.alerts.all("active") == ()


def test_housekeeping_assesses_once_a_day(desk: Desk, rounds: Rounds, clock: Any) -> None:
    poll.poll_now(desk)
    rounds.housekeeping()
    clock.move(days=1)
    rounds.housekeeping()
    with desk.store.reading() as unit:
        beat = unit.heartbeats.get("assessed")
    assert beat is not None
    assert beat.detail == (desk.clock() + timedelta(hours=8)).date().isoformat()


def test_the_real_scheduler_polls_by_itself(desk: Desk, registry: DemoRegistry, until: Callable[..., None]) -> None:
    import_book(desk, BOOK, "book.csv", actor="me")
    running = replace(desk, wall=wall_clock)
    with scheduling(running):
        until(lambda: looks(desk) == 1)
    with desk.store.reading() as unit:
        assert unit.leases.holder("scheduler", running.wall()) is None


@pytest.fixture
def until() -> Callable[..., None]:
    """Wait for something that another thread does; fails after a minute."""

    def wait(done: Callable[[], bool]) -> None:
        for _ in range(6000):
            if done():
                return
            threading.Event().wait(0.01)
        pytest.fail("it never happened")

    return wait
