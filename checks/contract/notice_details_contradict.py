"""EVD003: notice details that contradict each other or cannot be right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import Answer, Contract, Hit, Matter, Party, Role, Term, contract_check

_DEDICATED = re.compile(r"专用|仅用于|only|for notices", re.IGNORECASE)
_NOISE = re.compile(r"[\s,，.。、;；:：()（）#\-—]+")
_TRADING = (Role.SELLER, Role.BUYER)


@contract_check()
def notice_details_contradict(matter: Matter) -> Iterator[Answer]:
    """Malformed phone or e-mail, one phone for both sides, a service address that is not the party's address."""
    contract = matter.contract
    for kind, variant in (("email.malformed", "email"), ("phone.malformed", "phone")):
        for term in contract.terms_of(kind):
            yield Hit(term.span, variant=variant, values={"value": term.value})
    yield from _same_phone(contract)
    for term in contract.terms_of("address"):
        party = _party_of(contract, term)
        if term.detail.get("service") == "yes" and party is not None:
            yield from _other_address(contract, term, party)


def _same_phone(contract: Contract) -> Iterator[Hit]:
    phones = [party.phone for role in _TRADING if (party := contract.party(role)) and party.phone]
    if len(phones) == 2 and _plain(phones[0].value) == _plain(phones[1].value) and phones[0].span != phones[1].span:
        yield Hit(phones[1].span, variant="same_phone", values={"value": phones[1].value}, related=(phones[0].span,))


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
    stated, known = _plain(str(term.value)), _plain(own.value)
    if len(stated) < 6 or len(known) < 6 or stated in known or known in stated:
        return
    yield Hit(term.span, values={"stated": term.value, "known": own.value, "label": party.label}, related=(own.span,))


def _label(contract: Contract, term: Term) -> str:
    return contract.text[max(0, term.span.start - 24) : term.span.end + 12]


def _plain(text: str) -> str:
    return _NOISE.sub("", text).casefold()
