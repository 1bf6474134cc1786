"""Rows of lists that an answer does not show: not asked for this time, cut off, no longer listed, or over.

A source may answer for one list and fail for another of the same section, and show no more than the newest entries. So
each row is kept or let go by what was said about its own list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from riskwatch.domain.snapshot import Charge, Enforcement, Notice, Sanction, Snapshot
from riskwatch.watch.coverage import coverage_of
from riskwatch.watch.sections import charges, enforcement, notices, sanctions

_CODES: Mapping[str, Callable[[Any], str | None]] = {
    "enforcement": lambda row: enforcement.CODES[row.kind],
    "sanctions": lambda row: "SANCTIONED",
    "notices": lambda row: notices.CODES.get(row.kind),
    "charges": charges.code_of,
}
_KEYS: Mapping[str, Callable[[Any], str]] = {
    "enforcement": enforcement.key_of,
    "sanctions": sanctions.key_of,
    "notices": notices.key_of,
    "charges": charges.charge_key,
}
SECTIONS = tuple(_CODES)
"""The sections that hold several lists, or lists whose entries vanish."""

Row = Charge | Enforcement | Notice | Sanction


def list_code(section: str, row: Row) -> str | None:
    """The signal of the list in which a row stands; None for a row that is only information."""
    return _CODES[section](row)


def still_listed(section: str, before: Snapshot, after: Snapshot) -> tuple[tuple[Row, ...], frozenset[str]]:
    """The rows of `after` with those of `before` that it cannot speak for, and the signals of these."""
    now: tuple[Row, ...] = getattr(after, section) or ()
    shown = {_KEYS[section](row) for row in now}
    kept: list[Row] = []
    unseen: set[str] = set()
    for row in getattr(before, section) or ():
        code = list_code(section, row)
        if _KEYS[section](row) in shown or code is None:
            continue
        if not _looked_at(after, code):
            kept.append(row)
            unseen.add(code)
        elif code in after.partial:
            kept.append(row)
        elif (missing := _missing(row, after.fetched_at.date())) is not None:
            kept.append(missing)
    return (*now, *kept), frozenset(unseen)


def _looked_at(snapshot: Snapshot, code: str) -> bool:
    return coverage_of(snapshot, code) == "checked"


def _missing(row: Row, day: date) -> Row | None:
    """How a row counts that a whole list no longer has; None where nothing of it is left to know.

    A vanished charge or notice is left to the comparison of whole sections (`suspicion`).
    """
    if isinstance(row, Sanction):
        return None if row.missing_since else replace(row, missing_since=day)
    if not isinstance(row, Enforcement) or row.kind in enforcement.SINGLE_DAYS or enforcement.is_over(row, day):
        return None
    if row.missing_since is None:
        return replace(row, missing_since=day)
    return None if row.kind in enforcement.CLOSED_BY_LAW else row
