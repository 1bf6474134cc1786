"""The day of the agreement, the day it takes effect, and how long it runs."""

from __future__ import annotations

import re
from datetime import date

from riskwatch.contract.layout.days import days_in, first_day
from riskwatch.contract.layout.duration_en import duration_of
from riskwatch.contract.layout.sheet import Sheet
from riskwatch.contract.search import quick
from riskwatch.domain.contract import Found, SignatureBlock
from riskwatch.domain.document import Span

_SIGNED_ZH = quick(
    r"(?:签 *(?:订|约|署|定) *(?:日 *期|时 *间)|订 *立 *(?:日 *期|时 *间)|合 *同 *日 *期|签 *字 *日 *期|"
    r"(?<![\u4e00-\u9fff])日 *期)(?: *[:|] *|为)"
)
_SIGNED_AT_ZH = quick(r"(?:于|在)(?=[^。\n]{4,40}?(?:签订|签署|订立))")
_EFFECTIVE_ZH = quick(r"(?:自|从|于)(?=[^。\n]{4,24}?(?:起|之日)?[^。\n]{0,6}?生效)")
_TERM_ZH = quick(
    r"(?:有效期|合同期限|协议期限|合作期限|期限)[^。;\n]{0,16}?(?:为|:|共|计) *((?:[\d一二三四五六七八九十两半壹贰叁]{1,4}) *(?:个)?(?:年|月|日|天))"
)


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


_CUE = re.compile(
    r"\b(?P<cue>made|entered\s+into|executed|dated?|effective|signed|concluded|as\s+of)\b"
    r"(?:[\s,:]|\b(?:and|is|was|made|entered|into|executed|delivered|effective|dated?|in\s+duplicate|"
    r"as|of|on|the|this|at|to\s+be|by\s+the\s+parties|between\s+the\s+parties|0)\b)*"
    r"(?P<at>)",
    re.IGNORECASE,
)
_BLANK_DAY = re.compile(
    r"_{2,}|\[[^\]]{0,12}\]|day\s+of\s*(?:_|,|\[)|\(?[A-Z][a-z]+\)?\s*(?:_{2,}|\[[^\]]{0,6}\])|"
    r",\s*(?:19|20)\d\d|\s+day\s+of",
    re.IGNORECASE,
)
_OTHER_PAPER = re.compile(
    r"\b(?:that\s+certain|certain|prior|previous|original|amended|amends|existing|pursuant|patent|"
    r"filed|source|form|following|under\s+the|between\s+the\s+parties|letter|memorandum|lease|plan|"
    r"annual)\b[^(]{0,110}$"
    r"|\b(?:to|of|under|in|that|by)\s+(?:the|that|a)\s+[^(]{0,80}(?:agreement|contract)\b[^(]{0,80}$"
    r"|\b(?:10-[kq]|8-k|s-1|f-1|20-f)\b[^(]{0,40}$|\b(?:the|such)\s+(?:\w+\s+)?agreement,?\s*$",
    re.IGNORECASE,
)
_THIS = re.compile(r"\bthis\b[^.]{0,200}$|\b(?:agreement|contract|amendment|addendum)\b[^.]{0,80}$", re.IGNORECASE)
_LAST_WRITTEN = re.compile(
    r"date\s+(?:last|of\s+(?:the\s+)?last)|last\s+(?:date|signature|signing)|later\s+of\s+the|latest\s+date",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:signed|executed|done|accepted|dated)\b[^.]{0,40}$", re.IGNORECASE)
_EFFECTIVE_BEFORE = re.compile(r"\beffective\s*(?:date\s*)?(?:shall\s+be\s*)?[:(]?\s*$", re.IGNORECASE)
_OTHER_DAY = re.compile(
    r"\b(?:effective|commencement|termination|delivery|expiration|due|start|end|closing)\s+$", re.IGNORECASE
)
_DATE_LINE = 1200
_SIGN_DATE = quick(r"\bDate(?:d)?\s*:\s*", re.IGNORECASE)
_HEAD = 12_000
_EFFECTIVE_HEAD = 5_000
_OTHER_EFFECT = re.compile(
    r"\b(?:that\s+certain|prior|previous)\b[^.(]*$|\b(?:cease|resign|end|terminated?)\s+$", re.IGNORECASE
)
_EFFECTIVE = re.compile(r"effective(?:\s+date)?", re.IGNORECASE)


def _dated_en(sheet: Sheet) -> Found[date] | None:
    """The day after `made`, `entered into`, `dated` in the head; none when that place is blank; else the last day signed."""
    for taken in (_made, _signed_or_alone, _effective_only):
        found, settled = taken(sheet)
        if settled:
            return found
    return None


def _made(sheet: Sheet) -> tuple[Found[date] | None, bool]:
    return _by_cue(sheet, effective=False)


def _effective_only(sheet: Sheet) -> tuple[Found[date] | None, bool]:
    return _by_cue(sheet, effective=True)


def _by_cue(sheet: Sheet, effective: bool) -> tuple[Found[date] | None, bool]:
    """The day at the first believable cue, and whether the question is settled (a blank settles it too)."""
    for match in _CUE.finditer(sheet.flat, 0, _HEAD):
        cue, at = match["cue"].lower(), match.end()
        before = sheet.flat[max(0, match.start() - 600) : match.start()]
        if (cue == "effective" or bool(_EFFECTIVE_BEFORE.search(before))) != effective:
            continue
        if cue == "date" and (match.start() > _DATE_LINE or _OTHER_DAY.search(before)):
            continue
        if not _of_this_paper(before, cue):
            continue
        found = first_day(sheet.flat, at, at + 34)
        if found and found.span.start - at <= 2:
            return found, True
        if _BLANK_DAY.match(sheet.flat, at, at + 30):
            return None, True
    return None, False


def _signed_or_alone(sheet: Sheet) -> tuple[Found[date] | None, bool]:
    last = _last_signed(sheet)
    if last is None or not _LAST_WRITTEN.search(sheet.flat, 0, _HEAD):
        last = _alone(sheet) or last
    return last, last is not None


def _of_this_paper(before: str, cue: str) -> bool:
    """Whether the words before a date's cue speak of this agreement, not of an older or another one."""
    near = before[-160:]
    this = max(before.lower().rfind("this "), before.lower().rfind('(the "agreement'))
    other = _OTHER_PAPER.search(near)
    if other and len(before) - len(near) + other.start() > this:
        return False
    return this >= 0 or bool(_THIS.search(before)) or cue.startswith("date")


def _alone(sheet: Sheet) -> Found[date] | None:
    """A day on a line of its own above the text."""
    for pieces in sheet.lines[:40]:
        for piece in pieces:
            if piece.start > 1200:
                return None
            found = first_day(sheet.flat, piece.start, piece.start + len(piece.text)) if len(piece.text) < 60 else None
            if found and len(piece.text.strip(" .,")) - (found.span.end - found.span.start) <= 8:
                return found
    return None


def _last_signed(sheet: Sheet) -> Found[date] | None:
    days = [
        first_day(sheet.flat, match.end(), match.end() + 24)
        for match in _SIGN_DATE.finditer(sheet.flat)
        if not _OTHER_DAY.search(sheet.flat, max(0, match.start() - 20), match.start())
    ]
    best = max((day for day in days if day), key=lambda day: day.value, default=None)
    if best is not None:
        return best
    end = len(sheet.flat)
    best = None
    for day in days_in(sheet.flat, end // 2):
        before = sheet.flat[max(0, day.span.start - 70) : day.span.start]
        if _DONE.search(before) or (day.span.start > end - 1500 and "ource" not in before):
            best = day
    return best


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
    """`effective as of …`, or the day that a bracket calls the Effective Date; a tale of older days is passed over."""
    for match in _EFFECTIVE.finditer(sheet.flat, 0, _EFFECTIVE_HEAD):
        found = first_day(sheet.flat, match.end(), match.end() + 50)
        between = sheet.flat[match.end() : found.span.start] if found else "."
        told = match[0][0] == "E" and "ate" not in match[0] and match.start() > 600
        if _OTHER_EFFECT.search(sheet.flat, max(0, match.start() - 90), match.start()):
            continue
        if found and not told and not re.search(r"[.(]|\b(?:through|until)\b", between):
            return found
        before = sheet.flat[max(0, match.start() - 24) : match.start()]
        if re.search(r"\(\s*(?:the\s+)?\"?(?:revised\s+)?$", before, re.IGNORECASE):
            nearby = list(days_in(sheet.flat, max(0, match.start() - 70), match.start()))
            if nearby:
                return nearby[-1]
    return None


def term_of(sheet: Sheet, language: str) -> Found[str] | None:
    """How long the contract runs, as "3 years"."""
    if language == "zh":
        match = _TERM_ZH.search(sheet.flat)
        return Found(sheet.words(*match.span(1)), Span(*match.span(1))) if match else None
    return duration_of(sheet)
