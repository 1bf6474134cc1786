"""Owners and controllers: who came, who left, whose share moved to another band."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riskwatch.domain.snapshot import Owner, Snapshot
from riskwatch.watch.facts import Comparison, Fact, folded, logged

CONTROL = 50
"""A share above this, in percent, is control."""

CONTROLLING = "controlling"
"""Word in `Event.detail` of a change that touches a controlling owner."""

UNPAID = "unpaid"
"""Word in `Event.detail` of an owner who left before paying in what was promised."""

EXTENDED = "extended"
"""Word in `Event.detail` of a day for paying in that was put off."""


def facts(comparison: Comparison) -> Iterator[Fact]:
    """Changes among the owners since the last look, and capital that is not paid in on time.

    On the first look there is nothing to compare; a day that has passed counts all the same.
    """
    yield from _overdue(comparison)
    if comparison.before is None:
        return
    yield from _put_off(comparison)
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
            on = gone.get(key) or logged(comparison, "owners")
            yield _fact(f"out:{key}|{owner.since or ''}", owner, None, on)


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
        detail=_detail(old, new),
    )


def _detail(old: Owner | None, new: Owner | None) -> str:
    words = [CONTROLLING] if _controls(old) or _controls(new) else []
    if new is None and old is not None and _owes(old):
        words.append(UNPAID)
    return " ".join(words)


def _owes(owner: Owner) -> bool:
    """Promised more than was paid; where either is not told, nothing is claimed."""
    return owner.subscribed is not None and owner.paid is not None and owner.paid < owner.subscribed


def _late(snapshot: Snapshot | None, day: date) -> dict[str, Owner]:
    owners = _present(snapshot, day) if snapshot else {}
    return {key: row for key, row in owners.items() if row.due_on and row.due_on < day and _owes(row)}


def _overdue(comparison: Comparison) -> Iterator[Fact]:
    before = comparison.before
    was, now = (
        _late(before, before.fetched_at.date() if before else comparison.day),
        _late(comparison.after, comparison.day),
    )
    for key, owner in now.items():
        if key not in was:
            yield _unpaid(key, owner)
    present = _present(comparison.after, comparison.day)
    for key, owner in was.items():
        if key in present and key not in now:
            yield _unpaid(key, owner, ended_on=comparison.day)


def _unpaid(key: str, owner: Owner, ended_on: date | None = None) -> Fact:
    missing = owner.subscribed - owner.paid if owner.subscribed and owner.paid else None
    return Fact(
        "CAPITAL_OVERDUE", f"unpaid:{key}", "owners", on=owner.due_on, after=owner.name,
        live=ended_on is None, ended_on=ended_on, amount=missing,
    )  # fmt: skip


def _put_off(comparison: Comparison) -> Iterator[Fact]:
    if comparison.before is None:
        return
    old = _present(comparison.before, comparison.before.fetched_at.date())
    for key, owner in _present(comparison.after, comparison.day).items():
        was = old[key].due_on if key in old else None
        if was and owner.due_on and owner.due_on > was and _owes(owner):
            yield Fact(
                "CAPITAL_OVERDUE", f"extended:{key}|{was}>{owner.due_on}", "owners",
                before=str(was), after=f"{owner.name} {owner.due_on}", detail=EXTENDED,
            )  # fmt: skip
