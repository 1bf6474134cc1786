"""Working hours: nights, weekends, holidays and make-up days, and the two ways of counting agree."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch.working_days import WorkingHours

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOURS = WorkingHours(9, 18, SHANGHAI)


def at(day: str, hour: int, minute: int = 0) -> datetime:
    return datetime.fromisoformat(day).replace(hour=hour, minute=minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (at("2026-11-24", 9, 30), at("2026-11-24", 12), 2.5),
        (at("2026-11-24", 20), at("2026-11-25", 10), 1),
        (at("2026-11-20", 17), at("2026-11-23", 10), 2),  # over a weekend
        (at("2026-09-30", 17), at("2026-10-08", 10), 2),  # over the National Day
        (at("2026-10-09", 18), at("2026-10-10", 12), 3),  # a Saturday that is worked instead
        (at("2026-11-24", 12), at("2026-11-24", 9), 0),
        (at("2026-11-24", 12), datetime(2026, 11, 24, 5, tzinfo=UTC), 1),
    ],
)
def test_only_what_is_worked_counts(start: datetime, end: datetime, hours: float) -> None:
    assert HOURS.between(start, end) == timedelta(hours=hours)


@given(
    st.integers(0, 110 * 24 * 60),
    st.integers(0, 60),
    st.integers(0, 12),
    st.integers(1, 12),
)
def test_after_so_many_hours_just_so_many_were_worked(minutes: int, hours: int, begins: int, length: int) -> None:
    working = WorkingHours(begins, begins + length, SHANGHAI)
    start = at("2026-09-01", 0) + timedelta(minutes=minutes)
    then = working.after(start, hours)
    assert working.between(start, then) == timedelta(hours=hours)
    if hours:
        assert working.between(start, then - timedelta(minutes=1)) == timedelta(hours=hours) - timedelta(minutes=1)
