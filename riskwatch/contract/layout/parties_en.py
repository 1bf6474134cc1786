"""The parties of an English contract, from its preamble, its letter head or its signature page."""

from __future__ import annotations

import re
from dataclasses import replace

from riskwatch.contract.layout import letters_en, names_en, signatures_en
from riskwatch.contract.layout.labels_en import role_of
from riskwatch.contract.layout.listed_en import listed_parties, numbered_parties
from riskwatch.contract.layout.places import PLACES
from riskwatch.contract.layout.preamble_en import Named, party_list
from riskwatch.contract.layout.sheet import Sheet
from riskwatch.domain.contract import Clause, Found, Party, Role, SignatureBlock
from riskwatch.domain.document import Span

_PLACE = "|".join(sorted(map(re.escape, PLACES), key=len, reverse=True))
_JURISDICTION = re.compile(
    rf"\b(?:an?|the laws of|organi[sz]ed in|incorporated in|registered in)\s+(?:the\s+)?(?:State of\s+|"
    rf"Commonwealth of\s+|Province of\s+)?(?P<place>{_PLACE})(?![A-Za-z])",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:company|registered|registration|corporate|register)\s+(?:number|no\b\.?|"
    r"registration number)\s*:?\s*(?P<value>[A-Z]{0,3}[\d ]{5,12}\d)",
    re.IGNORECASE,
)
# HRB 1234, KRS 0000012345, R.F.C., UEN: the numbers of other registers, by the name of the register.
_OTHER_NUMBER = re.compile(
    r"\b(?:HR[AB]|KRS|RFC|R\.F\.C\.|UEN|KvK|CIN|org\.|CIF|NIF|SIRE[NT]|ACN|ABN|CNPJ|RCS|CVR|CUI)\b[^\S\n]*(?:no\b\.?"
    r"|number)?[^\S\n]*:?[^\S\n]*"
    r"(?P<value>\d{2,3}(?: \d{3}){2,3}|(?=[A-Z./-]*\d)[A-Z\d][\w./-]{3,20})"
    r"|\b(?:(?:companies|commercial|trade) register|chamber of commerce|unique entity|registered (?:in|with"
    r"|at)[^();]{2,60}?)"
    r"[^\S\n,]*,?[^\S\n]*(?:under )?(?:number|no\b\.?)[^\S\n]*:?[^\S\n]*(?P<value2>(?=[A-Z./-]*\d)[A-Z\d][\w./-]{3,20})"
    r"|\([^\S\n]*(?:number|no\b\.?)[^\S\n]*:?[^\S\n]*(?P<value3>(?=[A-Z./-]*\d)[A-Z\d][\w./-]{3,20})",
    re.IGNORECASE,
)
# `X GmbH, Am Kai 1, 20000 Hafen, Germany`: the address stands right behind the name, without a word for it.
_BEHIND_NAME = re.compile(
    r"[ \t]*(?:\([^()\n]{2,60}\)|A[CB]N[ \t][\d ]{8,14})?[ \t]*,[ \t]*(?P<value>(?![ \t]|an?\s|the\s|acting"
    r"|incorporated|organi[sz]ed"
    r"|registered|company\b|whose|having"
    r"|with\b|represented|duly)"
    r"(?=[^();|\n]{0,120}\d)[^();|\n]{8,140}?)"
    r"(?=[ \t]*(?:[();|\n]|$|,[ \t]*(?:company|regist|trade reg|commercial|HR[AB]|KRS|RFC|VAT|represented|acting|tel"
    r"|e-?mail)))"
)
_ADDRESS = re.compile(
    r"(?:place of business|registered office|offices?|address|located|headquarters|"
    r"residing)(?:\s+|(?=:))(?:is\s+)?(?:located\s+)?(?:(?:at|in|is|:)\s*|(?=\d))(?P<value>[^()\";]{6,180}?)\s*(?=\("
    r"|;|\"|"
    r",?\s+and\s+its\b|,?\s+\(|$|, hereinafter|, on behalf)",
    re.IGNORECASE,
)

_CREDIT_CODE = re.compile(
    r"\b(?:unified )?social credit (?:code|no\b\.?|number)\s*:?\s*(?P<value>[0-9A-Z]{18})\b", re.IGNORECASE
)
_ADDRESS_LINE = re.compile(r"(?:registered |office )?address\s*:\s*(?P<value>[^\n|]{6,180})", re.IGNORECASE)


def parties_of(sheet: Sheet, clauses: tuple[Clause, ...]) -> tuple[tuple[Party, ...], tuple[SignatureBlock, ...]]:
    """Parties in reading order with their signature blocks, and all blocks."""
    blocks = signatures_en.blocks_of(sheet)
    numbered = numbered_parties(sheet.flat)
    if numbered:
        parties = _opposed(_distinct([_party(sheet, item) for item in numbered]))
        return tuple(_signed(party, blocks) for party in parties), blocks
    signing = letters_en.signing_parties(sheet, blocks)
    if signing:
        return tuple(_signed(party, blocks) for party in signing), blocks
    named = party_list(sheet.flat)
    if named and letters_en.is_letter_before(sheet, named[0].start):
        named = []
    named = letters_en.confirming_parties(sheet) or named
    listed = listed_parties(sheet.flat)
    if len(listed) >= 2 and len(named) < 2:
        named = listed
    parties = [_party(sheet, item) for item in named]
    if len([party for party in parties if party.name or party.label]) < 2:
        parties = letters_en.with_letter_parties(sheet, parties, blocks)
    parties = _opposed(_distinct(_with_person(sheet, parties)))
    parties = [_signed(party, blocks) for party in parties]
    return tuple(parties), blocks


def _with_person(sheet: Sheet, parties: list[Party]) -> list[Party]:
    """`the person whose name is set forth below` gets the name of the one person who signs for himself."""
    nameless = [party for party in parties if party.name is None]
    if len(nameless) > 1 or len(parties) - len(nameless) != 1:
        return parties
    place = signatures_en.signs_for_himself(sheet)
    if place is None:
        return parties
    name = Found(sheet.words(*place), Span(*place))
    if nameless:
        return [replace(party, name=name, kind="person") if party.name is None else party for party in parties]
    return [*parties, Party(Role.OTHER, "", name, kind="person", span=Span(*place))]


def _party(sheet: Sheet, item: Named) -> Party:
    name = Found(sheet.words(*item.name), Span(*item.name)) if item.name else None
    words = sheet.flat[item.start : item.end]
    label = item.terms[0] if item.terms else ""
    role = next((role for role in map(role_of, item.terms) if role is not Role.OTHER), Role.OTHER)
    number = _number(sheet.flat, item.start, item.end)
    return Party(
        role=role,
        label=label,
        name=name,
        labels=tuple(term for term in item.terms if role_of(term) is not Role.OTHER) or tuple(item.terms[:1]),
        short_names=tuple(term for term in item.terms if role_of(term) is Role.OTHER),
        kind=names_en.kind_of(name.value, words[len(name.value) :]) if name else "unknown",
        identifiers=tuple(found for found in (_found(sheet, number, number.lastgroup or "value"),) if found)
        if number
        else (),
        jurisdiction=_found(
            sheet, _JURISDICTION.search(sheet.flat, item.name[1] if item.name else item.start, item.end), "place"
        ),
        address=_found(
            sheet,
            _ADDRESS_LINE.search(sheet.flat, item.start, item.end)
            or _ADDRESS.search(sheet.flat, item.start, item.end)
            or (_BEHIND_NAME.match(sheet.flat, item.name[1], item.end) if item.name else None),
        ),
        span=Span(item.start, item.end),
    )


def _number(flat: str, start: int, end: int) -> re.Match[str] | None:
    patterns = (_CREDIT_CODE, _NUMBER, _OTHER_NUMBER)
    return next((match for pattern in patterns if (match := pattern.search(flat, start, end))), None)


def _found(sheet: Sheet, match: re.Match[str] | None, group: str = "value") -> Found[str] | None:
    if match is None:
        return None
    start, end = match.span(group)
    while end > start and sheet.flat[end - 1] in " ,\n":
        end -= 1
    return Found(sheet.words(start, end), Span(start, end))


def _distinct(parties: list[Party]) -> list[Party]:
    """One entry per name and label."""
    seen: set[str] = set()
    kept: list[Party] = []
    for party in parties:
        key = re.sub(r"\W", "", (party.name.value if party.name else party.label).lower())
        if key and key not in seen:
            seen.add(key)
            kept.append(party)
    return kept


def _opposed(parties: list[Party]) -> list[Party]:
    """Of two parties, the one whose label says nothing stands opposite the other; a consignee sells for who consigns."""
    if len(parties) != 2:
        return parties
    first, second = parties
    opposite = {Role.BUYER: Role.SELLER, Role.SELLER: Role.BUYER}
    if first.role is Role.OTHER and second.role in opposite:
        return [replace(first, role=opposite[second.role]), second]
    if second.role is Role.OTHER and first.role in opposite:
        return [first, replace(second, role=opposite[first.role])]
    if {first.role, second.role} == {Role.CONSIGNEE, Role.OTHER}:
        return [replace(one, role=Role.BUYER if one.role is Role.CONSIGNEE else Role.SELLER) for one in parties]
    return parties


def _signed(party: Party, blocks: tuple[SignatureBlock, ...]) -> Party:
    """The party with the block of its name, else of its label."""
    words = {
        re.sub(r"\W", "", word.lower())
        for word in (party.name.value if party.name else "", party.label, *party.short_names)
        if word
    }
    for block in blocks:
        keys = {
            re.sub(r"\W", "", word.lower()) for word in (block.label, block.name.value if block.name else "") if word
        }
        if words & keys:
            return replace(party, signature=block)
    return party
