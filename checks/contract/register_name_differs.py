"""PTY004: what the contract says of a party against what its register says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Party,
    Snapshot,
    contract_check,
    register_note,
    same_name,
    watched_parties,
)

_REPRESENTATIVE = ("legal_representative", "DAGL", "daglig leder")


@contract_check("registry", "parties")
def register_name_differs(matter: Matter) -> Iterator[Answer]:
    """Another current name, a former name, another legal representative or another registered address."""
    for found in watched_parties(matter):
        if isinstance(found, tuple):
            yield from _name(*found)
            yield from _representative(*found)
            yield from _address(*found)
        else:
            yield found


def _name(party: Party, snapshot: Snapshot) -> Iterator[Answer]:
    if party.name is None or not snapshot.legal_name or same_name(party.name.value, snapshot.legal_name):
        return
    former = any(same_name(party.name.value, name) for name in snapshot.former_names)
    yield Hit(
        party.name.span,
        variant="former_name" if former else "",
        values={"party": party.name.value, "registered": snapshot.legal_name, "number": snapshot.subject.id},
        registry=register_note(snapshot),
    )


def _representative(party: Party, snapshot: Snapshot) -> Iterator[Answer]:
    stated = party.legal_representative
    if stated is None or snapshot.officers is None:
        return
    current = [one.name for one in snapshot.officers if one.role in _REPRESENTATIVE and one.until is None]
    if current and not any(same_name(stated.value, name) for name in current):
        yield Hit(
            stated.span,
            variant="representative",
            values={"stated": stated.value, "registered": current[0]},
            registry=register_note(snapshot),
        )


def _address(party: Party, snapshot: Snapshot) -> Iterator[Answer]:
    stated = party.address
    registered = next((one.text for one in snapshot.addresses or () if one.kind == "registered"), "")
    if stated is None or not registered or _same_place(stated.value, registered):
        return
    yield Hit(
        stated.span,
        variant="address",
        values={"stated": stated.value, "registered": registered},
        registry=register_note(snapshot),
    )


def _same_place(one: str, other: str) -> bool:
    """Same postcode, or one text inside the other: a renamed district or a floor more is the same place."""
    codes = [
        set(re.findall(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\d{4,6}\b", text.upper())) for text in (one, other)
    ]
    if codes[0] & codes[1]:
        return True
    plain = [re.sub(r"[\s,，.。]+", "", text).casefold() for text in (one, other)]
    return plain[0] in plain[1] or plain[1] in plain[0]
