"""PTY004: what the contract says of a party against what its register says, and of us against our own profile."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotJudged,
    PartNotJudged,
    Party,
    Profile,
    Snapshot,
    contract_check,
    differs_by_one,
    is_our_name,
    looks_alike,
    plain_number,
    reasons,
    register_note,
    same_name,
    us_in,
    watched_parties,
)

_REPRESENTATIVE = ("legal_representative", "DAGL", "daglig leder")


@contract_check("parties")
def register_name_differs(matter: Matter) -> Iterator[Answer]:
    """Another current name, a former name, another legal representative or another registered address; of ourselves,
    another name or number than our profile has."""
    yield from _ourselves(matter)
    if not matter.snapshots:
        yield NotJudged(reasons.NO_SNAPSHOT) if matter.profile is None else PartNotJudged(reasons.NO_SNAPSHOT)
    elif matter.profile is None:
        yield PartNotJudged(reasons.NO_PROFILE)
    for found in watched_parties(matter):
        if isinstance(found, tuple):
            yield from _name(*found)
            yield from _representative(*found)
            yield from _address(*found)
        else:
            yield found


def _ourselves(matter: Matter) -> Iterator[Answer]:
    profile, party = matter.profile, us_in(matter)
    if profile is None:
        return
    if party is None:
        yield from _almost_us(matter, profile)
        return
    stated = party.name
    if stated is not None and profile.names and not any(same_name(stated.value, name) for name in profile.names):
        variant = "own_former_name" if is_our_name(stated.value, profile) else "own_name"
        yield Hit(stated.span, variant=variant, values={"party": stated.value, "registered": profile.name})
    for number in party.identifiers:
        ours = next((each.id for each in profile.identifiers if looks_alike(number.value, each)), None)
        if ours is not None and ours != plain_number(number.value):
            yield Hit(number.span, variant="own_number", values={"stated": number.value, "registered": ours})


def _almost_us(matter: Matter, profile: Profile) -> Iterator[Answer]:
    """A seller or buyer whose name is ours but for one character: more likely a slip than another company."""
    for party in matter.contract.parties:
        if party.name is None:
            continue
        for name in profile.names:
            if differs_by_one(party.name.value, name):
                yield Hit(party.name.span, variant="almost_us", values={"party": party.name.value, "registered": name})
                return


def _name(party: Party, snapshot: Snapshot) -> Iterator[Answer]:
    if party.name is None or not snapshot.legal_name or same_name(party.name.value, snapshot.legal_name):
        return
    former = any(same_name(party.name.value, name) for name in snapshot.former_names)
    yield Hit(
        party.name.span,
        variant="former_name" if former else "",
        values={"party": party.name.value, "registered": snapshot.legal_name, "number": snapshot.subject.id},
        registry=register_note(snapshot, "names"),
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
            registry=register_note(snapshot, "officers"),
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
        registry=register_note(snapshot, "addresses"),
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
