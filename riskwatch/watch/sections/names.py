"""The registered name: renamed or not. Trading names and translations come and go without meaning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from riskwatch.domain.snapshot import Snapshot
from riskwatch.watch.facts import Comparison, Fact, folded, logged, value_pair

STILL_COUNTS = timedelta(days=365)
"""On the first look, a renaming within this time is told as history: it is the span of the sign MGT14."""


def facts(comparison: Comparison) -> Iterator[Fact]:
    """A new legal name; on the first look the dated former names of the last year."""
    before, after = comparison.before, comparison.after
    if before is None:
        yield from _recent(after, comparison)
    elif before.legal_name and after.legal_name and folded(before.legal_name) != folded(after.legal_name):
        current = next(name for name in after.names if name.kind == "legal")
        since = current.since or _left(after, before.legal_name) or logged(comparison, "legal_name")
        yield Fact(
            "NAME_CHANGED", value_pair(before.legal_name, after.legal_name), "names",
            on=since, before=before.legal_name, after=after.legal_name,
        )  # fmt: skip


def _left(snapshot: Snapshot, name: str) -> date | None:
    return next(
        (old.until for old in snapshot.names if old.kind == "former" and folded(old.name) == folded(name)), None
    )


def _recent(snapshot: Snapshot, comparison: Comparison) -> Iterator[Fact]:
    dated = [name for name in snapshot.names if name.kind == "former" and name.until is not None]
    dated.sort(key=lambda name: (name.until, name.name))
    for position, old in enumerate(dated):
        if old.until is not None and comparison.day - STILL_COUNTS <= old.until <= comparison.day:
            new = dated[position + 1].name if position + 1 < len(dated) else snapshot.legal_name
            yield Fact("NAME_CHANGED", value_pair(old.name, new), "names", on=old.until, before=old.name, after=new)
