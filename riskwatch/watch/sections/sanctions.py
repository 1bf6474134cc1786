"""Sanctions and debarment lists: put on, taken off. A list is published whole, so being gone from it twice is the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riskwatch.domain.snapshot import Sanction, Snapshot
from riskwatch.watch.facts import Comparison, Fact, folded


def facts(comparison: Comparison) -> Iterator[Fact]:
    """Entries that are new, that came back, that are gone once (which still counts) or for good."""
    old, new = by_key(comparison.before), by_key(comparison.after)
    for key, entry in new.items():
        earlier = old.get(key)
        if earlier is None or earlier.missing_since != entry.missing_since:
            yield _fact(key, entry)
    for key, entry in old.items():
        if key not in new and entry.missing_since:
            yield _fact(key, entry, ended_on=entry.missing_since)


def key_of(entry: Sanction) -> str:
    """An entry is known by its number in its list."""
    return f"{folded(entry.list_name)}:{entry.ref or folded(entry.program)}"


def by_key(snapshot: Snapshot | None) -> dict[str, Sanction]:
    return {key_of(entry): entry for entry in (snapshot.sanctions if snapshot else None) or ()}


def _fact(key: str, entry: Sanction, ended_on: date | None = None) -> Fact:
    return Fact(
        "SANCTIONED",
        key,
        "sanctions",
        on=entry.since,
        after=entry.list_name,
        detail=entry.program or ", ".join(entry.topics),
        live=ended_on is None,
        ended_on=ended_on,
        gone_since=entry.missing_since if ended_on is None else None,
    )
