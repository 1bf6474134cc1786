"""When a source wants to be asked: the hours it allows, told in its own time zone."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from riskwatch.sources import SourceMeta

_DAY = timedelta(days=1)


def is_open(meta: SourceMeta, now: datetime) -> bool:
    """Whether the source's hours allow a request at `now`."""
    return opens_at(meta, now) <= now


def opens_at(meta: SourceMeta, now: datetime) -> datetime:
    """`now` where it may be asked, else the next moment from which it may."""
    if meta.hours is None:
        return now
    opens, closes = meta.hours
    local = now.astimezone(ZoneInfo(meta.time_zone))
    inside = opens <= local.time() < closes if opens < closes else local.time() >= opens or local.time() < closes
    if inside:
        return now
    day = local.date() if local.time() < opens else local.date() + _DAY
    return datetime.combine(day, opens, tzinfo=local.tzinfo).astimezone(now.tzinfo)


def closed_stretch(meta: SourceMeta) -> timedelta:
    """How long the source is closed between two openings; nothing for one that is always open."""
    if meta.hours is None:
        return timedelta(0)
    opens, closes = (timedelta(hours=time.hour, minutes=time.minute) for time in meta.hours)
    return (opens - closes) % _DAY
