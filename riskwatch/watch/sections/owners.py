"""Owners and controllers: who came, who left, whose share moved to another band."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riskwatch.domain.snapshot import Owner, Snapshot
from riskwatch.watch.facts import Comparison, Fact, folded

CONTROL = 50
"""A share above this, in percent, is control."""

CONTROLLING = "controlling"
"""Word in `Event.detail` of a change that touches a controlling owner."""


def facts(comparison: Comparison) -> Iterator[Fact]:
    """Changes among the owners since the last look; on the first look there is nothing to compare."""
    if comparison.before is None:
        return
    old = _present(comparison.before, comparison.before.fetched_at.date())
    new = _present(comparison.after, comparison.day)
    for key, owner in new.items():
        if key not in old:
            yield _fact(f"in:{key}|{owner.since or ''}", None, owner)
        elif _share(old[key]) != _share(owner):
            yield _fact(f"share:{key}|{_share(old[key])}>{_share(owner)}", old[key], owner)
    gone = {_key(owner): owner.until for owner in comparison.after.owners or () if owner.until}
    for key, owner in old.items():
        if key not in new:
            yield _fact(f"out:{key}|{owner.since or ''}", owner, None, gone.get(key))


def _key(owner: Owner) -> str:
    return f"{owner.ref or folded(owner.name)}|{folded(owner.kind)}"


def _present(snapshot: Snapshot, day: date) -> dict[str, Owner]:
    return {_key(owner): owner for owner in snapshot.owners or () if owner.until is None or owner.until > day}


def _share(owner: Owner) -> str:
    low, high = owner.share_min, owner.share_max
    return "" if low is None and high is None else f"{'' if low is None else low}-{'' if high is None else high}%"


def _told(owner: Owner | None) -> str:
    return "" if owner is None else f"{owner.name} {_share(owner)}".strip()


def _controls(owner: Owner | None) -> bool:
    """Controlling by share; an owner whose share is not known (a parent company in an LEI record) controls."""
    if owner is None:
        return False
    return (owner.share_min is None and owner.share_max is None) or (owner.share_min or 0) >= CONTROL


def _fact(key: str, old: Owner | None, new: Owner | None, until: date | None = None) -> Fact:
    return Fact(
        "OWNER_CHANGE",
        key,
        "owners",
        on=until or (new.since if new and old is None else None),
        before=_told(old),
        after=_told(new),
        detail=CONTROLLING if _controls(old) or _controls(new) else "",
    )
