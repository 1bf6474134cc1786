"""Percentages in every spelling: 30%, 0.5‰, 万分之五, 千分之一, 百分之三十, 3 per cent. One pass over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from riskwatch.contract.terms import numerals
from riskwatch.contract.terms.cues import cues
from riskwatch.contract.terms.page import Page

_SIGNS = {
    "%": 100, "‰": 1000, "‱": 10000, "%o": 1000, "per cent": 100, "percent": 100, "0/00": 1000, "个百分点": 100, "basis points": 10000,
    "bps": 10000,
}  # fmt: skip
_DIGITS = re.compile(
    r"(?<![\d.])(?P<figures>\d{1,4}+(?:[.,]\d{1,6}+)?|\d[ -]\d/\d|\d/\d)(?:\))? ?(?P<sign>%o|%|‰|‱|0/00|per ?cent\b"
    r"|个百分点|basis points|bps\b)"
)
_SPOKEN = re.compile(
    rf"(?P<of>[十拾百佰千仟]万|[百千万佰仟])分之 ?"
    rf"(?P<number>\d{{1,4}}(?:\.\d{{1,4}})?|[{numerals.NUMERAL}]{{1,6}}(?:点[零〇一二三四五六七八九]{{1,4}})?)"
    r"(?:点(?P<point>[零〇一二三四五六七八九]{1,4}))?"
)
_PARTS = {
    "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "十万": 10**5, "拾万": 10**5, "百万": 10**6, "佰万": 10**6,
    "千万": 10**7, "仟万": 10**7,
}  # fmt: skip
_EN_WORDS = re.compile(r"\b([a-z]+(?:-[a-z]+)?(?: and one-half| and a half)?) ?\($")
_DIGITS_CUES = cues("%", "‰", "‱", "0/00", "percent", "per cent", "百分点", "basis point", "bps")
_SPOKEN_CUES = cues(
    "分之",
)


@dataclass(frozen=True, slots=True)
class Percent:
    """A share as a fraction (0.3 for 30%), the sign it was written with, and where it stands."""

    value: Decimal
    sign: str
    start: int
    end: int


def percents(page: Page) -> tuple[Percent, ...]:
    """Every percentage, in reading order."""
    found = list(_digits(page))
    if "分之" in page.text:
        found.extend(_spoken(page))
        found.sort(key=lambda percent: percent.start)
    return tuple(found)


def _digits(page: Page) -> Iterator[Percent]:
    for match in page.scan(_DIGITS, _DIGITS_CUES, 20, 18):
        figures = _figures(match["figures"])
        sign = match["sign"].replace("percent", "per cent")
        if figures is None:
            continue
        value = figures / _SIGNS["‰" if sign in ("%o", "0/00") else sign]
        yield Percent(value, "‰" if sign in ("%o", "0/00") else sign, match.start(), match.end())


def _figures(text: str) -> Decimal | None:
    if "/" in text:
        whole, _, part = text.replace("-", " ").rpartition(" ")
        above, _, below = part.partition("/")
        return None if below == "0" else Decimal(whole or 0) + Decimal(above) / Decimal(below)
    return numerals.from_digits(text.replace(",", "."))


def _spoken(page: Page) -> Iterator[Percent]:
    for match in page.scan(_SPOKEN, _SPOKEN_CUES, 2, 20, cased=True):
        figures = numerals.number(match["number"] + (f"点{match['point']}" if match["point"] else ""))
        if figures is not None:
            yield Percent(figures / _PARTS[match["of"]], f"{match['of']}分之", match.start(), match.end())
