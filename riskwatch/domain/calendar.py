"""The periods that are reported: days, weeks and months, with their cut-offs in a reader's own time zone."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from riskwatch.domain.words import Words

Clock = Callable[[], datetime]
"""A clock is passed in, never asked of the system; it answers zone-aware times."""

CUT_OFF = time(8, 0)
MIDNIGHT = time(0, 0)
FIRST_YEAR = 2000
"""No report tells of an earlier year: a number before it is a slip of the pen."""


class ReportPeriod(ABC):
    """A stretch of days that is reported as a whole, frozen at the moment when the next one begins.

    It begins at `opens` of its `first` day. Where the clocks are put forward over that very time it begins at the moment
    they are, where they are put back at the first of the two.
    """

    __slots__ = ()
    opens: ClassVar[time]

    @classmethod
    @abstractmethod
    def of(cls, day: date) -> Self:
        """The period of this kind that `day` belongs to."""

    @property
    @abstractmethod
    def first(self) -> date:
        """The first day."""

    @property
    @abstractmethod
    def following(self) -> Self: ...

    @property
    def previous(self) -> Self:
        return self.of(self.first - timedelta(days=1))

    @property
    def last(self) -> date:
        """The last day."""
        return self.following.first - timedelta(days=1)

    @property
    @abstractmethod
    def title(self) -> Words:
        """What the period is called in a report."""

    def begins(self, zone: ZoneInfo) -> datetime:
        """The cut-off of the period before, in `zone`; told in UTC, in which times compare and subtract without surprise."""
        return datetime.combine(self.first, self.opens, zone).astimezone(UTC)

    def cut_off(self, zone: ZoneInfo) -> datetime:
        """The moment whose state the report shows: when the next period begins, in the reader's zone."""
        return self.following.begins(zone)

    @classmethod
    def running(cls, now: datetime, zone: ZoneInfo) -> Self:
        """The period of this kind that runs at `now`."""
        period = cls.of(now.astimezone(zone).date())
        return period if now >= period.begins(zone) else period.previous


@dataclass(frozen=True, slots=True, order=True)
class Day(ReportPeriod):
    """A day, such as 2026-11-24, from 08:00 to 08:00."""

    opens: ClassVar[time] = CUT_OFF
    first_day: date

    @classmethod
    def of(cls, day: date) -> Day:
        return cls(day)

    @property
    def first(self) -> date:
        return self.first_day

    @property
    def following(self) -> Day:
        return Day(self.first_day + timedelta(days=1))

    @property
    def title(self) -> Words:
        day = self.first_day
        return Words(f"{day.year}年{day.month}月{day.day}日", f"{day.day} {day:%B %Y}")

    def __str__(self) -> str:
        return self.first_day.isoformat()


@dataclass(frozen=True, slots=True, order=True)
class Week(ReportPeriod):
    """An ISO week, such as 2026-W48, from Monday 08:00 to Monday 08:00."""

    opens: ClassVar[time] = CUT_OFF
    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Week:
        """Read `YYYY-Www`; raises ValueError for anything else, week 53 of a 52-week year included."""
        match = re.fullmatch(r"(\d{4})-W(\d{2})", text)
        if not match:
            raise ValueError(f"{text!r} is not a week like 2026-W48")
        week = cls(int(match[1]), int(match[2]))
        date.fromisocalendar(week.year, week.number, 1)
        return week

    @classmethod
    def of(cls, day: date) -> Week:
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @property
    def first(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def following(self) -> Week:
        return Week.of(self.first + timedelta(days=7))

    @property
    def title(self) -> Words:
        return Words(f"{self.year}年第{self.number}周", f"week {self.number} of {self.year}")

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"


@dataclass(frozen=True, slots=True, order=True)
class Month(ReportPeriod):
    """A calendar month, such as 2026-11, from midnight to midnight."""

    opens: ClassVar[time] = MIDNIGHT
    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def following(self) -> Month:
        return Month.of(self.first + timedelta(days=31))

    @property
    def title(self) -> Words:
        return Words(f"{self.year}年{self.number}月", f"{self.first:%B %Y}")

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


def parse_period(text: str) -> Day | Week | Month:
    """Read `2026-11-24`, `2026-W48` or `2026-11`; raises ValueError for anything else, and for years without a report
    before or after them."""
    found = _parsed(text)
    if not FIRST_YEAR <= found.first.year < date.max.year:
        raise ValueError(f"{text!r} lies outside of the years of reports")
    return found


def _parsed(text: str) -> Day | Week | Month:
    if "W" in text:
        return Week.parse(text)
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return Month.of(date.fromisoformat(f"{text}-01"))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return Day(date.fromisoformat(text))
    raise ValueError(f"{text!r} is no day, week or month")
