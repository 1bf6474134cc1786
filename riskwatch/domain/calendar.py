"""Weeks and cut-offs, in a reader's own time zone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""A clock is passed in, never asked of the system; it answers zone-aware times."""

CUT_OFF = time(8, 0)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO week, such as 2026-W48."""

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
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def following(self) -> Week:
        return Week.of(self.monday + timedelta(days=7))

    @property
    def previous(self) -> Week:
        return Week.of(self.monday - timedelta(days=7))

    def begins(self, zone: ZoneInfo) -> datetime:
        """The cut-off of the week before: Monday 08:00 of this week in `zone`."""
        return datetime.combine(self.monday, CUT_OFF, zone)

    def cut_off(self, zone: ZoneInfo) -> datetime:
        """The weekly mail shows the state at Monday 08:00 after the week, in the reader's zone."""
        return datetime.combine(self.monday + timedelta(days=7), CUT_OFF, zone)

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"
