"""Dates as registers write them."""

from __future__ import annotations

import re
import unicodedata
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


_FRENCH_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
)  # fmt: skip


def read_french_date(text: str) -> date | None:
    """A day written YYYY-MM-DD, DD/MM/YYYY or in French words ("1er décembre 2009"); None for a placeholder.

    Raises ValueError for anything else.
    """
    plain = unicodedata.normalize("NFKD", text.strip().lower())
    words = "".join(char for char in plain if not unicodedata.combining(char)).split()
    if len(words) == 3 and words[1] in _FRENCH_MONTHS:
        return date(int(words[2]), _FRENCH_MONTHS.index(words[1]) + 1, int(words[0].removesuffix("er")))
    return read_dotted_date(text, "/") if "/" in text else read_date(text)


def read_dotted_date(text: str, sign: str = ".") -> date | None:
    """A day written DD.MM.YYYY (or with another sign between); None for a placeholder. Raises ValueError else."""
    parts = text.strip().split(sign)
    if text.strip() in UNKNOWN_DATES:
        return None
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        raise ValueError(f"{text!r} is not a date")
    return date(int(parts[2]), int(parts[1]), int(parts[0]))


def read_moment(text: str) -> datetime | None:
    """An instant in ISO 8601; without a zone it is UTC. None for a placeholder; raises ValueError for anything else."""
    if text.strip()[:10] in UNKNOWN_DATES:
        return None
    moment = datetime.fromisoformat(text.strip())
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
