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
    after = _with_last_head(before, replace(after, insolvency=still_open(before, after)))
    carried: dict[str, Any] = {section: getattr(before, section) for section in blind}
    codes = (code for section in blind for code in SECTION_CODES.get(section, ()))
    stale: dict[str, Coverage] = {code: "stale" for code in codes if after.coverage.get(code) not in NOT_ASKED}
    for section in listed.SECTIONS:
        if section not in blind and getattr(before, section):
            carried[section], unseen = listed.still_listed(section, before, after)
            stale |= dict.fromkeys(unseen, "stale")
    stale |= dict.fromkeys(_not_asked_again(before, after), "stale")
    last = {code: before.checked_at.get(code, before.fetched_at) for code in stale}
    return replace(after, **carried, coverage={**after.coverage, **stale}, checked_at=last)


def _not_asked_again(before: Snapshot, after: Snapshot) -> list[str]:
    """Signals that were looked at before and are not told by this answer at all: what was seen then is the last known."""
    known = (code for code, state in before.coverage.items() if state in ("checked", "stale"))
    return [code for code in known if after.coverage.get(code) in NOT_ASKED]


def _with_last_head(before: Snapshot, after: Snapshot) -> Snapshot:
    """Name, status and capital of an answer that shows only a list."""
    has_status = bool(after.status.raw) or after.status.normalised != "unknown"
    return replace(
        after,
        names=after.names or before.names,
        status=after.status if has_status else before.status,
        identifiers=after.identifiers or before.identifiers,
        legal_form=after.legal_form or before.legal_form,
        incorporated_on=after.incorporated_on or before.incorporated_on,
        ceased_on=after.ceased_on if has_status else before.ceased_on,
        capital=after.capital or before.capital,
    )


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
