"""AUT003: who signs as director or legal representative against the officers that the register shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Party,
    SignatureBlock,
    Snapshot,
    contract_check,
    register_note,
    same_person,
    watched_parties,
)

_CAPACITIES = ("legal_representative", "director", "officer")


@contract_check("registry", "parties")
def signatory_not_registered(matter: Matter, recent_days: int = 90) -> Iterator[Answer]:
    """A person signs as representative or director whom the register does not show, or who changed in `recent_days`."""
    for found in watched_parties(matter):
        if not isinstance(found, tuple):
            yield found
            continue
        party, snapshot = found
        for block in matter.contract.signatures:
            if _signs_for(block, party):
                yield from _judged(block, party, snapshot, recent_days)


def _signs_for(block: SignatureBlock, party: Party) -> bool:
    return block is party.signature or block.label in (party.label, *party.labels)


def _judged(block: SignatureBlock, party: Party, snapshot: Snapshot, recent_days: int) -> Iterator[Answer]:
    if block.signatory is None or block.capacity not in _CAPACITIES or not snapshot.officers:
        return
    person, name = block.signatory.value, party.name.value if party.name else party.label
    mine = [one for one in snapshot.officers if same_person(one.name, person)]
    values = {"person": person, "party": name, "day": snapshot.fetched_at.date().isoformat()}
    recent = snapshot.fetched_at.date() - timedelta(days=recent_days)
    if not any(one.until is None for one in mine):
        left = next((one.until for one in mine if one.until), None)
        variant = "left" if left else ""
        values["left"] = left.isoformat() if left else ""
    elif all(one.since and one.since >= recent for one in mine if one.until is None):
        variant = "recent"
        values["since"] = max(one.since for one in mine if one.since).isoformat()
    else:
        return
    yield Hit(block.signatory.span, variant=variant, values=values, registry=register_note(snapshot, "officers"))
