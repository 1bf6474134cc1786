"""Working days in China: holidays, weekends, and weekends that are worked instead."""

from datetime import date

import pytest

from riskwatch.working_days import is_working_day, next_working_day, working_days_after


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 10, 1), False),  # National Day
        (date(2026, 10, 10), True),  # a Saturday that is worked instead
        (date(2026, 11, 21), False),  # an ordinary Saturday
        (date(2026, 11, 24), True),
        (date(1999, 10, 1), None),  # before the first order the library knows
    ],
)
def test_who_works_when(day: date, works: bool | None) -> None:
    assert is_working_day(day) is works


def test_a_last_day_in_a_holiday_moves_to_its_end_and_one_on_a_working_saturday_stays() -> None:
    assert next_working_day(date(2026, 10, 2)) == date(2026, 10, 8)
    assert next_working_day(date(2026, 10, 10)) == date(2026, 10, 10)


def test_a_year_without_an_order_moves_nothing() -> None:
    assert next_working_day(date(1999, 10, 2)) == date(1999, 10, 2)


def test_counting_goes_over_a_holiday_and_by_weekdays_where_it_is_not_known() -> None:
    assert working_days_after(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert working_days_after(date(1999, 1, 1), 1) == date(1999, 1, 4)  # a Friday
