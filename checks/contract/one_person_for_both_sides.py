"""AUT005: one person signs for both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Found,
    Hit,
    Matter,
    NotApplicable,
    Party,
    Role,
    Words,
    contract_check,
    is_person_name,
    quick,
)

_CONSENT = quick(r"(?:知悉|书面同意|同意)[^。\n]{0,20}(?:同时代表|双方代理|代表双方)")
_NOBODY = Words("双方的签约代表没有都写出来", "the signatories of both sides are not both named")
_TAIL = re.compile(r"(?:身份证|尾号)[^0-9]{0,6}(\d{4,18}[\dXx]?)")
_EMPTY = re.compile(r"[\s_/＿—\-]+")


@contract_check("parties")
def one_person_for_both_sides(matter: Matter) -> Iterator[Answer]:
    """The same name on both sides, unless both consent or their identity numbers differ."""
    seller, buyer = matter.contract.party(Role.SELLER), matter.contract.party(Role.BUYER)
    ours, theirs = _people(seller), _people(buyer)
    if not ours or not theirs:
        yield NotApplicable(_NOBODY)
        return
    if _CONSENT.search(matter.contract.text):
        return
    for person in theirs:
        for other in ours:
            if person.span != other.span and _same(matter, person, other):
                first, second = sorted((person, other), key=lambda found: found.span)
                yield Hit(second.span, values={"person": second.value}, related=(first.span,))
                return


def _people(party: Party | None) -> list[Found[str]]:
    if party is None:
        return []
    found = [party.agent, party.legal_representative, party.signature.signatory if party.signature else None]
    return [person for person in found if person is not None and is_person_name(person.value)]


def _same(matter: Matter, person: Found[str], other: Found[str]) -> bool:
    if _EMPTY.sub("", person.value).casefold() != _EMPTY.sub("", other.value).casefold():
        return False
    numbers = [_TAIL.search(matter.contract.text, found.span.end, found.span.end + 30) for found in (person, other)]
    return not (numbers[0] and numbers[1] and numbers[0][1] != numbers[1][1])
