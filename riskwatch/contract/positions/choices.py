"""Wordings that stand in a draft and are not agreed: ways to choose from while none is chosen, and sums that are blacked out."""

from __future__ import annotations

import re

from riskwatch.contract.wording import Passage

_REACH = 260
_OFFERED = re.compile(
    r"(?:按|以|采用|选择|采取|通过)[^。；\n]{0,10}?(?:下列|以下|如下|下述)[^。；\n]{0,4}?第?(?P<chosen>[ \n_／/()（）【】\[\]]*|[\d一二三四五六]{1,2})"
    r"(?:(?:种|项|款)(?:方式|办法|途径)?|(?:方式|办法|途径))"
)
_ITEM = re.compile(r"(?:^|[\n|。；;: ])[(（]?(?P<number>\d{1,2}|[一二三四五六①-⑥])[、.．)）:]")
_NEXT_ARTICLE = re.compile(r"\n ?(?:第[一二三四五六七八九十百\d]{1,4}条|[一二三四五六七八九十]{1,3}、)")
_UNNUMBERED = re.compile(r"(?:选择|采用|采取) ?_* ?(?:种)?方式")
_BLACKED_OUT = re.compile(r"\[[ *●]*\]|\*{3,}|\[redacted\]")
"""The marks of the text itself: asterisks are gone from the condensed one and leave empty brackets."""
_UNTICKED = re.compile(r"[□☐][ \d一二三四五六、.．)）]*.?$")
_NEAR = 60
_BLANK = re.compile(r"_{2,}|[【\[] ?[】\]]")
_CHINESE = {mark: str(number) for number, mark in enumerate("一二三四五六", 1)}


def not_chosen(passage: Passage) -> bool:
    """Whether nobody agreed to these words: an alternative of a form that is not the chosen one, or a value taken out."""
    near = passage.wording.lower[max(0, passage.start - _NEAR) : passage.end + _NEAR]
    if _BLACKED_OUT.search(near) or _BLANK.search(passage.words):
        return True
    text, start = passage.wording.contract.text, passage.span.start
    if _UNTICKED.search(text[max(0, start - 6) : start + 1]):
        return True
    return _another_way(passage)


def _another_way(passage: Passage) -> bool:
    """按下列第__种方式: 1、… 2、…: the words are one of the ways, and another one or none is chosen."""
    lower = passage.wording.lower
    start = max(0, passage.start - _REACH)
    ways = [*_OFFERED.finditer(lower, start, passage.end), *_UNNUMBERED.finditer(lower, start, passage.end)]
    if not ways:
        return False
    offered = max(ways, key=lambda way: way.end())
    if _NEXT_ARTICLE.search(lower, offered.end(), passage.start):
        return False
    items = list(_ITEM.finditer(lower, offered.end() - 1, max(passage.start + 4, passage.end)))
    if not items:
        return False
    chosen = offered.groupdict().get("chosen", "").strip(" \n_／/()（）【】[]")
    return _CHINESE.get(chosen, chosen) != _CHINESE.get(items[-1]["number"], items[-1]["number"])
