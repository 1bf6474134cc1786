"""PTY001: a party that is not named the same, to the character, from heading to signature."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TypedDict

from riskwatch.authoring import (
    Answer,
    Confidence,
    Contract,
    Hit,
    Matter,
    Mention,
    NotApplicable,
    PartNotJudged,
    Party,
    Severity,
    contract_check,
    reasons,
    seals_read,
    unread,
)

_SPACE = re.compile(r"[\s\u3000]+")
_LEGAL = (
    (re.compile(r"\blimited\b"), "ltd"),
    (re.compile(r"\bincorporated\b"), "inc"),
    (re.compile(r"\bcorporation\b"), "corp"),
    (re.compile(r"\bcompany\b"), "co"),
)
_CALLED = re.compile(
    r"[（(](?:以下|下)?(?:简?称)?(?:为)?[“\"'‘「]?(?:[^（()）“”\"]{0,4}方"
    r"|[^（()）“”\"]{1,8}(?=[”\"'’」]))[”\"'’」]?[)）]$"
)
"""（“卖方”）, （以下称“恒达”）after a name says what the party is called; it is no part of the name."""
_POINTS = re.compile(r"[.,;:，。；：'\"“”‘’]+")
_FORMER = re.compile(r"曾用名|原名|原名称|formerly|f/?k/?a|previously known", re.IGNORECASE)
_NEARLY = 0.75
_WORD = re.compile(r"\w+")
_FORMS = frozenset(
    {"limited", "ltd", "incorporated", "inc", "corporation", "corp", "company", "co", "llc", "plc", "lp"}
)
_WHERE = frozenset({"heading", "definition", "signature", "invoice", "account"})


class _Sureness(TypedDict, total=False):
    severity: Severity
    confidence: Confidence


@contract_check("parties")
def party_name_differs(matter: Matter) -> Iterator[Answer]:
    """Every full name of one party against the first one; the later place is quoted, the first one shown beside it."""
    named = [party for party in matter.contract.parties if party.name is not None]
    if not named:
        yield NotApplicable(reasons.NOT_FILLED)
        return
    for party in named:
        yield from _differing(matter.contract, party)
    yield from _stranger_signs(matter.contract, named)
    yield from _on_seals(matter.contract, named)


def _differing(contract: Contract, party: Party) -> Iterator[Hit]:
    assert party.name is not None
    first = party.name
    seen = {
        _plain(first.value),
        *(_plain(name) for name in party.former_names),
        *(_plain(name) for name in party.short_names),
    }
    for mention in party.mentions:
        plain = _plain(mention.name)
        if mention.where not in _WHERE or plain in seen or not _a_full_name(mention, first.value):
            continue
        if contract.language == "en" and SequenceMatcher(None, _plain(first.value), plain).ratio() < _NEARLY:
            continue  # an English signature page often carries further companies of a group
        if contract.language == "en" and _another_company(first.value, mention.name):
            continue
        if _goes_on(contract.text, mention, first.value):
            continue
        if _FORMER.search(contract.text[max(0, mention.span.start - 12) : mention.span.start]):
            continue
        seen.add(plain)
        yield Hit(
            mention.span,
            values={"label": party.label, "first": first.value, "other": mention.name},
            related=(first.span,),
            **_sureness(contract),
        )


def _another_company(first: str, other: str) -> bool:
    """Suntron-Kansas and Suntron-Iowa are two companies of a group, and a name cut off before its legal form is no other
    name; a letter or a word too few is a slip."""
    one, two = ([word for word in _WORD.findall(name.casefold()) if word not in _FORMS] for name in (first, other))
    if one == two:
        return len(_WORD.findall(other)) < len(_WORD.findall(first))
    return any(
        kind == "replace" and SequenceMatcher(None, "".join(one[a:b]), "".join(two[c:d])).ratio() < _NEARLY
        for kind, a, b, c, d in SequenceMatcher(None, one, two).get_opcodes()
    )


def _goes_on(text: str, mention: Mention, first: str) -> bool:
    """The name breaks off at the end of a narrow column and is completed on the next line."""
    start, end = mention.span.start, mention.span.end
    return text[end : end + 1] == "\n" and _plain(text[start : start + len(first) + 2]).startswith(_plain(first))


def _stranger_signs(contract: Contract, named: list[Party]) -> Iterator[Hit]:
    """A signature block whose name is no party's, but nearly that of the one party that has no block."""
    names = {_plain(party.name.value) for party in named if party.name}
    names |= {_plain(short) for party in named for short in (*party.short_names, *party.labels, party.label)}
    unsigned = [party for party in named if party.signature is None]
    for block in contract.signatures:
        if block.name is None or _plain(block.name.value) in names:
            continue
        for party in unsigned:
            assert party.name is not None
            first, other = _plain(party.name.value), _plain(block.name.value)
            if SequenceMatcher(None, first, other).ratio() >= _NEARLY and not (first in other or other in first):
                values = {"label": party.label, "first": party.name.value, "other": block.name.value}
                yield Hit(block.name.span, values=values, related=(party.name.span,), **_sureness(contract))


def _on_seals(contract: Contract, named: list[Party]) -> Iterator[Answer]:
    """A seal whose name is nearly a party's. What OCR reads along a ring is never quite sure: a thing to look at."""
    names = {_plain(name) for party in named if party.name for name in (party.name.value, *party.former_names)}
    for read in seals_read(contract):
        other = _plain(read.name)
        if not other or other in names:
            continue
        for party in named:
            assert party.name is not None
            first = _plain(party.name.value)
            if SequenceMatcher(None, first, other).ratio() < _NEARLY or first in other:
                continue
            yield Hit(
                read.at,
                variant="seal",
                values={"label": party.label, "first": party.name.value, "other": read.name},
                related=(party.name.span,),
                severity=Severity.WARNING,
                confidence=Confidence.MEDIUM if read.sure else Confidence.LOW,
            )
    why = unread(contract)
    if why is not None:
        yield PartNotJudged(why)


def _sureness(contract: Contract) -> _Sureness:
    """Groups of American companies differ by one word: there a person should look before calling it an error."""
    if contract.language == "en":
        return {"severity": Severity.WARNING, "confidence": Confidence.MEDIUM}
    return {}


def _a_full_name(mention: Mention, first: str) -> bool:
    """A short form such as 恒达 for 江苏恒达机电有限公司 is no second full name, a shortened full name is."""
    name, full = _plain(mention.name), _plain(first)
    if name in full or full in name:
        return abs(len(full) - len(name)) <= max(4, len(full) // 3) and len(name) >= len(full) // 2
    return True


def _plain(name: str) -> str:
    """Width, case, blanks, points and Limited = Ltd do not make another name."""
    text = _POINTS.sub("", unicodedata.normalize("NFKC", _CALLED.sub("", name))).casefold()
    for pattern, short in _LEGAL:
        text = pattern.sub(short, text)
    return _SPACE.sub("", text)
