"""How long an English agreement runs: the sentence that says when it, or its obligations, come to an end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from riskwatch.contract.layout.sheet import Sheet
from riskwatch.contract.layout.wordlists import wordlist
from riskwatch.contract.search import quick
from riskwatch.domain.contract import Found
from riskwatch.domain.document import Span

_SMALL = wordlist(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_ORDINAL = wordlist(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_NUMBERS = {**{word: number for number, word in enumerate(_SMALL, 1)}, **_TENS}
_NUMBERS |= {f"{ten}-{word}": value + unit for ten, value in _TENS.items() for unit, word in enumerate(_SMALL[:9], 1)}
_ORDINALS = {word: number for number, word in enumerate(_ORDINAL, 1)}

_UNIT = quick(r"\b(?:years?|months?|anniversary)\b", re.IGNORECASE)
_NUMBER = rf"(?P<word>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_LENGTH = re.compile(
    rf"(?<![\w-])(?:{_NUMBER}\s*)?(?:(?<![\d.,])\(?\s*(?P<digits>\d{{1,3}})\s*\)?)?\s*-?\s*(?:full\s+|calendar\s+|consecutive\s+|additional\s+)?"
    r"(?P<unit>years?|months?)\b",
    re.IGNORECASE,
)
_ANNIVERSARY = re.compile(
    rf"\b(?:(?P<ordinal>{'|'.join(_ORDINAL)})|(?P<nth>\d{{1,2}})(?:st|nd|rd|th))\s*(?:\(\s*\d+\s*(?:st|nd|rd|th)?\s*\)\s*)?(?:year\s+)?anniversary",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.;:]['\")]*\s+(?=[\"'(]?[A-Z(\d])")
_REACH = 420
_SURE = 3

# What runs: the agreement itself, its term, or what the parties owe under it.
_AGREEMENT = re.compile(
    r"\b(?:this|the|said)\s+(?:[\w&'/-]+\s+){0,4}?(?:agreement|contract|letter|undertaking|nda)\b"
    r"|\b(?:agreement|contract)(?=\s+(?:shall|will|is|expires?|terminates?|remains?|continues?)\b)",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\b(?:initial|original|base|primary|contract|agreement|for\s+an?|ha(?:s|ve)\s+an?|with\s+an?|the|its)\s+term\b(?!s)"
    r"|\bdisclosure\s+period\b|\bduration\b|^[\s\d.)]*term\b",
    re.IGNORECASE,
)
_OBLIGATIONS = re.compile(
    r"\b(?:obligations?|dut(?:y|ies)|provisions|restrictions?|covenants|undertakings?|commitments?|confidentiality|non-?disclosure)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:shall|will|is|are|to|and|hereunder|hereof|automatically|hereby|herein|does|unless\b[^.]{0,80},)\s+(?:[\w,]+\s+){0,5}?"
    r"(?:terminate|expire|continue|remain|survive|last|run|extend|endure|lapse|apply|cease|commence|be\s+(?:in|valid|effective|binding|bound|for)|end)\b"
    r"|\b(?:terminates|expires?|continues|remains|survives?|lapses|is\s+valid|is\s+effective|in\s+(?:full\s+)?(?:force|effect)|bound\s+by)\b",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:shall|will|is|be|of|for|continue|commence|begin|run|last|extend|expire|end|terminate)\b|:", re.IGNORECASE
)
_OTHER_DUTY = re.compile(
    r"\b(?:solicit\w*|hire|hiring|recruit|to\s+employ|compet\w+|non-?compet\w*|standstill|agrees?\s+(?:that|not|to)|neither|acquire|shall\s+not|severance|salary|"
    r"options?|vest\w*|warrant\w*|renew\w*|successive|upon\s+termination|may\s+(?:be\s+)?terminate\w*|pay|paid|invoice\w*|payments?)\b",
    re.IGNORECASE,
)
_TERM_GOES_BY = re.compile(
    r"\b(?:during|throughout|end\s+of|remainder\s+of|expiration\s+of|termination\s+of|expiry\s+of)\s+$", re.IGNORECASE
)
_NOT_LENGTH_BEFORE = re.compile(
    r"\b(?:within|prior|preceding|previous|last|(?<!for at )least|than|past|every|each|per|another|successive|renewal|additional|further|notice)\s+"
    r"(?:[\w()]+\s+){0,2}$"
    r"|\b(?:such|that|during\s+(?:the|any|such|each|that))\s+$"
    r"|\b(?:renew\w*|extended\s+(?:automatically\s+)?for|successive|additional|extension)\b[^.]{0,140}$",
    re.IGNORECASE,
)
_NOT_LENGTH_AFTER = re.compile(
    r"'?s?'?\s*(?:(?:prior|advance|written)\b|notice\b|before\b|preceding\b|old\b|renewal|extension|restrict)",
    re.IGNORECASE,
)
_PARTED = r"(?:expir\w+|terminat\w+)\b(?:\s+(?:or|and)\s+(?:\w+\s+)?(?:expir\w+|terminat\w+)\b)?"
_AFTER_THE_END = re.compile(
    rf"\W*(?:period\s+)?(?:immediately\s+)?(?:from|after|following|beyond|past)\s+(?:the\s+)?(?:date\s+of\s+)?(?:the\s+|such\s+|any\s+|its\s+|their\s+)?(?:date\s+of\s+)?"
    rf"(?:early\s+|earlier\s+)?{_PARTED}(?:\s+date)?\s*(?:[.,;)]|$|hereof|thereof|of\s+(?:this|the|such)\s+(?:\w+\s+)?(?:agreement|contract|nda)\b)"
    rf"|\W*(?:from|after|following)\s+(?:the\s+)?{_PARTED}\s+of\s+[^.,;]{{0,30}}\bemployment"
    r"|\W*after\s+(?:such|the)\s+(?:termination|expiration)",
    re.IGNORECASE,
)
_OUTLIVES = re.compile(
    rf"\bsurvive\w*\s+(?:the\s+|any\s+|such\s+|any\s+such\s+|its\s+)?{_PARTED}(?!\s+of\s+(?:the\s+)?(?:discussions|negotiations))",
    re.IGNORECASE,
)
_LATER_STILL = re.compile(r"\W*thereafter", re.IGNORECASE)
_WHILE = re.compile(r"\b(?:during|while|so\s+long|as\s+long|surviv\w+|employment\s+with)\b", re.IGNORECASE)
_NAMED_TERM = re.compile(r"[^.;]{0,90}\(\s*(?:the\s+)?[\"'](?:initial\s+|original\s+)?term[\"']", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Length:
    start: int
    end: int
    words: str


def duration_of(sheet: Sheet) -> Found[str] | None:
    """The length of the agreement, else of the obligations under it, as "3 years"; None where none is stated.

    How long a duty outlives the agreement, a notice period, a renewal or a promise not to compete is no length of it.
    """
    best: tuple[int, _Length] | None = None
    for length in _lengths(sheet.flat):
        weight = _weight(sheet.flat, length)
        if weight and (best is None or weight > best[0]):
            best = (weight, length)
        if weight == _SURE:
            break
    return Found(best[1].words, Span(best[1].start, best[1].end)) if best else None


def _lengths(flat: str) -> Iterator[_Length]:
    for place in _UNIT.finditer(flat):
        begin = max(0, place.start() - 34)
        anniversary = place[0].lower() == "anniversary"
        found = (_ANNIVERSARY if anniversary else _LENGTH).finditer(flat, begin, place.end())
        match = next((each for each in found if each.end() == place.end()), None)
        if match is None:
            continue
        count = _ordinal(match) if anniversary else _count(match)
        if count:
            unit = "year" if anniversary else match["unit"].lower().rstrip("s")
            yield _Length(match.start(), match.end(), f"{count} {unit}{'s' if count > 1 else ''}")


def _count(match: re.Match[str]) -> int:
    return int(match["digits"]) if match["digits"] else _NUMBERS.get((match["word"] or "").lower(), 0)


def _ordinal(match: re.Match[str]) -> int:
    return int(match["nth"]) if match["nth"] else _ORDINALS[match["ordinal"].lower()]


def _weight(flat: str, length: _Length) -> int:
    """3 for a length of the agreement, 2 for one of the obligations, 0 for any other."""
    after = flat[length.end : length.end + 140]
    begin = max(0, length.start - _REACH)
    ends = [match.end() for match in _SENTENCE.finditer(flat, begin, length.start)]
    sentence = re.sub(r"\s+", " ", flat[ends[-1] if ends else begin : length.start])
    if _NOT_LENGTH_AFTER.match(after) or _NOT_LENGTH_BEFORE.search(sentence):
        return 0
    if _AFTER_THE_END.match(after) or _OUTLIVES.search(sentence):
        return 0
    if _LATER_STILL.match(after) and _WHILE.search(sentence):
        return 0
    if _runs(_AGREEMENT, _ENDS, sentence) or _runs(_TERM, _IS, sentence) or _named(sentence, after):
        return _SURE
    return 2 if _runs(_OBLIGATIONS, _ENDS, sentence) else 0


def _named(sentence: str, after: str) -> bool:
    return bool(_NAMED_TERM.match(after)) and not _OTHER_DUTY.search(sentence)


def _runs(subject: re.Pattern[str], verb: re.Pattern[str], sentence: str) -> bool:
    """Whether the sentence says of the subject that it runs until the length that follows, and speaks of nothing else between."""
    other = max((match.end() for match in _OTHER_DUTY.finditer(sentence)), default=0)
    for match in subject.finditer(sentence, other):
        if not _TERM_GOES_BY.search(sentence, max(0, match.start() - 40), match.start()):
            return bool(verb.search(sentence, match.end()))
    return False
