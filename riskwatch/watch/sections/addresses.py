"""Addresses: moved, or no longer good for letters."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.domain.snapshot import Address, Snapshot
from riskwatch.watch.facts import Comparison, Fact, folded, logged, value_pair

WATCHED = ("registered", "business")
"""A postal address is a matter of the letter box and no signal."""


def facts(comparison: Comparison) -> Iterator[Fact]:
    """A changed registered or business address, and the register's own doubts about an address."""
    yield from _moves(comparison)
    yield from _doubts(comparison)


def _of_kind(snapshot: Snapshot, kind: str) -> Address | None:
    return next((address for address in snapshot.addresses or () if address.kind == kind), None)


def _moves(comparison: Comparison) -> Iterator[Fact]:
    if comparison.before is None:
        return
    for kind in WATCHED:
        old, new = _of_kind(comparison.before, kind), _of_kind(comparison.after, kind)
        if old and new and old.text and new.text and folded(old.text) != folded(new.text):
            key = f"{kind}:{value_pair(old.text, new.text)}"
            on = logged(comparison, f"{kind}_address")
            yield Fact("ADDRESS_CHANGED", key, "addresses", on=on, before=old.text, after=new.text, detail=kind)


def _flags(snapshot: Snapshot | None) -> dict[tuple[str, str], Address]:
    rows = (snapshot.addresses if snapshot else None) or ()
    return {(address.kind, flag): address for address in rows for flag in address.flags}


def _doubts(comparison: Comparison) -> Iterator[Fact]:
    old, new = _flags(comparison.before), _flags(comparison.after)
    for (kind, flag), address in new.items():
        if (kind, flag) not in old:
            yield Fact("ADDRESS_INVALID", f"{kind}:{flag}", "addresses", after=address.text, detail=flag, live=True)
    for (kind, flag), address in old.items():
        if (kind, flag) not in new and _of_kind(comparison.after, kind):
            yield Fact(
                "ADDRESS_INVALID", f"{kind}:{flag}", "addresses",
                after=address.text, detail=flag, ended_on=comparison.day,
            )  # fmt: skip
