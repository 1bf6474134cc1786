"""Writes a list number the way a word processor does: 3 as 三, C, iii, ③ ... (number formats of ECMA-376, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def counted(number: int, digits: str = "零一二三四五六七八九", units: str = "十百千", elide_one: bool = True) -> str:
    """Chinese counting below ten thousand: 12 is 十二, 105 is 一百零五; above that plain digits."""
    if not 0 < number < 10_000:
        return str(number)
    words = ""
    zero_waits = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit == 0:
            zero_waits = bool(words)
            continue
        words += (digits[0] if zero_waits else "") + digits[digit] + (units[power - 1] if power else "")
        zero_waits = False
    return words[1:] if elide_one and 10 <= number < 20 else words


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _counting(number: int) -> str:
    """The short form of Word: counted up to 99, digit by digit above."""
    return counted(number) if number < 100 else _digital(number)


def _formal(number: int) -> str:
    return counted(number, _FORMAL, "拾佰仟", elide_one=False)


def _letters(number: int) -> str:
    """a to z, then aa, bb, ... as Word does it."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 20)


def _roman(number: int) -> str:
    if number > 4999:
        return str(number)
    words = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        words += sign * times
    return words


def _out_of(first: str, count: int) -> Callable[[int], str]:
    """A run of Unicode signs that begins with `first`; plain digits beyond its end."""
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


def _circled(number: int) -> str:
    for first, low, high in (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50)):
        if low <= number <= high:
            return chr(ord(first) + number - low)
    return str(number)


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _out_of("⑴", 20),
    "decimalEnclosedFullstop": _out_of("⒈", 20),
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "chineseCounting": _counting,
    "chineseCountingThousand": counted,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": counted,
    "japaneseCounting": counted,
    "koreanDigital2": _digital,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "japaneseLegal": _formal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _out_of("㊀", 10),
    "aiueoFullWidth": str,
    "none": lambda number: "",
    "bullet": lambda number: "",
}


def written(number: int, number_format: str) -> str:
    """`number` in `number_format` (a value of w:numFmt); formats that are not known come out as plain digits."""
    if number < 1 and number_format not in ("decimal", "decimalZero", "none", "bullet"):
        return str(number)
    return _FORMATS.get(number_format, str)(number)
