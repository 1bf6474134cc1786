"""Is a good-looking answer suspiciously thin? Then the section that shrank is frozen, and only that one."""

from __future__ import annotations

from riskwatch.domain.snapshot import Snapshot
from riskwatch.watch.coverage import ALWAYS_READ, LISTS, NOT_ASKED, SECTION_CODES, coverage_of

KEEPS = 0.95
"""A list of LONG rows or more that keeps less than this share of its rows is not believed."""

LONG = 20
"""From here on, 95 % means at least one whole row; in a shorter list one person's leave would look like a fault."""


VANISHING = frozenset({"enforcement", "sanctions"})
"""Entries of these lists come and go by law; `listed` knows what a missing one means."""


def thin_sections(before: Snapshot, after: Snapshot) -> frozenset[str]:
    """The sections of `after` that shrank beyond belief against the last good answer.

    A list that vanished (rows before, none now, or no list at all) always counts; a long one below 95 % of its rows;
    a short one that lost more than half. Status and insolvency are never among them: they are read from every answer.
    A list that the reader itself calls stale (a register drops the officers of a bankrupt company) is explained, not
    suspicious; it keeps its last known rows all the same.
    """
    never = ALWAYS_READ | VANISHING
    return frozenset(section for section in LISTS if section not in never and _thin(section, before, after))


def _explained(section: str, after: Snapshot) -> bool:
    said = {coverage_of(after, code) for code in SECTION_CODES.get(section, ())} - NOT_ASKED
    return said == {"stale"}


def _thin(section: str, before: Snapshot, after: Snapshot) -> bool:
    if getattr(after, section) is None and _explained(section, after):
        return False
    had = len(getattr(before, section) or ())
    has = len(getattr(after, section) or ())
    if has >= had:
        return False
    return has == 0 or (has < had * KEEPS if had >= LONG else has * 2 < had)
