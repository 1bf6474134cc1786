"""Dates as registers write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

UNKNOWN_DATES = frozenset({"", "-", "0001-01-01", "1900-01-01", "1970-01-01", "2999-12-31", "9999-12-31", "暂无"})
"""What registers put where they know no date."""


def read_date(text: str) -> date | None:
    """A day written YYYY-MM-DD, alone or before a time of day; None for a placeholder.

    Raises ValueError for anything else. An instant keeps the day that is written, in the zone it is written in.
    """
    day = text.strip()
    if day[:10] in UNKNOWN_DATES:
        return None
    if len(day) > 10:
        datetime.fromisoformat(day)
        day = day[:10]
    if not _DAY.fullmatch(day):
        raise ValueError(f"{text!r} is not a date")
    return date.fromisoformat(day)


def read_moment(text: str) -> datetime | None:
    """An instant in ISO 8601; without a zone it is UTC. None for a placeholder; raises ValueError for anything else."""
    if text.strip()[:10] in UNKNOWN_DATES:
        return None
    moment = datetime.fromisoformat(text.strip())
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
