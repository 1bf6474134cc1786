"""The list of parties after `between` or `among`: names and the terms defined for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from riskwatch.contract.layout import names_en
from riskwatch.contract.layout.labels_en import COLLECTIVE, is_party_term
from riskwatch.contract.search import quick

_BETWEEN = quick(
    r"\bby\s+and\s+(?:between|among)(?:st)?\b|\bby,?\s+between\s+and\s+among\b|"
    r"\bmade\s+by\b(?!\s+and\b)|\bentered\s+into\s+(?:this\s[^.]{0,40})?by\b(?!\s+and\b)|\b(?:between|"
    r"among|amongst|parties are|Between|BETWEEN|AMONG|B\s?E\s?T\s?W\s?E\s?E\s?N)\b",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\((?P<pre>[^()\"]{0,140}?)\"(?P<term>[^\"()]{1,60}?)[,.;]?\"(?P<post>[^()]{0,200})\)?"
    r"|\((?P<pre2>[^()\"']{0,60}?)'(?P<term2>[^'()]{2,40})[,.]?'(?P<post2>[^()]{0,60})\)"
    r"|(?i:herein(?:after)?|hereafter)\s*(?:and\s+\w+\s+)?(?:referred\s+to\s+as|called|known\s+as|"
    r",)?\s*(?:individually\s+|collectively\s+)?(?:the\s+)?[\"'](?P<term3>[^\"]{1,50}?)[,.;]?[\"']"
    r"|\((?:the\s+|hereinafter\s+(?:referred\s+to\s+as\s+|called\s+)?(?:the\s+)?)(?P<term4>[A-Z][\w&. -]{1,36})\)"
    r"|,\s*(?:the\s+)?\"(?P<term5>[A-Z][^\"]{1,40}?)[,.;]?\"",
)
_END = quick(
    r"\bWHEREAS\b|\bWhereas\b|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|\bRECITALS?\b|\bRecitals?\b|"
    r"R E C I T A L S|\bBACKGROUND\b|\bNOW,? THEREFORE\b|\bARTICLE\s|TABLE OF CONTENTS|"
    r"\bagrees? as follows|\bhereby agree|\bPREAMBLE\b|\bDEFINITIONS\b|\bIN CONSIDERATION\b|"
    r"\bIn consideration|\bSection 1\b|(?<=[.)])\s+1\.\s|\bwith respect to the following|"
    r"\bwith reference to|\bfor the purpose|\bwill be referred|\bare (?:sometimes|each|hereinafter|"
    r"collectively|referred)|\bmay (?:sometimes |each |also )?be referred|\bBackground\b|"
    r"\bIntroduction\b|\bTABLE\b|"
    r"\b(?:THIS|This)\s+(?:[\w&'/-]+\s+){0,8}(?:AGREEMENT|Agreement|CONTRACT|Contract)\b[^.]{0,60}?\b(?:made|entered|dated|effective|executed)\b"
)
_LEAD = re.compile(
    r"(?:[\s,;:.\-–—_)]|and between\b|and\b|AND\b|&(?=\s)|\(?(?:\d|[ivx]{1,3}|[a-c])[).]\s|"
    r"on the one (?:hand|part|side)|on the other (?:hand|part|side)|of the (?:first|second|third|one|"
    r"other) part|the following parties|the undersigned,?|PARTIES|parties|together with|"
    r"Party [A-D1-4]\s*:|PARTY [A-D1-4]\s*:)+",
)
_BLANK = re.compile(r"_{3,}|\[[*●•_\s]*\]|\[\*+\]|\*{3,}")
# `between , a corporation` and `and , a ___ corporation`: the place of the name was left empty.
_NO_NAME = re.compile(r"[\s\[]*,\s*an?\s")
_NO_NAME_NEXT = re.compile(r"[\s,;.)]*(?:and|AND)[\s\[]*,\s*an?\s")
_SAME_PARTY = re.compile(
    r"[\s,;]*(?:and\s+)?(?:(?:individually\s+and\s+)?as\b|in\s+its\b|individually\b|solely\b|or\b|"
    r"an?\s|formerly\b|f/k/a)"
)
_PERSON_AFTER = re.compile(
    r"\s*(?:\(|,\s*(?:an?\s+(?:employee|individual|resident|executive)|(?:an|my)\s|residing|M\.D|individually))"
)
_OTHER_PAPER = re.compile(r"\b(?:that|a)\s+certain\b[^.;]{0,90}$|\bplan\s+of\s+merger\b[^.;]{0,60}$")
_CHANGES_IT = re.compile(r"\b(?:amend|addendum|supplement|extend|renew|terminat|assign)")
_TOGETHER = re.compile(r"collectively|together|jointly", re.IGNORECASE)
_SENTENCE_END = quick(r"[\s)]*\.\s+[A-Z]")
_NAMED_ELSEWHERE = re.compile(
    r"[\s,;]*(?:and\s+)?(?:the|The|THE)\s+(?:undersigned|[\w ]{3,24}?\s(?:named|identified|listed|"
    r"whose|signing|set forth|specified)\b)"
)
_JOINT = re.compile(
    r"(?:,|\)|\.)?\s+(?:and|AND|And|- and -|&)\s+|;\s+|(?<=corporation),\s+|(?<=company),\s+|"
    r"(?<=partnership),\s+|(?<=CORPORATION),\s+|(?<=COMPANY),\s+"
)


@dataclass(slots=True)
class Named:
    """One party of the list: place of its name (None for a blank), its terms, the place of all that is said of it."""

    name: tuple[int, int] | None
    start: int
    end: int
    terms: list[str] = field(default_factory=list)


def party_list(flat: str, limit: int = 60_000) -> list[Named]:
    """The best list of parties in the head of the text; empty when none is found."""
    best: list[Named] = []
    best_score = 0.0
    for tried, match in enumerate(_BETWEEN.finditer(flat, 0, min(len(flat), limit))):
        before = flat[max(0, match.start() - 300) : match.start()].lower()
        found = _read(flat, match.end())
        score = _score(found, before, match.start(), flat)
        if score > best_score + 0.01:
            best, best_score = found, score
        if best_score >= 7 or tried > 60:
            break
    return best


def list_from(flat: str, start: int) -> list[Named]:
    """The parties that the words from `start` on define one after the other."""
    return _read(flat, start)


def _score(found: list[Named], before: str, place: int, flat: str) -> float:
    """How much a list looks like the preamble: terms defined, company names, talk of this agreement, an early place."""
    if not found:
        return 0.0
    weights: list[float] = []
    known = 0
    for party in found:
        company = party.name is not None and names_en.looks_like_company(flat[party.name[0] : party.name[1]])
        weights.append(1.6 * bool(party.terms) + 1.2 * company + 0.3 * (party.name is not None))
        known += bool(party.terms) or company
    score = sum(sorted(weights, reverse=True)[:2]) - 0.5 * sum(weight < 1.4 for weight in weights)
    if not known:
        return 0.0
    if len(found) < 2:
        score *= 0.35
    if _OTHER_PAPER.search(before) and not _CHANGES_IT.search(before):
        return 0.0
    if re.search(
        r"(?:agreement|contract|amendment|addendum|lease|made|entered|executed|dated|concluded)\b[^.]{0,200}$", before
    ):
        score += 1.5
    if re.search(
        r"(?:certain|prior|that|dispute|controversy|relationship|communication|conflict|difference)[^.]{0,40}$", before
    ):
        score -= 1.5
    return score - place / 12_000


def _read(flat: str, start: int) -> list[Named]:
    stop = _END.first(flat, start, start + 3000)
    end = min(len(flat), start + 2500) if stop is None else stop
    parties: list[Named] = []
    segment = start
    for match in _DEFINED.finditer(flat, start, min(end + 1, len(flat))):
        term = next(value for key, value in match.groupdict().items() if key.startswith("term") and value)
        term = term.strip(" ,.;")
        if COLLECTIVE.match(term):
            if not parties:
                parties.extend(_undefined(flat, segment, match.start()))
            end = match.start()
            segment = end
            break
        if not is_party_term(term) or term.islower():
            continue
        if match.start() - segment > 1400:
            break
        between = flat[segment : match.start()]
        if (parties and re.fullmatch(r"[\s,;]*(?:and|or|and/or|also|hereinafter)?[\s,;(]*", between)) or (
            parties
            and len(between) < 140
            and _SAME_PARTY.match(between)
            and not names_en.last_company(flat, segment, match.start())
            and not _named_last(flat, segment, match.start())
        ):
            parties[-1].terms.append(term)
            parties[-1].end = match.end()
        else:
            more = _segment(flat, segment, match, term)
            parties.extend(more)
            if not more and not parties:
                return []
            if not more and not _TOGETHER.search(match["pre"] or ""):
                break
        for extra in re.finditer(r"\"([^\"]{1,40})[,.]?\"", match["post"] or ""):
            if (
                is_party_term(extra[1])
                and "together" not in (match["post"] or "")
                and "collectively" not in (match["post"] or "")
            ):
                parties[-1].terms.append(extra[1].strip(" ,."))
        segment = match.end()
        if len(parties) >= 2 and _SENTENCE_END.match(flat, segment, segment + 40):
            break
    if len(parties) < 2:
        parties.extend(_undefined(flat, segment, min(end, segment + 700)))
    return parties


def _segment(flat: str, start: int, match: re.Match[str], term: str) -> list[Named]:
    """All parties between the last definition and this one; the term belongs to the last of them."""
    nameless = _NO_NAME if flat[start - 1] not in ')"' else _NO_NAME_NEXT
    if nameless.match(flat, start, match.start()) and match.start() - start < 300:
        return [Named(None, start, match.end(), [term])]
    found = _undefined(flat, start, match.start())
    if not found and (company := names_en.last_company(flat, start, match.start())):
        found = [Named(company, start, company[1])]
    elif not found and (last := _named_last(flat, start, match.start())):
        found = [Named(last, start, last[1])]
    elif not found and (person := _described_person(flat, start, match.start())):
        found = [Named(person, start, person[1])]
    if not found:
        blank = _BLANK.search(flat, start, match.start()) or _NAMED_ELSEWHERE.match(flat, start, match.start())
        return [Named(None, start, match.end(), [term])] if blank else []
    person = _described_person(flat, (found[-1].name or (0, found[-1].end))[1], match.start())
    if person and names_en.looks_like_company(flat[slice(*(found[-1].name or (0, 0)))]):
        found.append(Named(person, person[0], person[1]))
    found[-1].terms.append(term)
    found[-1].end = match.end()
    return found


def _named_last(flat: str, start: int, end: int) -> tuple[int, int] | None:
    """`, a Maryland corporation, and Meridian Savings Association ("Bank")`: the body named right before the bracket."""
    for joint in _JOINT.finditer(flat, start, end):
        name = names_en.name_at(flat, joint.end(), end)
        if name and not flat[name[1] : end].strip(" ,") and names_en.kind_of(flat[name[0] : name[1]]) == "company":
            return name
    return None


def _described_person(flat: str, start: int, end: int) -> tuple[int, int] | None:
    """`and Tina Tyler, an employee of …` after a company's own description."""
    for joint in _JOINT.finditer(flat, start, end):
        name = names_en.name_at(flat, joint.end(), end)
        if (
            name
            and names_en.kind_of(flat[name[0] : name[1]]) == "person"
            and _PERSON_AFTER.match(flat, name[1], end + 1)
        ):
            return name
    return None


def _undefined(flat: str, start: int, end: int) -> list[Named]:
    """Names one after the other, joined by `and`; what describes a party is passed over."""
    found: list[Named] = []
    position = start
    while position < end and len(found) < 12:
        lead = _LEAD.match(flat, position, end)
        position = lead.end() if lead else position
        if position >= end:
            break
        blank = _BLANK.match(flat, position, end)
        name = None if blank else names_en.name_at(flat, position, end)
        if name and not _acceptable(flat, name, bool(found)):
            name = None
        if name:
            name = names_en.with_trading_name(flat, name, end)
            found.append(Named(name, position, name[1]))
            position = name[1]
        elif blank:
            found.append(Named(None, position, blank.end()))
            position = blank.end()
        elif not found and not re.match(r"(?:the\s)?[\"'\[]", flat[position:end]):
            return []
        following = _next_party(flat, position, end, bool(found))
        if following is None:
            break
        position = following
    if found:
        found[-1].end = end
    return found


def _acceptable(flat: str, name: tuple[int, int], later: bool) -> bool:
    words = flat[name[0] : name[1]]
    if re.match(
        r"(?:Exhibit|Section|Article|State|Suite|Agreement|Page|Source|The Parties|Parties|Date|January|"
        r"February|March|April|May \d|June|July|August|September|October|November|December|Contract|"
        r"Effective|Gentlemen|Ladies|For|Dear|The Agreement)\b",
        words,
    ):
        return False
    if names_en.is_description(words):
        return False
    if later:
        return names_en.looks_like_company(words) or names_en.kind_of(words) != "unknown"
    return True


def _next_party(flat: str, position: int, end: int, strict: bool) -> int | None:
    """Where the next name begins after `and`: only a company, or a person after a short description."""
    for joint in _JOINT.finditer(flat, position, end):
        name = names_en.name_at(flat, joint.end(), end)
        if name and _acceptable(flat, name, True):
            words = flat[name[0] : name[1]]
            near = joint.start() - position < 3
            if names_en.looks_like_company(words) or near:
                return joint.end()
        if _BLANK.match(flat, joint.end(), end):
            return joint.end()
    return None
