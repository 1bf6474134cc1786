"""Readers' time zones; a bad one never stops the others."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from riskwatch.store.records import User


def zone_of(user: User, fallback: str) -> ZoneInfo:
    """The reader's time zone; the house's when the stored name is none (a bad name must not stop the others' mail)."""
    for name in (user.time_zone, fallback):
        zone = _zone(name)
        if zone is not None:
            return zone
    return ZoneInfo("UTC")


def zone_named(name: str) -> ZoneInfo:
    """The zone of that name, UTC if there is none."""
    return _zone(name) or ZoneInfo("UTC")


def zone_is_known(name: str) -> bool:
    return _zone(name) is not None


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
