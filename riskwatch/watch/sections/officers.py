"""Directors, managers, representatives: who came and who left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from riskwatch.domain.snapshot import Officer, Snapshot
from riskwatch.watch.facts import Comparison, Fact, folded, logged
from riskwatch.watch.people import is_representative

STILL_COUNTS = timedelta(days=180)
"""On the first look, a resignation within this time is told as history: it is the half-life of the sign OWN19."""


def facts(comparison: Comparison) -> Iterator[Fact]:
    """Resignations and appointments. A list of the present holders only says the same by leaving a person out."""
    if comparison.before is None:
        yield from _recent(comparison)
        return
    old, new = _by_key(comparison.before), _by_key(comparison.after)
    old_day = comparison.before.fetched_at.date()
    for key, officer in new.items():
        earlier = old.get(key)
        was, now = earlier is not None and _serves(earlier, old_day), _serves(officer, comparison.day)
        if now and not was:
            yield _joined(key, officer, day_of(officer.role, comparison))
        elif not now and (was or earlier is None):
            yield _left(key, officer)
    for key, officer in old.items():
        if key not in new and _serves(officer, old_day):
            yield _left(key, officer, day_of(officer.role, comparison))


def officer_key(officer: Officer) -> str:
    """A term of office: the register's reference of the person, else the name; with the role and its beginning."""
    return f"{officer.ref or folded(officer.name)}|{folded(officer.role)}|{officer.since or ''}"


def _by_key(snapshot: Snapshot) -> dict[str, Officer]:
    return {officer_key(officer): officer for officer in snapshot.officers or ()}


def _serves(officer: Officer, day: date) -> bool:
    return officer.until is None or officer.until > day


def day_of(role: str, comparison: Comparison) -> date | None:
    """The day the change log gives for a change in such an office."""
    return logged(comparison, "representative" if is_representative(role) else "officers")


def _joined(key: str, officer: Officer, on: date | None) -> Fact:
    return Fact("OFFICER_JOINED", key, "officers", on=officer.since or on, after=officer.name, detail=officer.role)


def _left(key: str, officer: Officer, on: date | None = None) -> Fact:
    return Fact("OFFICER_LEFT", key, "officers", on=officer.until or on, before=officer.name, detail=officer.role)


def _recent(comparison: Comparison) -> Iterator[Fact]:
    for key, officer in _by_key(comparison.after).items():
        if officer.until and comparison.day - STILL_COUNTS <= officer.until <= comparison.day:
            yield _left(key, officer)
