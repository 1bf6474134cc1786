"""When a source that sent us away wants to be asked again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime


def asked_for(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """The time in Retry-After (seconds or HTTP date) or X-Ratelimit-Reset (epoch seconds), never before `now`.

    `headers` have names in lower case. None if the source did not say, or said something that is no time.
    """
    moment = _retry_after(headers.get("retry-after", "").strip(), now)
    if moment is None:
        moment = _epoch(headers.get("x-ratelimit-reset", "").strip())
    return None if moment is None else max(moment, now)


def _retry_after(text: str, now: datetime) -> datetime | None:
    if text.isdecimal():
        try:
            return now + timedelta(seconds=int(text))
        except (OverflowError, ValueError):
            return None
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _epoch(text: str) -> datetime | None:
    if not text.isdecimal():
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (OverflowError, OSError, ValueError):
        return None
