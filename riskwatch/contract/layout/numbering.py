"""Clause numbers as contracts write them, in both languages: where one starts, its style and its value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
_HAN = "零〇○一二三四五六七八九十百两"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Mark:
    """A clause number in the text. `value` is its last component (12 for 第十二条, 3 for 4.3), `path` all of them."""

    style: str
    start: int
    end: int
    value: int
    path: tuple[int, ...] = ()
    inline: bool = False


def han_number(words: str) -> int:
    """The value of a Chinese or plain numeral, 0 when it is none."""
    words = words.replace(" ", "")
    if words.isdecimal():
        return int(words)
    total, digit = 0, 0
    for letter in words:
        if letter in "十百":
            total += (digit or 1) * (10 if letter == "十" else 100)
            digit = 0
        elif letter in _DIGITS:
            digit = digit * 10 + _DIGITS[letter] if digit and total == 0 else _DIGITS[letter]
        else:
            return 0
    return total + digit


def roman_number(words: str) -> int:
    total = 0
    for letter, following in zip(words, [*words[1:], ""], strict=True):
        value = _ROMAN.get(letter, 0)
        total += -value if _ROMAN.get(following, 0) > value else value
    return total


_CHAPTER = rf"第 {{0,3}}(?P<n1>[{_HAN}\d](?:[{_HAN}\d ]{{0,8}}[{_HAN}\d])?) {{0,3}}(?P<unit>[章节条]|部分)(?![款项规约第之、,和及至])"
_LINE_ZH = re.compile(
    rf"[ #>]*(?:{_CHAPTER}"
    rf"|(?P<n2>[{_HAN}]{{1,4}}) {{0,2}}[、.,]"
    rf"|\( {{0,2}}(?P<n3>[{_HAN}]{{1,4}}) {{0,2}}\)[、.]?"
    r"|(?P<n4>\d{1,3}(?: ?\. ?\d{1,3}){1,4})(?![\d%％])[、.]?(?! ?(?:万|元|[a-zA-Z]*/|mm|米|吨|%|‰|\*|×))"
    r"|(?P<n5>\d{1,2}) {0,2}[、.](?!\d)"
    r"|\( {0,2}(?P<n6>\d{1,2}) {0,2}\)[、.]?"
    r"|(?P<n7>\d{1,2})\)"
    rf"|(?P<n8>[{_CIRCLED}]))"
)
_INLINE_ZH = re.compile(
    rf"(?:(?<=[\s。;:_)|])){_CHAPTER}"
    rf"|(?:(?<=[\s。;_)])(?P<n2>[{_HAN}]{{1,4}})、)"
    r"|(?:(?<=[。;_|])\s{0,6}|(?<=\s)\s)(?P<n4>\d{1,2}(?:\.\d{1,2}){1,2})(?![\d%.])(?=[\u4e00-\u9fff ])"
)
_LINE_EN = re.compile(
    r"[ #>*]*(?:(?i:(?P<w1>article|section|clause)) {1,3}(?P<n1>[IVXLC]{1,7}|\d{1,3}(?:\.\d{1,3}){0,3})\b[.:)]?"
    r"|(?P<n4>\d{1,3}(?:\.\d{1,3}){1,4})(?![\d%,])[.)]?(?=[\s:A-Z\"])"
    r"|(?P<n5>\d{1,2})[.)](?=[\s\"A-Z])"
    r"|(?P<n2>[IVX]{1,6})\.(?=\s)"
    r"|\((?P<n6>\d{1,2})\)|\((?P<n7>[a-z])\)|(?P<n9>[A-Z])\.(?=\s{1,6}[A-Z]))"
)
_INLINE_EN = re.compile(
    r"(?<=\s)(?:(?P<w1>ARTICLE|SECTION|Article|Section) (?P<n1>[IVXLC]{1,7}|"
    r"\d{1,3}(?:\.\d{1,3}){0,3})[.:]?(?=\s+[A-Z\"])"
    r"|(?P<n4>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?=\s+[A-Z\"]\w)"
    r"|(?P<n5>\d{1,2})\.(?=\s+[A-Z\"]\w))"
)
# Where an inline number can begin at all: found far faster than the numbers themselves.
_PLACE_ZH = re.compile(rf"[\s。;:_)|](?=[第{_HAN}\d\s])")
_PLACE_EN = re.compile(r"\s(?=[AS\d])")
_TOC = re.compile(r"(?:\.\s?){4,}\s*\d{0,3}\s*$|…{2,}\s*\d{0,3}\s*$|\s\d{1,3}\s*$")


def _mark(match: re.Match[str], inline: bool) -> Mark | None:
    for group, words in match.groupdict().items():
        if words is None or group in ("unit", "w1"):
            continue
        return _typed(group, words, match, inline)
    return None


def _typed(group: str, words: str, match: re.Match[str], inline: bool) -> Mark | None:
    start = match.end() - len(match[0].lstrip(" #>*"))
    found = match.groupdict()
    if group == "n4" or (group == "n1" and "." in words):
        path = tuple(int(part) for part in words.replace(" ", "").split("."))
        return Mark(f"decimal{len(path)}", start, match.end(), path[-1], path, inline) if max(path) < 200 else None
    if group == "n1" and found.get("w1"):
        value = int(words) if words.isdecimal() else roman_number(words)
        return Mark(found["w1"].lower(), start, match.end(), value, inline=inline) if value else None
    if group == "n1":
        unit = {"章": "chapter", "部分": "part", "节": "section_zh", "条": "article"}[found["unit"]]
        return Mark(unit, start, match.end(), han_number(words), inline=inline)
    if group == "n8":
        return Mark(group, start, match.end(), _CIRCLED.index(words) + 1, inline=inline)
    if group in ("n7", "n9") and words.isalpha():
        return Mark(group + "a", start, match.end(), ord(words.lower()) - 96, inline=inline)
    value = roman_number(words) if group == "n2" and words.isascii() else han_number(words)
    return Mark(group, start, match.end(), value, inline=inline) if value else None


def line_mark(language: str, text: str) -> Mark | None:
    """The clause number that a line begins with; places count in the line."""
    pattern = _LINE_ZH if language == "zh" else _LINE_EN
    match = pattern.match(text)
    return _mark(match, inline=False) if match else None


def inline_marks(language: str, text: str, after: int) -> Iterator[Mark]:
    """Further numbers inside a line, as texts made from PDF have them; the caller proves them by their order."""
    chinese = language == "zh"
    pattern, place = (_INLINE_ZH, _PLACE_ZH) if chinese else (_INLINE_EN, _PLACE_EN)
    reached = after
    for before in place.finditer(text, max(0, after - 1)):
        match = pattern.match(text, before.end()) if before.end() >= reached else None
        if match is None:
            continue
        reached = match.end()
        mark = _mark(match, inline=True)
        if mark:
            yield mark


def is_contents_line(text: str) -> bool:
    """A line of a table of contents: leaders and a page number at its end."""
    return len(text) < 120 and ("..." in text or "…" in text or ". ." in text) and bool(_TOC.search(text))
