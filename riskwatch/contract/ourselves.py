"""Which party of the contract are we? Our profile says so by register number, else by name; it is never guessed."""

from __future__ import annotations

import re
import unicodedata

from riskwatch.contract.reasons import NO_PROFILE
from riskwatch.contract.register import same_name
from riskwatch.domain.contract import Contract, Party, Role
from riskwatch.domain.profile import Profile
from riskwatch.domain.rule import Matter, Side
from riskwatch.domain.snapshot import Identifier
from riskwatch.domain.words import Words

_SIDES: dict[Role, Side] = {Role.SELLER: "seller", Role.BUYER: "buyer"}
_ROLE_NAMES = {
    Role.SELLER: Words("卖方", "the seller"),
    Role.BUYER: Words("买方", "the buyer"),
    Role.GUARANTOR: Words("保证人", "the guarantor"),
    Role.CONSIGNEE: Words("收货人", "the consignee"),
    Role.PAYER: Words("付款人", "the payer"),
    Role.AGENT: Words("代理人", "the agent"),
    Role.OTHER: Words("其他当事人", "another party"),
}
_LONG_ENOUGH = 6
_DERIVED = Words(
    "按公司资料，我方“{name}”是合同的{role}，因此按{role}立场检查。",
    "Our profile says that we, {name}, are {role}: checked from that side.",
)
_NOT_OURS = Words("按公司资料，我方不是合同的这一方", "our profile says that we are not this party")
_AGAINST = Words(
    "指定按{side}立场检查，但按公司资料我方“{name}”是合同的{role}，请确认。",
    "Checked for {side} as asked, but our profile says that we, {name}, are {role}. Please make sure.",
)
_ABSENT = Words(
    "合同当事人里没有我方“{name}”，我方的名称、账户和联系方式没有比对；按{side}立场检查。",
    "We, {name}, are none of the parties, so our name, account and contacts were not compared; checked for {side}.",
)


def our_party(contract: Contract, profile: Profile | None) -> Party | None:
    """The one party with a register number of ours, else the one with a name of ours; None when there is none, or two."""
    if profile is None:
        return None
    ours = {plain_number(each.id) for each in profile.identifiers}
    numbered = [
        party for party in contract.parties if ours & {plain_number(found.value) for found in party.identifiers}
    ]
    named = [party for party in contract.parties if party.name is not None and is_our_name(party.name.value, profile)]
    found = numbered or named
    return found[0] if len({party.role for party in found}) == 1 else None


def is_our_name(name: str, profile: Profile) -> bool:
    """One of our registered, former or short names, whatever its width, case or brackets."""
    return any(same_name(name, each) for each in (*profile.names, *profile.former_names, *profile.short_names))


def us_in(matter: Matter) -> Party | None:
    """The party that we are, when the profile told."""
    return matter.contract.party(matter.ourselves) if matter.ourselves is not None else None


def profile_of_ours(matter: Matter) -> Profile | None:
    """The profile, where what it says is about a party on the side we look from. It is not about a contract between
    others; one that names nobody, or a clause that names no party, leaves nothing to doubt."""
    profile = matter.profile
    if profile is None or side_of(matter.ourselves) == matter.side:
        return profile
    names_us = bool(profile.names or profile.identifiers)
    return None if names_us and any(party.name for party in matter.contract.parties) else profile


def why_not_compared(matter: Matter, missing: Words) -> Words:
    """Why a draft was not compared with our profile: there is none, we are no party on this side, or it lacks something."""
    if matter.profile is None:
        return NO_PROFILE
    return missing if profile_of_ours(matter) is not None else _NOT_OURS


def side_of(role: Role | None) -> Side | None:
    """The side on which a party of that role stands; None for those on neither."""
    return None if role is None else _SIDES.get(role)


def notes_on_side(matter: Matter, *, asked: bool) -> tuple[Words, ...]:
    """What must be said of the side from which the draft was looked at; `asked` when somebody chose it."""
    profile, role = matter.profile, matter.ourselves
    if profile is None or not profile.name or not any(party.name for party in matter.contract.parties):
        return ()
    side = _ROLE_NAMES[Role(matter.side)]
    values: dict[str, object] = {"name": profile.name, "side": side}
    if role is None:
        return (_ABSENT.filled(values),)
    values["role"] = _ROLE_NAMES[role]
    if side_of(role) not in (None, matter.side):
        return (_AGAINST.filled(values),)
    return () if asked or role.value != matter.side else (_DERIVED.filled(values),)


def looks_alike(number: str, ours: Identifier) -> bool:
    """A number of the same register as ours, to go by its shape: as long, and letters where ours has letters."""
    shapes = [re.sub(r"[A-Z]", "A", re.sub(r"\d", "0", each)) for each in (plain_number(number), ours.id)]
    if ours.scheme == "uscc":
        return len(shapes[0]) == len(shapes[1])
    return shapes[0] == shapes[1]


def differs_by_one(one: str, other: str) -> bool:
    """Equal but for one character that was changed, left out or added; only of names long enough to tell."""
    short, long = sorted((_letters(one), _letters(other)), key=len)
    if short == long or len(long) - len(short) > 1 or len(short) < _LONG_ENOUGH:
        return False
    at = next((at for at, (mine, yours) in enumerate(zip(short, long, strict=False)) if mine != yours), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _letters(name: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFKC", name).casefold() if mark.isalnum())


def plain_number(number: str) -> str:
    """A register number without spaces, in narrow capitals."""
    return "".join(unicodedata.normalize("NFKC", number).split()).upper()
