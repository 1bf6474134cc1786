"""EVD003: notice details that contradict each other or cannot be right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Matter,
    PartNotJudged,
    Party,
    Role,
    Term,
    Words,
    contract_check,
    reasons,
    us_in,
)

_DEDICATED = re.compile(r"专用|仅用于|only|for notices", re.IGNORECASE)
_NOISE = re.compile(r"[\s,，.。、;；:：()（）#\-—]+")
_TRADING = (Role.SELLER, Role.BUYER)
OTHER_SCRIPT = Words(
    "公司资料里的地址与合同不是同一种文字，没有比对地址",
    "our address is on file in another script than here and was not compared",
)


@contract_check()
def notice_details_contradict(matter: Matter) -> Iterator[Answer]:
    """Malformed phone or e-mail, one phone for both sides, a service address that is not the party's address."""
    contract = matter.contract
    for kind, variant in (("email.malformed", "email"), ("phone.malformed", "phone")):
        for term in contract.terms_of(kind):
            yield Hit(term.span, variant=variant, values={"value": term.value})
    yield from _same_phone(contract)
    yield from _not_as_in_our_profile(matter)
    for term in contract.terms_of("address"):
        party = _party_of(contract, term)
        if term.detail.get("service") == "yes" and party is not None:
            yield from _other_address(contract, term, party)


def _same_phone(contract: Contract) -> Iterator[Hit]:
    phones = [party.phone for role in _TRADING if (party := contract.party(role)) and party.phone]
    if len(phones) == 2 and _plain(phones[0].value) == _plain(phones[1].value) and phones[0].span != phones[1].span:
        yield Hit(phones[1].span, variant="same_phone", values={"value": phones[1].value}, related=(phones[0].span,))


def _not_as_in_our_profile(matter: Matter) -> Iterator[Hit | PartNotJudged]:
    """Our own address, telephone and mailbox against those of the profile; what the profile leaves open is not compared."""
    profile, party = matter.profile, us_in(matter)
    if profile is None:
        yield PartNotJudged(reasons.NO_PROFILE)
    if profile is None or party is None:
        return
    address, phone, email = party.address, party.phone, party.email
    if address and profile.address and _in_han(address.value) is not _in_han(profile.address):
        yield PartNotJudged(OTHER_SCRIPT)
    elif address and profile.address and not _same_place(address.value, profile.address):
        yield Hit(address.span, variant="own", values={"value": address.value, "ours": profile.address})
    if phone and profile.phones and not any(_ends_alike(phone.value, each) for each in profile.phones):
        yield Hit(phone.span, variant="own", values={"value": phone.value, "ours": profile.phones[0]})
    if email and profile.emails and email.value.casefold() not in {each.casefold() for each in profile.emails}:
        yield Hit(email.span, variant="own", values={"value": email.value, "ours": profile.emails[0]})


def _in_han(address: str) -> bool:
    return any("\u4e00" <= mark <= "\u9fff" for mark in address)


def _same_place(one: str, other: str) -> bool:
    """One text inside the other: with or without province, postcode or floor."""
    stated, known = _plain(one), _plain(other)
    return stated in known or known in stated


def _ends_alike(one: str, other: str) -> bool:
    """Same number, with or without the codes of country and area."""
    short, long = sorted((re.sub(r"\D", "", each) for each in (one, other)), key=len)
    return len(short) >= 7 and long.endswith(short.lstrip("0"))


def _party_of(contract: Contract, term: Term) -> Party | None:
    """Only an address that the text itself gives to one party can contradict that party's own."""
    if term.who is not None:
        return contract.party(term.who)
    line = contract.text[contract.text.rfind("\n", 0, term.span.start) + 1 : term.span.start]
    named = [party for party in contract.parties if any(label in line for label in (party.label, *party.labels))]
    return named[0] if len(named) == 1 else None


def _other_address(contract: Contract, term: Term, party: Party) -> Iterator[Hit]:
    own = party.address
    if own is None or own.span.meets(term.span) or _DEDICATED.search(_label(contract, term)):
        return
    if min(len(_plain(str(term.value))), len(_plain(own.value))) < 6 or _same_place(str(term.value), own.value):
        return
    yield Hit(term.span, values={"stated": term.value, "known": own.value, "label": party.label}, related=(own.span,))


def _label(contract: Contract, term: Term) -> str:
    return contract.text[max(0, term.span.start - 24) : term.span.end + 12]


def _plain(text: str) -> str:
    return _NOISE.sub("", text).casefold()
