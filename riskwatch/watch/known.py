"""What we know of a company after an answer with holes: the new facts, and the last known ones where it was blind."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from riskwatch.domain.snapshot import Coverage, Snapshot
from riskwatch.watch import listed
from riskwatch.watch.coverage import ALWAYS_READ, LISTS, NOT_ASKED, SECTION_CODES, failed
from riskwatch.watch.sections.standing import still_open
from riskwatch.watch.suspicion import thin_sections


def last_known(before: Snapshot, after: Snapshot) -> Snapshot:
    """`after`, with every section it lost, failed to read or shows suspiciously thin taken from `before`.

    A case that is merely gone is kept until the register's own status says otherwise; a row of a list that was not
    looked at, or is no longer shown, as `listed` says. The signals of a section that
    was carried over are marked stale: not checked now, kept as last known. This is the snapshot to store and to
    compare the next answer with, so that nothing that changes while a section is blind is missed afterwards.
    """
    blind = blind_sections(before, after)
    after = replace(after, insolvency=still_open(before, after))
    carried: dict[str, Any] = {section: getattr(before, section) for section in blind}
    codes = (code for section in blind for code in SECTION_CODES.get(section, ()))
    stale: dict[str, Coverage] = {code: "stale" for code in codes if after.coverage.get(code) not in NOT_ASKED}
    for section in listed.SECTIONS:
        if section not in blind and getattr(before, section):
            carried[section], unseen = listed.still_listed(section, before, after)
            stale |= dict.fromkeys(unseen, "stale")
    return replace(after, **carried, coverage={**after.coverage, **stale})


def blind_sections(before: Snapshot, after: Snapshot) -> frozenset[str]:
    """The sections that `after` says nothing believable about although `before` knew them."""
    return frozenset(section for section in LISTS if _blind(section, before, after)) | thin_sections(before, after)


def _blind(section: str, before: Snapshot, after: Snapshot) -> bool:
    if getattr(before, section) is None:
        return False
    rows = getattr(after, section)
    if rows and section in ALWAYS_READ:
        return False
    return rows is None or failed(after, section)
