"""Parties of agreements in the form of a letter: who is written to, who is called the Company, who signs."""

from __future__ import annotations

import re

from riskwatch.contract.layout import names_en
from riskwatch.contract.layout.days import first_day
from riskwatch.contract.layout.labels_en import COLLECTIVE, is_party_term, role_of
from riskwatch.contract.layout.preamble_en import Named, list_from
from riskwatch.contract.layout.sheet import Sheet
from riskwatch.contract.search import quick
from riskwatch.domain.contract import Found, Party, SignatureBlock
from riskwatch.domain.document import Span

_GREETING = quick(r"\b(?:Ladies and Gentlem[ea]n|Dear\s[^\n:,]{2,40}|Gentlemen)\s*[:,]")
_TERM = re.compile(
    r"\((?:[^()\"]{0,60}?)\"(?P<term>[A-Z][^\"()]{1,40}?)[,.;]?\"[^()]{0,80}\)"
    r"|\(hereinafter\s+(?:referred\s+to\s+as|called)\s+(?:the\s+)?(?P<plain>[A-Z][\w -]{1,30})\)"
)
_SIGNATORY = quick(
    r"\b(?:among|between)\s+(?:and\s+among\s+)?(?:each\s+of\s+)?the\s+[Pp]art(?:y|ies)\s+(?:signatory|"
    r"signing|listed|identified|named|whose)\b"
)
_CONFIRMS = re.compile(r"\bconfirms?\s+(?:its|their|our|the)\s+(?:respective\s+)?agreements?\s+with\b")
_HEAD = 5000
_PAPER_BEHIND = 8000


def with_letter_parties(sheet: Sheet, parties: list[Party], blocks: tuple[SignatureBlock, ...]) -> list[Party]:
    """`parties` with those that a letter's head, its defined terms and its signature page add."""
    whole = [*parties]
    defined = _defined(sheet)
    for party in [*defined[:1], *_addressee(sheet), *defined[1:], *_signing(blocks)]:
        if (
            party.name
            and "LLP" not in party.name.value
            and not any(_same(party.name.value, other.name.value) for other in whole if other.name)
        ):
            whole.append(party)
    return whole[: max(2, len(parties))]


def is_letter_before(sheet: Sheet, place: int) -> bool:
    """Whether a letter opens the draft so far above `place` that what stands there belongs to a paper behind the letter."""
    return place > _PAPER_BEHIND and _GREETING.search(sheet.flat, 0, _HEAD) is not None


def confirming_parties(sheet: Sheet) -> list[Named]:
    """`X ("Issuer") and Y ("Bank") hereby confirm their agreement with Z ("Agent") as follows`: X, Y and Z."""
    greeting = _GREETING.search(sheet.flat, 0, _HEAD)
    if greeting is None or not _CONFIRMS.search(sheet.flat, greeting.end(), greeting.end() + 3000):
        return []
    return list_from(sheet.flat, greeting.end())


def signing_parties(sheet: Sheet, blocks: tuple[SignatureBlock, ...]) -> list[Party]:
    """The parties of an agreement `among the Parties signatory hereto`: all who sign; none for other agreements."""
    if not _SIGNATORY.search(sheet.flat, 0, 2 * _HEAD):
        return []
    signing = [_of_block(block) for block in blocks if block.name]
    return signing if len(signing) >= 2 else []


def _same(one: str, other: str) -> bool:
    first, second = (re.sub(r"\W", "", words.lower()) for words in (one, other))
    return first[:10] == second[:10]


def _addressee(sheet: Sheet) -> list[Party]:
    greeting = _GREETING.search(sheet.flat, 0, _HEAD)
    if greeting is None:
        return []
    lines = [(piece.start, piece.text) for pieces in sheet.lines for piece in pieces if piece.start < greeting.start()]
    person: Party | None = None
    for start, text in reversed(lines[-12:]):
        found = names_en.name_at(sheet.flat, start, start + len(text))
        if (
            found
            and names_en.looks_like_company(sheet.flat[found[0] : found[1]])
            and found[1] - found[0] > len(text.strip()) - 4
        ):
            return [_party(sheet, found, "")]
        if first_day(sheet.flat, start, start + len(text)) or "xhibit" in text:
            break
        if found and names_en.kind_of(text.strip()) == "person" and not any(letter.isdigit() for letter in text):
            person = _party(sheet, found, "")
    return [person] if person else []


def _defined(sheet: Sheet) -> list[Party]:
    found: list[Party] = []
    for match in _TERM.finditer(sheet.flat, 0, _HEAD):
        term = match["term"] or match["plain"]
        if not is_party_term(term) or COLLECTIVE.match(term) or role_of(term).value == "agent":
            continue
        name = names_en.last_company(sheet.flat, max(0, match.start() - 200), match.start())
        if name:
            found.append(_party(sheet, name, term))
    return found


def _signing(blocks: tuple[SignatureBlock, ...]) -> list[Party]:
    return [_of_block(block) for block in blocks if block.name and names_en.looks_like_company(block.name.value)]


def _of_block(block: SignatureBlock) -> Party:
    named = block.name.value if block.name else ""
    label = "" if block.label == named else block.label
    return Party(role_of(block.label), label, block.name, span=block.span, kind=names_en.kind_of(named))


def _party(sheet: Sheet, name: tuple[int, int], term: str) -> Party:
    words = sheet.words(*name)
    return Party(
        role=role_of(term),
        label=term,
        name=Found(words, Span(*name)),
        labels=(term,) if term else (),
        short_names=(term,) if term else (),
        kind=names_en.kind_of(words),
        span=Span(*name),
    )
