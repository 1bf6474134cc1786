"""Calendar days as contracts write them, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from riskwatch.contract.layout.numbering import han_number
from riskwatch.contract.layout.wordlists import wordlist
from riskwatch.contract.search import quick
from riskwatch.domain.contract import Found
from riskwatch.domain.document import Span

_MONTHS = {
    name: number
    for number, names in enumerate(
        wordlist(
            "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
            "october oct|november nov|december dec"
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_ORDINAL = r"(?:\s?(?:s\s?t|n\s?d|r\s?d|t\s?h)\b)?"
_DAY = quick(
    r"(?P<y1>\d{4}|[零〇○一二三四五六七八九]{4}) {0,3}年 {0,3}(?P<m1>\d{1,2}|[一二三四五六七八九十]{1,2}) {0,3}月 {0,3}"
    r"(?P<d1>\d{1,2}|[一二三四五六七八九十]{1,3}) {0,3}日"
    r"|(?<!\d)(?P<y2>(?:19|20)\d\d)[-/.](?P<m2>\d{1,2})[-/.](?P<d2>\d{1,2})(?!\d)"
    rf"|(?<![A-Za-z])(?P<m3>{_MONTH})\s*(?P<d3>\d{{1,2}}){_ORDINAL}\s*,?\s*(?:of\s+)?(?P<y3>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)(?P<d4>\d{{1,2}}){_ORDINAL}\s*(?:day\s+)?(?:of\s+)?,?\s*(?P<m4>{_MONTH})\s*,?\s*(?P<y4>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d/])(?P<m5>\d{1,2})/(?P<d5>\d{1,2})/(?P<y5>(?:19|20)?\d\d)(?![\d/])",
    re.IGNORECASE,
)


def days_in(flat: str, start: int = 0, end: int | None = None) -> Iterator[Found[date]]:
    """Every real calendar day written between two places."""
    for match in _DAY.finditer(flat, start, len(flat) if end is None else end):
        found = _date(match)
        if found:
            yield Found(found, Span(*match.span()))


def first_day(flat: str, start: int, end: int) -> Found[date] | None:
    return next(days_in(flat, start, min(end, len(flat))), None)


def _date(match: re.Match[str]) -> date | None:
    form = next(number for number in "12345" if match["y" + number])
    year, month, day = match["y" + form], match["m" + form], match["d" + form]
    years = _year(year)
    months = _MONTHS.get(month.rstrip(".").lower()) or han_number(month)
    try:
        return date(years, months, han_number(day))
    except ValueError:
        return None


def _year(words: str) -> int:
    if not words.isdecimal():
        return int("".join(str("零一二三四五六七八九".index("零" if digit in "〇○" else digit)) for digit in words))
    if len(words) == 2:
        return int(words) + (1900 if int(words) > 60 else 2000)
    return int(words)
