"""What a reader wants to be told at once, over which channel, and when not to be disturbed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from riskwatch.domain.alert import SEVERITIES, AlertSeverity
from riskwatch.domain.calendar import CUT_OFF

MAIL = "mail"
"""The channel that everybody has."""

WorkingDays = Literal["every_day", "weekdays", "china"]
WORKING_DAYS: tuple[WorkingDays, ...] = ("every_day", "weekdays", "china")
"""Which days a reader works on: all, Monday to Friday, or those that the State Council orders."""

AtOnce = Literal["critical", "high", "notice", "info", "never"]
LATEST_DAY = 4
"""The weekly mail goes out by Friday: on Saturday at its cut-off time it is not sent any more."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Times in which a message waits, in the reader's own zone: each day from `begins` to `ends` (over midnight where it
    begins later than it ends; none where either is missing), and the whole of every day that is not worked on."""

    begins: time | None = None
    ends: time | None = None
    working_days: WorkingDays = "every_day"


@dataclass(frozen=True, slots=True)
class Preferences:
    """One reader's choice. `at_once` is the least severity that does not wait for the weekly mail; `branches` narrows that
    to their customers (none: all); `sources` says whether an administrator hears of sources and channels that fail.
    The weekly mail goes out on `weekly_day` (0 is Monday) at `weekly_time`, never before its cut-off;
    `daily` and `monthly` readers get the reports of days and months too."""

    at_once: AtOnce = "critical"
    channel: str = MAIL
    branches: tuple[str, ...] = ()
    sources: bool = True
    quiet: QuietHours = QuietHours()
    weekly_day: int = 0
    weekly_time: time = CUT_OFF
    daily: bool = False
    monthly: bool = False

    def takes(self, severity: AlertSeverity, branch: str) -> bool:
        """Whether an alert of that severity about a customer of that branch is told at once."""
        if self.at_once == "never" or SEVERITIES.index(severity) > SEVERITIES.index(self.at_once):
            return False
        return not self.branches or branch in self.branches

    @property
    def hears_everything_critical(self) -> bool:
        return self.at_once != "never" and not self.branches

    def weekly_at(self, cut_off: datetime, zone: ZoneInfo) -> datetime:
        """When the weekly mail with that cut-off goes out."""
        day: date = cut_off.astimezone(zone).date() + timedelta(days=self.weekly_day)
        return max(cut_off, datetime.combine(day, self.weekly_time, zone))
