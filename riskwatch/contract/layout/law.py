"""Which law governs the contract."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from riskwatch.contract.layout.places import PLACES, home_of
from riskwatch.contract.layout.sheet import Sheet
from riskwatch.contract.search import quick
from riskwatch.domain.contract import Found, Party
from riskwatch.domain.document import Span

_ZH = quick(
    r"(?:适用|依据|依照|受|遵守)[^。;\n]{0,12}?(中华人民共和国|中国(?:大陆)?|香港(?:特别行政区)?|台湾|英国|英格兰|美国|新加坡|德国|日本)[^。;\n]{0,10}?法律?"
)
_FOREIGN = re.compile(
    r"\b(?:Ltd|Limited|Inc|LLC|GmbH|Co\.|Corp|Corporation|S\.A|B\.V|PLC|Pte|Company)\b", re.IGNORECASE
)
_USCC = re.compile(r"(?!\d{18})[0-9A-HJ-NP-RT-UW-Y]{18}")
_ANY_PLACE = "|".join(r"\s+".join(map(re.escape, place.split())) for place in sorted(PLACES, key=len, reverse=True))
_ENGLISH_PLACE = re.compile(rf"(?<![A-Za-z])(?:{_ANY_PLACE})(?![A-Za-z])", re.IGNORECASE)


def law_of(sheet: Sheet, language: str, parties: tuple[Party, ...]) -> tuple[str, Found[str] | None]:
    """The law's code (CN, EW, US, EU, OTHER or "") and the place as written."""
    if language == "zh":
        return _chinese(sheet, parties)
    place = governing_place(sheet)
    if place is None and _all_chinese(parties):
        return "CN", None
    return (home_of(place.value) if place else "", place)


def _all_chinese(parties: tuple[Party, ...]) -> bool:
    """Every party bears a Chinese credit code: a domestic contract, in whatever language it is written."""
    return len(parties) > 1 and all(any(_USCC.fullmatch(found.value) for found in one.identifiers) for one in parties)


def _chinese(sheet: Sheet, parties: tuple[Party, ...]) -> tuple[str, Found[str] | None]:
    for match in _ZH.finditer(sheet.flat):
        if match[1].startswith("中"):
            return "CN", Found(sheet.words(*match.span(1)), Span(*match.span(1)))
        if "适用" in match[0] and match[0].endswith("法律"):
            law = "EW" if match[1] in ("英国", "英格兰") else "US" if match[1] == "美国" else "OTHER"
            return law, Found(sheet.words(*match.span(1)), Span(*match.span(1)))
    foreign = any(party.name and _FOREIGN.search(party.name.value) for party in parties)
    return ("" if foreign else "CN"), None


_MOST_WORDS = 1500
_CHOOSES = ("applies", "shall apply", "will apply", "law apply", "english law", "irish law")
"""Ends of a cue that chooses a law without the word govern."""
_LAW_WORD = quick(r"\b(?:[Ll]aws?|LAWS?|[Gg]overned [Bb]y|GOVERNED BY)\b")
_GOVERNED = re.compile(
    r"(?:govern(?:ed|s)?|construed|interpreted|enforced)[^.]{0,160}?\blaws?\b|"
    r"\blaws?\s+of\s+(?:the\s+)?[^.]{0,80}?\b(?:shall|will|to)?\s*(?:govern|appl(?:y|ies))|"
    r"(?:governing|applicable) law\b|\b[A-Z]\w+ (?:substantive )?law,? (?:including [^.;]{3,120}? )?(?:(?:shall "
    r"|will )(?:govern|apply)|governs|applies)|\b(?:English|Scots|Irish) law(?=[;.,])|"
    r"subject to the laws|governed by|under the laws? of",
    re.IGNORECASE,
)


def governing_place(sheet: Sheet) -> Found[str] | None:
    """The State or country whose law an English text chooses; clauses that say `governed` before others."""
    best: tuple[int, Found[str]] | None = None
    for cue in _cues(sheet.flat):
        window_start = max(0, cue.start() - 90)
        window_end = min(len(sheet.flat), cue.end() + 160)
        place = _place_near(sheet, cue, window_start, window_end)
        if place is None:
            continue
        score = _score(sheet.flat[window_start:window_end].lower(), cue[0].lower())
        if score > 0 and (best is None or score > best[0]):
            best = (score, place)
    return best[1] if best else None


def _cues(flat: str) -> Iterator[re.Match[str]]:
    """Where the text may choose a law: looked for only around the word itself, which is rare."""
    reached = 0
    for word in islice(_LAW_WORD.finditer(flat), _MOST_WORDS):
        start, end = max(reached, word.start() - 240), min(len(flat), word.end() + 120)
        for cue in _GOVERNED.finditer(flat, start, end):
            reached = cue.end()
            yield cue
        reached = max(reached, word.start())


def _score(window: str, cue: str) -> int:
    if "organized" in window and "govern" not in cue:
        return 0
    score = 0
    if "govern" in cue or "govern" in window or cue.endswith(_CHOOSES):
        score += 2
    if "construed" in window or "interpret" in window:
        score += 1
    if "this agreement" in window or "agreement" in window or "contract" in window:
        score += 2
    if "conflict" in window:
        score += 1
    if "organized under" in window or "existing under" in window or "incorporated under" in window:
        score -= 3
    return score - 1


def _place_near(sheet: Sheet, cue: re.Match[str], start: int, end: int) -> Found[str] | None:
    """The first place after the cue's start, else the last one right before it; a State goes before its Union."""
    after = _places(sheet.flat, cue.start(), end)
    if after:
        narrower = next(
            (span for span in after[1:2] if _is_union(sheet.flat, after[0]) and span[0] - after[0][1] < 60), None
        )
        span = narrower or after[0]
    else:
        before = _places(sheet.flat, start, cue.start())
        if not before:
            return None
        span = before[-1]
    return Found(" ".join(sheet.words(*span).split()), Span(*span))


def _places(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    return [match.span() for match in _ENGLISH_PLACE.finditer(flat, start, end) if flat[match.start()].isupper()]


def _is_union(flat: str, span: tuple[int, int]) -> bool:
    return flat[span[0] : span[1]].lower() == "united states"
