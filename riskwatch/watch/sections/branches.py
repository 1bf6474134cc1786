"""Branches: closed since the last look, or lately by their own date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from riskwatch.domain.snapshot import Branch, Snapshot
from riskwatch.watch.facts import Comparison, Fact, folded, logged

STILL_COUNTS = timedelta(days=180)
"""On the first look, a closing within this time is told as history: it is the half-life of the sign MGT16."""


def facts(comparison: Comparison) -> Iterator[Fact]:
    """Closed by the register's word, or no longer among the branches that are there now."""
    new = _by_key(comparison.after)
    if comparison.before is None:
        recent = (
            branch for branch in new.values() if branch.closed_on and _is_recent(branch.closed_on, comparison.day)
        )
        yield from (_closed(branch, branch.closed_on) for branch in recent)
        return
    for key, branch in _by_key(comparison.before).items():
        now = new.get(key)
        if not branch.closed and (now is None or now.closed):
            yield _closed(branch, (now.closed_on if now else None) or logged(comparison, "branches"))


def _by_key(snapshot: Snapshot) -> dict[str, Branch]:
    return {branch.ref or folded(branch.name): branch for branch in snapshot.branches or ()}


def _is_recent(day: date, today: date) -> bool:
    return today - STILL_COUNTS <= day <= today


def _closed(branch: Branch, on: date | None) -> Fact:
    return Fact("BRANCH_CLOSED", branch.ref or folded(branch.name), "branches", on=on, before=branch.name)
