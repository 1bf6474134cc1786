"""Working days in China: weekends, public holidays, and the weekends that are worked instead.

The State Council orders them anew each autumn for the year to come; the library `chinesecalendar` (MIT) carries the orders.
A year without an order yet has no working days that could be known, so nothing is moved in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from chinese_calendar import is_workday

from riskwatch.domain.customer import Customer
from riskwatch.domain.invoice import Invoice

DAY = timedelta(days=1)


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


def working_days_after(day: date, count: int) -> date:
    """The day that is `count` working days after `day`; weekdays count where the holidays are not known."""
    moved = day
    while count > 0:
        moved += DAY
        known = is_working_day(moved)
        count -= known if known is not None else moved.weekday() < 5
    return moved


class FallsDue:
    """The last day of payment of an invoice: for a debtor in China a holiday moves it, elsewhere it is as agreed."""

    def __init__(self, customers: Mapping[str, Customer]) -> None:
        self._customers = customers

    def __call__(self, invoice: Invoice) -> date:
        debtor = self._customers.get(invoice.customer_ref)
        return next_working_day(invoice.due) if debtor is not None and debtor.country == "CN" else invoice.due
