"""Quiet hours on the reader's own clock: nights, working days, and the nights on which summer time begins and ends."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from riskwatch.domain.preferences import QuietHours
from riskwatch.jobs.quiet_hours import quiet_until

SHANGHAI, LONDON = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/London")
NIGHT = QuietHours(time(20), time(8))
ZONES = (SHANGHAI, LONDON, ZoneInfo("America/St_Johns"), ZoneInfo("Australia/Lord_Howe"))


def at(text: str, zone: ZoneInfo, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        ("2026-11-24T19:59", None),
        ("2026-11-24T20:00", "2026-11-25T08:00"),
        ("2026-11-25T00:30", "2026-11-25T08:00"),
        ("2026-11-25T07:59", "2026-11-25T08:00"),
        ("2026-11-25T08:00", None),
    ],
)
def test_a_night_ends_in_the_morning(moment: str, until: str | None) -> None:
    found = quiet_until(NIGHT, SHANGHAI, at(moment, SHANGHAI).astimezone(UTC))
    assert found == (at(until, SHANGHAI) if until else None)


def test_hours_within_a_day() -> None:
    noon = QuietHours(time(12), time(14))
    assert quiet_until(noon, SHANGHAI, at("2026-11-24T13:00", SHANGHAI)) == at("2026-11-24T14:00", SHANGHAI)
    assert quiet_until(noon, SHANGHAI, at("2026-11-24T14:00", SHANGHAI)) is None


def test_a_weekend_is_quiet_until_monday_morning() -> None:
    office = QuietHours(time(20), time(8), "weekdays")
    assert quiet_until(office, LONDON, at("2026-11-27T20:30", LONDON)) == at("2026-11-30T08:00", LONDON)
    without_hours = QuietHours(working_days="weekdays")
    assert quiet_until(without_hours, LONDON, at("2026-11-28T12:00", LONDON)) == at("2026-11-30T00:00", LONDON)


def test_holidays_and_worked_weekends_in_china() -> None:
    office = QuietHours(time(20), time(8), "china")
    national_day = at("2026-10-01T10:00", SHANGHAI)
    assert quiet_until(office, SHANGHAI, national_day) == at("2026-10-08T08:00", SHANGHAI)
    worked_saturday = at("2026-10-10T10:00", SHANGHAI)
    assert quiet_until(office, SHANGHAI, worked_saturday) is None
    assert quiet_until(QuietHours(working_days="weekdays"), SHANGHAI, worked_saturday) is not None
    unknown_year = at("2035-10-06T10:00", SHANGHAI)  # a Saturday of a year whose holidays nobody has ordered yet
    assert quiet_until(office, SHANGHAI, unknown_year) == at("2035-10-08T08:00", SHANGHAI)


def test_the_hour_that_is_skipped_in_spring() -> None:
    """Clocks go from 01:00 to 02:00 on 29 March 2026: quiet hours that end at 01:30 end when it is 01:30 no more."""
    quiet = QuietHours(time(22), time(1, 30))
    before = at("2026-03-29T00:45", LONDON)
    until = quiet_until(quiet, LONDON, before)
    assert until is not None
    assert until - before.astimezone(UTC) <= timedelta(minutes=45)
    assert quiet_until(quiet, LONDON, until) is None
    assert quiet_until(NIGHT, LONDON, before) == at("2026-03-29T08:00", LONDON)
    assert at("2026-03-29T08:00", LONDON).astimezone(UTC).hour == 7


def test_the_hour_that_comes_twice_in_autumn() -> None:
    """Clocks go from 02:00 back to 01:00 on 25 October 2026: quiet hours that end at 01:30 begin again with the second 01:00."""
    quiet = QuietHours(time(22), time(1, 30))
    first, second = at("2026-10-25T01:15", LONDON), at("2026-10-25T01:15", LONDON, fold=1)
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)
    assert quiet_until(quiet, LONDON, first) == at("2026-10-25T01:30", LONDON).astimezone(UTC)
    assert quiet_until(quiet, LONDON, second) == at("2026-10-25T01:30", LONDON, fold=1).astimezone(UTC)


@given(
    some.times().map(lambda value: value.replace(second=0, microsecond=0)),
    some.times().map(lambda value: value.replace(second=0, microsecond=0)),
    some.sampled_from(("every_day", "weekdays", "china")),
    some.sampled_from(ZONES),
    some.integers(0, 730 * 24 * 60).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)),
)
def test_the_end_is_ahead_not_quiet_and_the_first_such_moment(
    begins: time, ends: time, days: str, zone: ZoneInfo, moment: datetime
) -> None:
    quiet = QuietHours(begins, ends, days)  # type: ignore[arg-type]
    until = quiet_until(quiet, zone, moment)
    if until is None:
        return
    assert until > moment
    assert quiet_until(quiet, zone, until) is None
    just_before = until - timedelta(seconds=1)
    assert just_before < moment or quiet_until(quiet, zone, just_before) == until
