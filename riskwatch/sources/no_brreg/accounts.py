"""Whether a Norwegian company is behind with its annual accounts."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from riskwatch.domain.snapshot import Filing

_OSLO = ZoneInfo("Europe/Oslo")
_AUGUST = 8


def today(fetched_at: datetime) -> date:
    """The day of a look in Norway."""
    return fetched_at.astimezone(_OSLO).date()


def filings(last_year: str, on: date, *, forced: bool) -> tuple[Filing, ...]:
    """The last accounts filed, and the ones that are overdue.

    Accounts are due on 31 July of the year after (regnskapsloven § 8-2), but the register gives only the year of the
    last ones, some weeks late in summer: while it may merely be behind, nothing is claimed about the next. They are
    overdue when that year is older than two years ago, from September on (before: than three years ago), or at once
    where the register itself has started to dissolve the company for it (`forced`).
    """
    if not last_year.isdecimal() or not 1900 <= int(last_year) <= 2200:
        return (Filing("accounts", overdue=True, ref="accounts"),) if forced else ()
    year = int(last_year)
    last = Filing("accounts", date(year, 12, 31), ref=f"accounts:{year}", raw=last_year)
    oldest_allowed = on.year - 2 if on.month > _AUGUST else on.year - 3
    if not forced and year >= oldest_allowed:
        return (last,)
    due = date(year + 2, 7, 31)
    return (last, Filing("accounts", date(year + 1, 12, 31), due, overdue=True, ref=f"accounts:{year + 1}"))
