"""When a reader is not to be disturbed, and until when: on the reader's own clock, jumps of summer time included."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from riskwatch.domain.preferences import QuietHours
from riskwatch.working_days import is_working_day

LOOK_AHEAD = 31
"""Days; no holiday is longer."""
MIDNIGHT = time(0)


def quiet_until(quiet: QuietHours, zone: ZoneInfo, moment: datetime) -> datetime | None:
    """When the quiet time that `moment` falls into is over; None when it falls into none."""
    if not _is_quiet(quiet, moment.astimezone(zone)):
        return None
    later = (end for end in _ends(quiet, zone, moment.astimezone(zone).date()) if end > moment)
    return next((end for end in later if not _is_quiet(quiet, end.astimezone(zone))), None)


def _is_quiet(quiet: QuietHours, local: datetime) -> bool:
    return not _is_worked(quiet, local.date()) or _is_night(quiet, local.time())


def _is_worked(quiet: QuietHours, day: date) -> bool:
    if quiet.working_days == "every_day":
        return True
    known = is_working_day(day) if quiet.working_days == "china" else None
    return known if known is not None else day.weekday() < 5


def _is_night(quiet: QuietHours, now: time) -> bool:
    begins, ends = quiet.begins, quiet.ends
    if begins is None or ends is None:
        return False
    return begins <= now < ends if begins < ends else now >= begins or now < ends


def _ends(quiet: QuietHours, zone: ZoneInfo, first: date) -> Iterator[datetime]:
    """The moments at which quiet time can end, in order: midnight, and the end of the quiet hours. A time that the clock
    shows twice, when summer time ends, is two moments."""
    times = [MIDNIGHT] if quiet.ends is None else sorted({MIDNIGHT, quiet.ends})
    for number in range(LOOK_AHEAD):
        day = first + timedelta(days=number)
        moments = {
            datetime.combine(day, at, zone).replace(fold=fold).astimezone(UTC) for at in times for fold in (0, 1)
        }
        yield from sorted(moments)
