"""Days, weeks and months: when they end, where clocks jump, and what becomes of a report whose scheduler slept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from riskwatch.domain.calendar import Day, Month, ReportPeriod, Week, parse_period
from riskwatch.domain.preferences import Preferences
from riskwatch.jobs.alerts import acknowledge
from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest import Queued, digest_for, last_over, queue_digests
from riskwatch.jobs.poll import poll_now
from riskwatch.jobs.preferences import choose
from riskwatch.jobs.users import add_user, change_user
from riskwatch.sources.demo_registry import DemoRegistry
from riskwatch.store import open_store
from riskwatch.store.codec import dump
from riskwatch.store.records import User


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.fixture
def member(reader: Callable[..., User], desk: Desk, clock: Any) -> Callable[..., User]:
    """A reader who has been there for years and wants every report."""

    def make(name: str = "manager", **given: Any) -> User:
        now, clock.now = clock.now, at("2020-01-01T00:00:00+00:00")
        try:
            made = reader(name, **given)
            choose(desk, made, Preferences(daily=True, monthly=True))
            return made
        finally:
            clock.now = now

    return make


@pytest.mark.parametrize(
    ("zone", "now", "kind", "over"),
    [
        ("Asia/Shanghai", "2026-11-23T07:59:59+08:00", Week, "2026-W46"),
        ("Asia/Shanghai", "2026-11-23T08:00:00+08:00", Week, "2026-W47"),
        ("Asia/Shanghai", "2026-11-23T00:00:00+08:00", Week, "2026-W46"),
        ("Asia/Shanghai", "2026-11-29T23:59:59+08:00", Week, "2026-W47"),
        ("America/New_York", "2026-11-23T12:59:59+00:00", Week, "2026-W46"),
        ("America/New_York", "2026-11-23T13:00:00+00:00", Week, "2026-W47"),
        # Week 53 of 2026 ends in 2027; its mail is that of Monday, 4 January.
        ("Europe/London", "2027-01-04T07:59:59+00:00", Week, "2026-W52"),
        ("Europe/London", "2027-01-04T08:00:00+00:00", Week, "2026-W53"),
        ("Europe/London", "2027-01-11T08:00:00+00:00", Week, "2027-W01"),
        # The clocks went forward on 29 March 2026: Monday 08:00 is 07:00 UTC, an hour less than the week before.
        ("Europe/London", "2026-03-30T06:59:59+00:00", Week, "2026-W12"),
        ("Europe/London", "2026-03-30T07:00:00+00:00", Week, "2026-W13"),
        ("Europe/London", "2026-10-26T07:59:59+00:00", Week, "2026-W42"),
        ("Europe/London", "2026-10-26T08:00:00+00:00", Week, "2026-W43"),
        # Lord Howe moves its clocks by half an hour.
        ("Australia/Lord_Howe", "2026-10-05T07:59:59+11:00", Week, "2026-W39"),
        ("Australia/Lord_Howe", "2026-10-05T08:00:00+11:00", Week, "2026-W40"),
        # A month ends at midnight, exactly.
        ("Asia/Shanghai", "2026-11-30T23:59:59.999999+08:00", Month, "2026-10"),
        ("Asia/Shanghai", "2026-12-01T00:00:00+08:00", Month, "2026-11"),
        ("America/New_York", "2027-01-01T04:59:59+00:00", Month, "2026-11"),
        ("America/New_York", "2027-01-01T05:00:00+00:00", Month, "2026-12"),
        # Beirut's clocks go forward at midnight: the night of 29 March 2026 has no 00:00 but begins at 01:00.
        ("Asia/Beirut", "2026-03-29T07:59:59+03:00", Day, "2026-03-27"),
        ("Asia/Beirut", "2026-03-29T08:00:00+03:00", Day, "2026-03-28"),
        # The day on which London's clocks go forward has 23 hours, the one on which they go back 25.
        ("Europe/London", "2026-03-29T06:59:59+00:00", Day, "2026-03-27"),
        ("Europe/London", "2026-03-29T07:00:00+00:00", Day, "2026-03-28"),
        ("Europe/London", "2026-10-25T07:59:59+00:00", Day, "2026-10-23"),
        ("Europe/London", "2026-10-25T08:00:00+00:00", Day, "2026-10-24"),
        # A year with 53 weeks, and one with 52.
        ("Asia/Shanghai", "2027-01-04T08:00:00+08:00", Week, "2026-W53"),
        ("Asia/Shanghai", "2026-01-05T08:00:00+08:00", Week, "2026-W01"),
        ("Asia/Shanghai", "2028-01-03T08:00:00+08:00", Week, "2027-W52"),
    ],
)
def test_a_period_is_over_at_its_cut_off(
    member: Callable[..., User], zone: str, now: str, kind: type[ReportPeriod], over: str
) -> None:
    assert str(last_over(kind, member(time_zone=zone), at(now), "Asia/Shanghai")) == over


@pytest.mark.parametrize(
    ("zone", "period", "hours"),
    [
        ("Europe/London", Week(2026, 13), 167),
        ("Europe/London", Week(2026, 43), 169),
        ("Asia/Shanghai", Week(2026, 13), 168),
        ("Europe/London", Day(date(2026, 3, 28)), 23),
        ("Europe/London", Day(date(2026, 10, 24)), 25),
        ("Asia/Beirut", Month(2026, 3), 31 * 24 - 1),
        ("America/Havana", Month(2026, 11), 30 * 24 + 1),
        ("Australia/Lord_Howe", Week(2026, 40), 167.5),
    ],
    ids=str,
)
def test_a_period_is_as_long_as_the_clocks_of_its_zone_make_it(zone: str, period: ReportPeriod, hours: float) -> None:
    where = ZoneInfo(zone)
    assert period.cut_off(where) - period.begins(where) == timedelta(hours=hours)
    assert period.following.begins(where) == period.cut_off(where)
    assert period.running(period.cut_off(where), where) == period.following
    assert period.running(period.cut_off(where) - timedelta(microseconds=1), where) == period


@pytest.mark.parametrize("text", ["2026-W47", "2026-11", "2026-11-24", "2026-W53", "2028-02-29"])
def test_what_is_written_is_read_again(text: str) -> None:
    period = parse_period(text)
    assert str(period) == text
    assert period.previous.following == period
    assert period.following.previous == period


@pytest.mark.parametrize("text", ["2025-W53", "2026-13", "2026-02-30", "2026", "2026-W00", "heute", "2026-1", "202611"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_period(text)


def test_a_scheduler_that_slept_over_the_cut_off_tells_of_the_cut_off(
    stocked: Desk, member: Callable[..., User], registry: DemoRegistry, clock: Any
) -> None:
    user = member()
    clock.now = at("2026-11-10T02:00:00+08:00")
    poll_now(stocked)
    registry.stage = 1
    clock.now = at("2026-11-22T02:00:00+08:00")
    poll_now(stocked, everything=True)
    clock.now = at("2026-11-23T08:00:00+08:00")
    awake = dump(digest_for(stocked, user, Week(2026, 47)))
    clock.now = at("2026-11-24T17:00:00+08:00")  # 33 hours late; meanwhile people and registers went on
    with stocked.store.reading() as unit:
        open_ones = unit.alerts.all("open")
    for alert in open_ones:
        acknowledge(stocked, alert.id, user)
    registry.stage = 2
    poll_now(stocked, everything=True)
    assert queue_digests(stocked).failed == 0
    with stocked.store.reading() as unit:
        assert unit.digests.get(user.id, "2026-W47") == awake


def test_a_reader_who_moves_to_another_zone_misses_nothing(
    stocked: Desk, member: Callable[..., User], registry: DemoRegistry, clock: Any
) -> None:
    user = member(time_zone="Asia/Shanghai")
    clock.now = at("2026-11-10T02:00:00+08:00")
    poll_now(stocked)
    clock.now = at("2026-11-23T08:00:00+08:00")
    assert queue_digests(stocked).queued == 1
    registry.stage = 1
    clock.now = at("2026-11-23T10:00:00+08:00")  # after the cut-off in Shanghai, before the one in London
    poll_now(stocked, everything=True)
    moved = change_user(stocked, user.id, time_zone="Europe/London")
    clock.now = at("2026-11-30T08:00:00+00:00")
    content = digest_for(stocked, moved, Week(2026, 48))
    assert content.since == at("2026-11-23T08:00:00+08:00")
    assert [line.is_new for line in content.decide if line.ref == "C-1001"] == [True]


def test_a_day_is_told_only_when_it_brought_something_and_only_once(
    stocked: Desk, member: Callable[..., User], registry: DemoRegistry, clock: Any
) -> None:
    user = member()
    clock.now = at("2026-11-17T02:00:00+08:00")
    poll_now(stocked)
    clock.now = at("2026-11-17T08:00:00+08:00")
    queue_digests(stocked)
    clock.now = at("2026-11-18T09:00:00+08:00")
    assert queue_digests(stocked) == Queued(0)
    registry.stage = 1
    clock.now = at("2026-11-18T11:00:00+08:00")
    poll_now(stocked, everything=True)
    clock.now = at("2026-11-19T08:00:00+08:00")
    assert queue_digests(stocked) == Queued(1)
    assert queue_digests(stocked) == Queued(0)
    content = digest_for(stocked, user, Day(date(2026, 11, 18)))
    assert "C-1001" in [line.ref for line in content.decide]


def test_on_mondays_the_weekly_mail_takes_the_place_of_the_daily_one(
    stocked: Desk, member: Callable[..., User], registry: DemoRegistry, clock: Any
) -> None:
    both, daily_only = member("both"), member("daily", subscribed=False)
    clock.now = at("2026-11-20T02:00:00+08:00")
    poll_now(stocked)
    registry.stage = 1
    clock.now = at("2026-11-22T12:00:00+08:00")
    poll_now(stocked, everything=True)
    clock.now = at("2026-11-23T08:00:00+08:00")
    assert queue_digests(stocked) == Queued(2)
    with stocked.store.reading() as unit:
        assert "2026-11-22" not in unit.digests.periods(both.id)
        assert "2026-11-22" in unit.digests.periods(daily_only.id)


def test_the_month_is_frozen_at_midnight_and_sent_in_the_morning(
    stocked: Desk, member: Callable[..., User], clock: Any
) -> None:
    user = member(subscribed=False)
    clock.now = at("2026-11-30T23:59:59+08:00")
    queue_digests(stocked)
    clock.now = at("2026-12-01T00:00:00+08:00")
    assert queue_digests(stocked) == Queued(1)
    with stocked.store.reading() as unit:
        assert unit.digests.cut_off(user.id, "2026-11") == at("2026-12-01T00:00:00+08:00")
        assert unit.outbox.due(now=clock.now + timedelta(hours=7, minutes=59), wall=clock.now, limit=9) == ()
        assert len(unit.outbox.due(now=clock.now + timedelta(hours=8), wall=clock.now, limit=9)) == 1


def test_two_schedulers_at_once_send_one_mail_to_each_reader(both_desk: Desk, book: str, clock: Any) -> None:
    clock.now = at("2026-11-10T08:00:00+08:00")
    import_book(both_desk, book.encode(), "book.csv", actor="me")
    readers = [
        add_user(
            both_desk, email=f"{n}@example.com", name=f"{n}", role="admin", password="long enough", subscribed=True
        )
        for n in range(4)
    ]
    clock.now = at("2026-11-23T08:00:00+08:00")
    desks = [replace(both_desk, store=open_store(both_desk.settings.database_url)) for _ in range(3)]
    together, counts = threading.Barrier(len(desks)), []

    def go(desk: Desk) -> None:
        together.wait()
        counts.append(queue_digests(desk))

    threads = [threading.Thread(target=go, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for desk in desks:
        desk.store.close()
    assert sum(count.queued for count in counts) == len(readers)
    assert sum(count.failed for count in counts) == 0
    with both_desk.store.reading() as unit:
        due = unit.outbox.due(now=clock.now, wall=clock.now, limit=99)
        assert sorted(row.reader for row in due) == sorted(user.id for user in readers)
