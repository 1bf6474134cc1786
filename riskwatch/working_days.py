"""Working days and hours in China: weekends, public holidays, and the weekends that are worked instead.

The State Council orders them anew each autumn for the year to come; the library `chinesecalendar` (MIT) carries the orders.
A year without an order yet has no working days that could be known, so nothing is moved in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chinese_calendar import is_workday

from riskwatch.domain.customer import Customer
from riskwatch.domain.invoice import Invoice

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def is_working_day(day: date) -> bool | None:
    """Whether people in China work on that day; None for a year whose holidays are not ordered yet."""
    try:
        return bool(is_workday(day))
    except NotImplementedError:
        return None


def next_working_day(day: date) -> date:
    """The day itself if it is a working day, else the first one after it (Civil Code, article 203).

    Where the holidays of a year are not known it is the day itself: money then counts as overdue at most the length of a
    holiday too early, never too late.
    """
    moved = day
    while is_working_day(moved) is False:
        moved += DAY
    return moved


def works_on(day: date) -> bool:
    """Whether people are taken to work on that day; weekdays count where the holidays are not known."""
    known = is_working_day(day)
    return known if known is not None else day.weekday() < 5


def working_days_after(day: date, count: int) -> date:
    """The day that is `count` working days after `day`."""
    moved = day
    while count > 0:
        moved += DAY
        count -= works_on(moved)
    return moved


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The working day from `begins` to `ends` (full hours, 24 is midnight) on the wall clock of `zone`."""

    begins: int
    ends: int
    zone: ZoneInfo

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much of the time from `start` to `end` was worked."""
        here, there = start.astimezone(self.zone).replace(tzinfo=None), end.astimezone(self.zone).replace(tzinfo=None)
        worked, day = timedelta(0), here.date()
        while day <= there.date():
            if works_on(day):
                opens, closes = self._day(day)
                worked += max(min(there, closes) - max(here, opens), timedelta(0))
            day += DAY
        return worked

    def after(self, start: datetime, hours: int) -> datetime:
        """The moment at which so many hours will have been worked since `start`."""
        here, left = start.astimezone(self.zone).replace(tzinfo=None), hours * HOUR
        day = here.date()
        while True:
            if works_on(day):
                opens, closes = self._day(day)
                begin = max(here, opens)
                if closes - begin >= left:
                    return (begin + left).replace(tzinfo=self.zone)
                left -= max(closes - begin, timedelta(0))
            day += DAY

    def _day(self, day: date) -> tuple[datetime, datetime]:
        midnight = datetime.combine(day, time())
        return midnight + self.begins * HOUR, midnight + self.ends * HOUR


class FallsDue:
    """The last day of payment of an invoice: for a debtor in China a holiday moves it, elsewhere it is as agreed."""

    def __init__(self, customers: Mapping[str, Customer]) -> None:
        self._customers = customers

    def __call__(self, invoice: Invoice) -> date:
        debtor = self._customers.get(invoice.customer_ref)
        return next_working_day(invoice.due) if debtor is not None and debtor.country == "CN" else invoice.due
