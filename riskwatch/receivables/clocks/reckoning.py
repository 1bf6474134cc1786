"""When a period ends (Civil Code, articles 201 to 203)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from riskwatch.domain.clock import Period

WorkingDay = Callable[[date], date]
"""The day itself, or the next working day after a holiday."""
Counting = Callable[[date, int], date]
"""The day that is so many working days after another."""


def end_of(began: date, length: Period, next_working_day: WorkingDay, working_days_after: Counting) -> date:
    """The last day. The day on which a period begins is not counted; years and months end on the day of the same number,
    or the last of a shorter month; a last day that is a holiday moves to the day after it."""
    if length.working_days:
        return working_days_after(began, length.working_days)
    return next_working_day(_months_after(began, length.years * 12 + length.months) + timedelta(days=length.days))


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
