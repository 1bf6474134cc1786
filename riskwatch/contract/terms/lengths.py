"""Lengths of time as written: 30日, 十五个工作日, 3 0天, 两年, thirty (30) days, two weeks. One pass over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from riskwatch.contract.terms import numerals
from riskwatch.contract.terms.cues import cues
from riskwatch.contract.terms.page import Page
from riskwatch.domain.contract import Period

Unit = Literal["hour", "day", "workday", "week", "month", "year"]

_HAN = "一二两三四五六七八九十百千〇零廿卅壹贰叁肆伍陆柒捌玖拾佰"
_ZH = re.compile(
    rf"(?P<count>[\d{_HAN}](?<![\d.,第{_HAN}].)[\d{_HAN}]{{0,4}}+(?: \d)?)(?P<half>个半)?"
    r"\)?个?(?P<unit>工作日|营业日|银行日|交易日|日历天|日历日|自然日|日|天|个?月|星期|周年|周|年|小时)(?P<half2>半)?"
    r"(?![\d一二三四五六七八九十]{1,3}[日号]|[\d一二三四五六七八九十]{1,2}月|度|产|利率|息|份[^额]|化|第|[\d.]+[%‰]|期(?:贷款|lpr|存款|以上)| ?月|底)"
)
_ZH_UNITS: dict[str, Unit] = {
    "工作日": "workday", "营业日": "workday", "银行日": "workday", "交易日": "workday", "日": "day", "天": "day",
    "日历天": "day", "日历日": "day", "自然日": "day", "月": "month", "个月": "month", "星期": "week", "周": "week",
    "周年": "year", "年": "year", "小时": "hour",
}  # fmt: skip
_EN_DIGITS = re.compile(
    r"(?P<count>\d(?<![\d.,/-].)\d{0,3}+)\)?(?P<ordinal>st|nd|rd|th)?[ -]{0,2}"
    r"(?P<kind>(?:full |consecutive )?(?:calendar|business|working|banking|trading|clear) )?(?P<unit>hour|day|week|month|year)s?\b"
)
_EN_WORD = "|".join([*numerals.ENGLISH_TENS, *numerals.ENGLISH_ONES, "a hundred", "one hundred"])
_EN_BEFORE_UNIT = re.compile(
    rf"\b((?:{_EN_WORD})(?:[- ](?:{'|'.join(list(numerals.ENGLISH_ONES)[1:10])}))?(?: hundred(?: and \w+(?:-\w+)?)?)?)"
    r"[ -](?P<kind>(?:calendar|business|working|banking|trading|consecutive|clear) )?$"
)
_EN_UNIT = re.compile(r"(?:hour|day|week|month|year)s?\b")
_EN_UNIT_CUES = cues("hour", "day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time and where it stands in the page's text."""

    period: Period
    start: int
    end: int


def lengths(page: Page) -> tuple[Length, ...]:
    """Every length of time, in reading order."""
    found = list(_chinese(page) if page.chinese else ())
    found.extend(_english(page))
    found.sort(key=lambda length: length.start)
    return tuple(found)


def _chinese(page: Page) -> Iterator[Length]:
    for match in _ZH.finditer(page.text):
        count = numerals.number(match["count"])
        unit = _ZH_UNITS[match["unit"]]
        if count is None or not 0 < count <= 9999 or (unit == "year" and count > 100):
            continue
        if _is_calendar(page.text, match, unit):
            continue
        whole = int(count)
        if (match["half"] or match["half2"]) and unit in ("month", "year"):
            whole, unit = (whole * 12 + 6, "month") if unit == "year" else (whole * 30 + 15, "day")
        yield Length(Period(whole, unit), match.start(), match.end())


def _is_calendar(text: str, match: re.Match[str], unit: Unit) -> bool:
    """Whether 30日 is a day of a month, or 3月 is March: a bare 月 is a length only before 内 or 后."""
    before = text[match.start() - 1 : match.start()]
    if unit == "day" and match["unit"] == "日":
        return before in ("月", "至", "-", "~", "号") and (
            before == "月" or "月" in text[max(0, match.start() - 8) : match.start()]
        )
    if unit == "month" and "个" not in match[0]:
        return before in ("年", "每", "至", "到", "于") or text[match.end() : match.end() + 1] not in (
            "内",
            "后",
            "以",
            "之",
        )
    return False


def _english(page: Page) -> Iterator[Length]:
    lower = page.lower
    if not any(unit in lower for unit in ("day", "month", "year", "week", "hour")):
        return
    taken = -1
    for match in _EN_DIGITS.finditer(lower):
        count = int(match["count"])
        after = lower[match.end() : match.end() + 6]
        if not 0 < count <= 9999 or match["ordinal"] or after.startswith((" libor", " sofr", " year")):
            continue
        taken = match.end()
        yield Length(Period(count, _unit(match["unit"], match["kind"])), _words_before(lower, match.start()), taken)
    for match in page.scan(_EN_UNIT, _EN_UNIT_CUES, 0, 8):
        before = _EN_BEFORE_UNIT.search(lower, max(0, match.start() - 48), match.start())
        count_in_words = numerals.from_english(before[1]) if before else None
        if before and count_in_words and not lower.startswith((" libor", " sofr"), match.end()):
            unit = _unit(match[0].rstrip("s"), before["kind"])
            yield Length(Period(count_in_words, unit), before.start(), match.end())


_WORDS = re.compile(r"\b(?:[a-z]+[- ]){1,4}\($")


def _words_before(lower: str, start: int) -> int:
    """`thirty (30) days` starts at thirty."""
    if lower[start - 1 : start] != "(":
        return start
    at = start - 1
    for _ in range(4):
        previous = re.search(r"([a-z]+)[ -]?$", lower[max(0, at - 16) : at])
        if previous is None or numerals.from_english(previous[1]) is None:
            break
        at -= len(previous[0])
    return at if at < start - 1 else start


def _unit(word: str, kind: str | None) -> Unit:
    if word == "day" and kind and any(name in kind for name in ("business", "working", "banking", "trading")):
        return "workday"
    return word  # type: ignore[return-value]
