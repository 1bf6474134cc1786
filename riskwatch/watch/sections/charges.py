"""Security rights in the company's assets: registered, paid off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riskwatch.domain.snapshot import Charge, Snapshot
from riskwatch.watch.facts import Comparison, Fact, folded

OVER = ("satisfied", "void")
ALL_ASSETS = "all_assets"
"""Word in `Event.detail` of a charge over everything the company has; `Event.after` names the holder."""


def facts(comparison: Comparison) -> Iterator[Fact]:
    """Charges that are outstanding and new, and those paid off since. A charge that merely vanished stays as it was."""
    old, new = _by_key(comparison.before), _by_key(comparison.after)
    for key, charge in new.items():
        earlier = old.get(key)
        if charge.status in OVER:
            yield from _paid_off(key, earlier, charge, comparison)
        elif charge.status != "unknown" and (earlier is None or earlier.status in (*OVER, "unknown")):
            yield _registered(key, charge)


def charge_key(charge: Charge) -> str:
    """A charge is known by its register number, else by kind, holder and date."""
    return f"charge:{charge.ref or f'{charge.kind}|{folded(charge.holder)}|{charge.created_on}'}"


def _by_key(snapshot: Snapshot | None) -> dict[str, Charge]:
    return {charge_key(charge): charge for charge in (snapshot.charges if snapshot else None) or ()}


def code_of(charge: Charge) -> str:
    """The signal of a charge that is outstanding."""
    return "EQUITY_PLEDGED" if charge.kind == "equity_pledge" else "CHARGE_REGISTERED"


def _registered(key: str, charge: Charge, ended_on: date | None = None) -> Fact:
    return Fact(
        code_of(charge),
        key,
        "charges",
        on=charge.created_on,
        before=charge.giver,
        after=charge.holder,
        detail=ALL_ASSETS if charge.covers_everything else charge.kind,
        live=ended_on is None,
        ended_on=ended_on,
        amount=charge.amount,
    )


def _paid_off(key: str, earlier: Charge | None, charge: Charge, comparison: Comparison) -> Iterator[Fact]:
    if comparison.before is None or (earlier and earlier.status in OVER):
        return
    ended = charge.ended_on or comparison.day
    if earlier:
        yield _registered(key, charge, ended_on=ended)
    yield Fact("CHARGE_SATISFIED", key, "charges", on=charge.ended_on, before=charge.holder, detail=charge.status)
