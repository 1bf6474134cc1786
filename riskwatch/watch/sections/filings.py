"""Accounts, returns and renewals that are late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riskwatch.domain.snapshot import Filing, Snapshot
from riskwatch.watch.coverage import coverage_of
from riskwatch.watch.facts import Comparison, Fact

RENEWAL = "lei_renewal"


def facts(comparison: Comparison) -> Iterator[Fact]:
    """Filings that became late, and those that are late no longer.

    What the register says of one kind of filing now replaces what it said before; when it says nothing about that
    kind any more, the old delay stays.
    """
    before = comparison.before
    old = _late(before, before.fetched_at.date()) if before else {}
    new = _late(comparison.after, comparison.day)
    # A due day that passed while nobody could look was not told then; telling twice is harmless, never is not.
    unseen = before is not None and coverage_of(before, "FILING_OVERDUE") == "stale"
    for key, filing in new.items():
        if key not in old or unseen:
            yield _fact(key, filing)
    kinds = {filing.kind for filing in comparison.after.filings or ()}
    for key, filing in old.items():
        if key not in new and filing.kind in kinds:
            yield _fact(key, filing, ended_on=_filed(key, filing.kind, comparison) or comparison.day)


def filing_key(filing: Filing) -> str:
    """A filing is known by its kind and the period it is for, else the day it was due; a renewal by its kind alone."""
    if filing.kind == RENEWAL:
        return filing.kind
    return f"{filing.kind}:{filing.period_end or filing.due_on or 'current'}"


def is_late(filing: Filing, day: date) -> bool:
    """Late on `day`. The register's flag lags, so a due day that has passed counts as well; not for an LEI, whose
    issuers publish the lapse itself."""
    if filing.filed_on is not None:
        return False
    passed = filing.due_on is not None and filing.due_on < day and filing.kind != RENEWAL
    if filing.overdue and filing.due_on is not None and filing.due_on >= day and filing.kind != RENEWAL:
        return False  # the due day was moved: the flag is the older word
    return filing.overdue or passed


def _late(snapshot: Snapshot, day: date) -> dict[str, Filing]:
    return {filing_key(filing): filing for filing in snapshot.filings or () if is_late(filing, day)}


def _fact(key: str, filing: Filing, ended_on: date | None = None) -> Fact:
    return Fact(
        "LEI_LAPSED" if filing.kind == RENEWAL else "FILING_OVERDUE",
        key,
        "filings",
        on=filing.due_on,
        after=filing.raw or f"{filing.kind} {filing.period_end or ''}".strip(),
        detail=filing.kind,
        live=ended_on is None,
        ended_on=ended_on,
    )


def _filed(key: str, kind: str, comparison: Comparison) -> date | None:
    """The day it was handed in, if the register says so."""
    rows = [row for row in comparison.after.filings or () if row.kind == kind and row.filed_on]
    same = [row for row in rows if filing_key(row) == key] or rows
    return max((row.filed_on for row in same if row.filed_on and row.filed_on <= comparison.day), default=None)
