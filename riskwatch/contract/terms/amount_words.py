"""Amounts in Chinese capitals or English words, and the figures each belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from riskwatch.contract.terms import numerals
from riskwatch.contract.terms.amounts import Sum
from riskwatch.contract.terms.cues import cues
from riskwatch.contract.terms.page import Page
from riskwatch.domain.document import Span
from riskwatch.domain.money import Money

_CAPITALS = frozenset("壹贰貳叁叄肆伍陆陸柒捌玖拾佰仟萬億")
_ZH = re.compile(
    rf"(?<![{numerals.NUMERAL}])(?P<words>[{numerals.NUMERAL}]++(?P<unit>元|圆|圓|块)(?:[整正]"
    rf"|(?:零?[{numerals.NUMERAL}]角)?(?:零?[{numerals.NUMERAL}]分)?[整正]?)?"
    rf"|(?:[{numerals.NUMERAL}]角)(?:[{numerals.NUMERAL}]分)?[整正]?)"
)
_BARE = re.compile(rf"大写[^\n{numerals.NUMERAL}]{{0,8}}(?P<words>[{numerals.NUMERAL}]{{2,}}+)")
_FOREIGN = re.compile(
    rf"(?<![{numerals.NUMERAL}])(?P<words>[{numerals.NUMERAL}]++)(?P<unit>美元|欧元|英镑|港元|港币|日元)"
)
_NAMES = "|".join([*numerals.ENGLISH_ONES, *numerals.ENGLISH_TENS, *numerals.ENGLISH_SCALES, "hundred"])
_EN = re.compile(
    rf"\b(?P<words>(?:(?:{_NAMES}|and|a)[ ,-]{{1,2}}){{0,24}}(?:{_NAMES}))(?:,? (?:and )?\d\d/100)? ?"
    r"(?P<unit>(?:united states |u\.?s\.? )?dollars|euros?|pounds(?: sterling)?|yuan|renminbi)\b"
)
_EN_TRAILING = re.compile(
    r"\((?:(?:say|in words)[: ]+)?(?P<unit>us dollars|u\.s\. dollars|united states dollars"
    r"|dollars|euros?|pounds sterling|pounds|renminbi|rmb|usd|eur|gbp) ?(?P<words>[a-z ,-]{3,120}?)(?: only)?\)"
)
_CURRENCY = {
    "美元": "USD", "欧元": "EUR", "英镑": "GBP", "港元": "HKD", "港币": "HKD", "日元": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rmb": "CNY", "euro": "EUR", "euros": "EUR", "eur": "EUR", "pounds": "GBP", "pounds sterling": "GBP", "gbp": "GBP",
}  # fmt: skip
_ZH_CUES = cues("元", "圆", "圓", "块", "角")
_FOREIGN_CUES = cues("美元", "欧元", "英镑", "港元", "港币", "日元")
_EN_CUES = cues("dollar", "euro", "pound", "yuan", "renminbi", "rmb", "usd", "eur", "gbp")


@dataclass(frozen=True, slots=True)
class Worded:
    """An amount in words; `style` is capital, simple or english."""

    money: Money
    start: int
    end: int
    style: str


def worded(page: Page) -> tuple[Worded, ...]:
    """Every amount in words, in reading order."""
    found = list(_chinese(page)) if page.chinese else []
    if not page.chinese or "dollars" in page.lower:
        found.extend(_english(page))
    found.sort(key=lambda each: each.start)
    return tuple(found)


def _chinese(page: Page) -> Iterator[Worded]:
    taken: set[int] = set()
    for match in page.scan(_ZH, _ZH_CUES, 40, 12, cased=True):
        amount = numerals.from_capital_amount(match["words"])
        if amount is None or (match["unit"] is None and not _CAPITALS.intersection(match["words"])):
            continue
        taken.add(match.start("words"))
        yield Worded(Money(amount), match.start("words"), match.end("words"), _style(match["words"]))
    for match in page.scan(_FOREIGN, _FOREIGN_CUES, 40, 6, cased=True):
        value = numerals.from_chinese(match["words"])
        if value is not None:
            taken.add(match.start())
            yield Worded(
                Money(Decimal(value), _CURRENCY[match["unit"]]),
                match.start(),
                match.end(),
                _style(match["words"]),
            )
    if "大写" in page.text:
        for match in _BARE.finditer(page.text):
            value = numerals.from_chinese(match["words"])
            if value is not None and match.start("words") not in taken:
                yield Worded(Money(Decimal(value)), match.start("words"), match.end("words"), _style(match["words"]))


def _style(words: str) -> str:
    return "capital" if _CAPITALS.intersection(words) else "simple"


def _english(page: Page) -> Iterator[Worded]:
    taken: set[int] = set()
    for pattern in (_EN_TRAILING, _EN):
        for match in page.scan(pattern, _EN_CUES, 260, 180):
            value = numerals.from_english(match["words"])
            if value is None or match.start("words") in taken:
                continue
            taken.add(match.start("words"))
            yield Worded(
                Money(Decimal(value), _CURRENCY.get(match["unit"], "USD")),
                match.start("words"),
                match.end("words"),
                "english",
            )


_PAIR_REACH, _LONGEST = 30, 60
_BREAKS = re.compile(r"[。；;\n]")
_BETWEEN = re.compile(r"大写|小写|人民币|[(:¥]|say|in words|\|")


def pairs(page: Page, figures: Sequence[Sum], words: Sequence[Worded]) -> dict[int, int]:
    """Index in `words` -> index in `figures` of the amount that says the same: the nearest one in the same sentence,
    cell or bracket, with nothing but labels between. Tables: the figures in the same row, else in the row before."""
    found: dict[int, int] = {}
    used: set[int] = set()
    starts = [figure.start for figure in figures]
    for index, word in enumerate(words):
        first = bisect_left(starts, word.start - _PAIR_REACH - _LONGEST)
        last = bisect_left(starts, word.end + _PAIR_REACH + 1)
        near = [other for other in range(first, last) if other not in used and _belongs(page, figures[other], word)]
        best = min(near, key=lambda other: _distance(figures[other], word), default=None)
        if best is not None:
            found[index] = best
            used.add(best)
    return found


def _distance(figure: Sum, word: Worded) -> int:
    return word.start - figure.end if figure.end <= word.start else figure.start - word.end


def _belongs(page: Page, figure: Sum, word: Worded) -> bool:
    if not 0 <= _distance(figure, word) <= _PAIR_REACH:
        return False
    gap = Span(min(figure.end, word.end), max(figure.start, word.start))
    between = page.lower[gap.start : gap.end]
    if _BREAKS.search(between):
        return False
    return len(between) <= 2 or _BETWEEN.search(between) is not None
