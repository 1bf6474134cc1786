"""The day of the agreement, the day it takes effect, and how long it runs."""

from __future__ import annotations

import re
from datetime import date

from riskwatch.contract.layout.days import days_in, first_day
from riskwatch.contract.layout.sheet import Sheet
from riskwatch.domain.contract import Found, SignatureBlock
from riskwatch.domain.document import Span

_SIGNED_ZH = re.compile(r"(?:签 *(?:订|约|署|定) *(?:日 *期|时 *间)|订 *立 *(?:日 *期|时 *间)|合 *同 *日 *期|签 *字 *日 *期|(?<![\u4e00-\u9fff])日 *期)(?: *[:|] *|为)")
_SIGNED_AT_ZH = re.compile(r"(?:于|在)(?=[^。\n]{4,40}?(?:签订|签署|订立))")
_EFFECTIVE_ZH = re.compile(r"(?:自|从|于)(?=[^。\n]{4,24}?(?:起|之日)?[^。\n]{0,6}?生效)")
_TERM_ZH = re.compile(
    r"(?:有效期|合同期限|协议期限|合作期限|期限)[^。;\n]{0,16}?(?:为|:|共|计) *((?:[\d一二三四五六七八九十两半壹贰叁]{1,4}) *(?:个)?(?:年|月|日|天))"
)
_TERM_EN = re.compile(
    r"\b(?:(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty(?:[- ]four)?|thirty(?:[- ]six)?)\s*)?(?:\(?\s*(?P<digits>\d{1,3})\s*\)?)?\s*[- ]?(?P<unit>years?|months?)\b(?:'s)?",
    re.IGNORECASE,
)
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30,
}  # fmt: skip


def agreement_date(sheet: Sheet, language: str, signatures: tuple[SignatureBlock, ...]) -> Found[date] | None:
    """The day the contract is dated; in Chinese contracts the day of signing."""
    if language == "zh":
        return _signed_zh(sheet, signatures)
    return _dated_en(sheet)


def _signed_zh(sheet: Sheet, signatures: tuple[SignatureBlock, ...]) -> Found[date] | None:
    for match in _SIGNED_ZH.finditer(sheet.flat):
        end = match.end() + 30
        found = first_day(sheet.flat, match.end(), end)
        if found and not sheet.flat[match.end() : found.span.start].strip(" |_"):
            return found
    dated = [block.date for block in signatures if block.date]
    if dated:
        return max(dated, key=lambda found: found.value)
    for match in _SIGNED_AT_ZH.finditer(sheet.flat[:3000]):
        found = first_day(sheet.flat, match.end(), match.end() + 20)
        if found and found.span.start - match.end() <= 2:
            return found
    return None


_DATED = re.compile(
    r"\b(?:dated|made|entered|executed|effective|concluded|signed|agreement|contract|amendment|addendum|date|as of|on this|is made on)\b", re.IGNORECASE
)
_EFFECTIVE = re.compile(r"effective(?:\s+date)?", re.IGNORECASE)
_HEAD = 12_000


def _dated_en(sheet: Sheet) -> Found[date] | None:
    """The first day in the head whose surroundings say that the agreement is made on it."""
    best: tuple[int, Found[date]] | None = None
    for found in days_in(sheet.flat, 0, _HEAD):
        before = sheet.flat[max(0, found.span.start - 140) : found.span.start].lower()
        score = _dated_score(before, sheet.flat[found.span.end : found.span.end + 60].lower())
        if score > 0 and (best is None or score > best[0]):
            best = (score, found)
    return best[1] if best else None


_NOT_THIS = re.compile(r"(?:10-[kq]|8-k|s-1|f-1|20-f|source|filed|amended|certain|that|prior|previous|original|patent|expire|until|through|before)\b[^.]{0,50}$")


def _dated_score(before: str, after: str) -> int:
    score = 0
    if re.search(r"(?:made|entered|executed|concluded|dated|signed)\b[^.]{0,100}$", before):
        score += 4
    if re.search(r"(?:as of|effective|this|on|dated|date[d]?:?)\s*(?:the\s*)?$", before):
        score += 2
    if re.search(r"this[^.]{0,60}(?:agreement|contract|amendment|addendum)", before):
        score += 3
    if re.search(r"between|\(the \"?effective|\(\"effective", after):
        score += 2
    if _NOT_THIS.search(before):
        score -= 5
    return score


def effective_date(sheet: Sheet, language: str, agreed: Found[date] | None) -> Found[date] | None:
    """The day of effect where the text fixes one by the calendar."""
    if language == "zh":
        for match in _EFFECTIVE_ZH.finditer(sheet.flat):
            found = first_day(sheet.flat, match.end(), match.end() + 18)
            if found and found.span.start - match.end() <= 1:
                return found
        return None
    return _effective_en(sheet)


def _effective_en(sheet: Sheet) -> Found[date] | None:
    for match in _EFFECTIVE.finditer(sheet.flat[:_HEAD]):
        for found in days_in(sheet.flat, match.end(), match.end() + 70):
            between = sheet.flat[match.end() : found.span.start]
            if "." not in between and "(" not in between:
                return found
        before = sheet.flat[max(0, match.start() - 24) : match.start()]
        if re.search(r"\(\s*(?:the\s+)?\"?(?:revised\s+)?$", before, re.IGNORECASE):
            nearby = list(days_in(sheet.flat, max(0, match.start() - 70), match.start()))
            if nearby:
                return nearby[-1]
    return None


_TERM_CUES_EN = re.compile(
    r"\bterm\b|\bperiod of\b|\bexpire|\bremain in (?:full )?(?:force|effect)|\bcontinue (?:in|for)|\bfor a period|\bterminat|\bsurviv|\bduration", re.IGNORECASE
)


def term_of(sheet: Sheet, language: str) -> Found[str] | None:
    """How long the contract runs, as "3 years"."""
    if language == "zh":
        match = _TERM_ZH.search(sheet.flat)
        return Found(sheet.words(*match.span(1)), Span(*match.span(1))) if match else None
    return _term_en(sheet)


def _term_en(sheet: Sheet) -> Found[str] | None:
    best: tuple[int, Found[str]] | None = None
    for match in _TERM_EN.finditer(sheet.flat):
        count = int(match["digits"]) if match["digits"] else _count(match["word"])
        if not count:
            continue
        score = _term_score(sheet.flat, match)
        if score > 1 and (best is None or score > best[0]):
            unit = match["unit"].lower().rstrip("s") + ("s" if count > 1 else "")
            best = (score, Found(f"{count} {unit}", Span(*match.span())))
    return best[1] if best else None


def _count(word: str | None) -> int:
    if not word:
        return 0
    parts = re.split(r"[- ]", word.lower())
    return sum(_WORDS.get(part, 0) for part in parts)


def _term_score(flat: str, match: re.Match[str]) -> int:
    before = flat[max(0, match.start() - 160) : match.start()].lower()
    after = flat[match.end() : match.end() + 120].lower()
    score = len(set(cue.lower() for cue in _TERM_CUES_EN.findall(before + " " + after[:60])))
    if re.search(r"from (?:the )?(?:date|effective)|after the (?:date|effective)|of (?:this|the) agreement|from and after|hereof", after):
        score += 2
    if re.search(r"agreement|obligations|confidential", before):
        score += 1
    if re.search(r"solicit|hire|employ|standstill|acquire|warrant", before):
        score -= 2
    return score
