"""Numbers as people write them in contracts: digits, Chinese numerals, Chinese capitals, English words.

Every reader gives None for text that is no number of its kind; nothing is guessed.
"""

from __future__ import annotations

import re
from decimal import Decimal

CHINESE_DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)), "〇": 0, "○": 0, "两": 2, "二": 2,
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)), "壱": 1, "弌": 1, "貳": 2, "弍": 2, "叄": 3, "參": 3, "参": 3,
    "陸": 6, "漆": 7, "扒": 8, "九": 9, "玫": 9,
}  # fmt: skip
CHINESE_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
CHINESE_TENS = {"廿": 20, "卅": 30, "卌": 40}
CHINESE_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
NUMERAL = "零〇○一二两三四五六七八九十百千万亿廿卅壹贰貳叁叄參参肆伍陆陸柒捌玖拾佰仟萬億"
"""All characters that Chinese whole numbers are written with."""

_GROUPED = re.compile(r"\d{1,3}(?:[,，'’ ]\d{3})+(?:\.\d+)?")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{2}")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")

ENGLISH_ONES = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
ENGLISH_TENS = {
    word: 10 * number
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
} | {"fourty": 40}
ENGLISH_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}


def from_digits(text: str, european: bool = False) -> Decimal | None:
    """`1,234,567.89`, `1 234 567`, `128，600`; with `european` also `1.234.567,89`. None for `1,23,4`."""
    if european and _EUROPEAN.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _GROUPED.fullmatch(text):
        return Decimal(re.sub("[,，'’ ]", "", text))
    return None


def from_chinese(text: str) -> int | None:
    """A whole number in Chinese numerals or capitals: 三十, 一百二十八, 廿五, 二〇二六, 壹拾贰万捌仟陆佰."""
    if not text:
        return None
    if all(mark in CHINESE_DIGITS for mark in text):
        if len(text) > 1 and not _read_out(text):
            return None
        return int("".join(str(CHINESE_DIGITS[mark]) for mark in text))
    total = section = digit = 0
    waiting = False
    highest = 10**12
    last_unit = 10**12
    for mark in text:
        if mark in CHINESE_DIGITS:
            if waiting and digit:
                return None
            digit, waiting = CHINESE_DIGITS[mark], True
        elif mark in CHINESE_TENS:
            section, digit, waiting, last_unit = section + CHINESE_TENS[mark], 0, False, 10
        elif mark in CHINESE_UNITS:
            unit = CHINESE_UNITS[mark]
            if unit >= last_unit:
                return None
            section += (digit if waiting and digit else 1) * unit
            digit, waiting, last_unit = 0, False, unit
        else:
            myriad = CHINESE_MYRIADS.get(mark, 0)
            if not myriad:
                return None
            section += digit
            if myriad > highest and total:
                total = (total + section) * myriad
            elif section == 0:
                return None
            else:
                total += section * myriad
            section, digit, waiting, last_unit, highest = 0, 0, False, 10**12, myriad
    return total + section + digit


def _read_out(text: str) -> bool:
    """Digits without units are a number only when read out like a year (二〇二六) or written with a zero."""
    return len(text) in (2, 4) or any(mark in "零〇○" for mark in text)


_FRACTION_UNITS = {"角": Decimal("0.1"), "分": Decimal("0.01"), "厘": Decimal("0.001")}
_CAPITAL_AMOUNT = re.compile(
    rf"(?P<whole>[{NUMERAL}]+)?(?:[元圆圓块](?:[整正])?)?"
    rf"(?:零?(?P<jiao>[{NUMERAL}])角)?(?:零?(?P<fen>[{NUMERAL}])分)?(?:[整正])?"
)


def from_capital_amount(text: str) -> Decimal | None:
    """An amount in Chinese capitals with its units: 壹拾贰万捌仟陆佰元整, 叁角伍分, 壹佰元零伍分."""
    match = _CAPITAL_AMOUNT.fullmatch(text)
    if not match or not any(match.groups()):
        return None
    amount = Decimal(0)
    if match["whole"]:
        whole = from_chinese(match["whole"].rstrip("零") or "零")
        if whole is None:
            return None
        amount += whole
    for name, unit in (("jiao", _FRACTION_UNITS["角"]), ("fen", _FRACTION_UNITS["分"])):
        if match[name]:
            digit = CHINESE_DIGITS.get(match[name])
            if digit is None:
                return None
            amount += digit * unit
    return amount


def from_english(text: str) -> int | None:
    """A whole number in English words: `one hundred and twenty-eight thousand six hundred`, `fifteen`, `a hundred`."""
    total = section = 0
    seen = False
    for word in re.split(r"[\s,-]+", text.lower().strip()):
        if word in ("and", "a", "an", ""):
            section = section or (1 if word in ("a", "an") else 0)
            continue
        if word in ENGLISH_ONES:
            section += ENGLISH_ONES[word]
        elif word in ENGLISH_TENS:
            section += ENGLISH_TENS[word]
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in ENGLISH_SCALES:
            total += (section or 1) * ENGLISH_SCALES[word]
            section = 0
        else:
            return None
        seen = True
    return total + section if seen else None


_POINT = re.compile(rf"(?P<whole>[{NUMERAL}]+)点(?P<digits>[零〇一二三四五六七八九]+)")


def number(text: str) -> Decimal | None:
    """Any of the above; also 一点五 and `3 0` (a blank that a scan put between digits)."""
    text = text.strip()
    if text[:1].isascii() and text[:1].isdigit():
        value = from_digits(text)
        return value if value is not None else from_digits(text.replace(" ", ""))
    if "点" in text:
        match = _POINT.fullmatch(text)
        whole = from_chinese(match["whole"]) if match else None
        if match is None or whole is None:
            return None
        return Decimal(f"{whole}." + "".join(str(CHINESE_DIGITS[mark]) for mark in match["digits"]))
    whole = from_chinese(text)
    return None if whole is None else Decimal(whole)
