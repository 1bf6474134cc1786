"""Numbers in every spelling; what is written is read back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch.contract.terms import numerals

CAPITALS = "零壹贰叁肆伍陆柒捌玖"


def written(number: int, digits: str = CAPITALS, units: tuple[str, ...] = ("", "拾", "佰", "仟")) -> str:
    """A whole number the way a bank writes it: 壹拾贰万捌仟陆佰."""
    if number == 0:
        return digits[0]
    words = ""
    groups = []
    while number:
        groups.append(number % 10000)
        number //= 10000
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        if words and group < 1000 and group and not words.endswith(digits[0]):
            words += digits[0]
        words += _group(group, digits, units) + (("", "万", "亿")[index] if group else "")
    return words


def _group(group: int, digits: str, units: tuple[str, ...]) -> str:
    words = ""
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if digit:
            words += digits[digit] + units[place]
        elif words and group % 10**place and not words.endswith(digits[0]):
            words += digits[0]
    return words


def in_english(number: int) -> str:
    ones = list(numerals.ENGLISH_ONES)
    tens = {value: word for word, value in numerals.ENGLISH_TENS.items() if word != "fourty"}
    if number < 20:
        return ones[number]
    if number < 100:
        return tens[number // 10 * 10] + (f"-{ones[number % 10]}" if number % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if size == 100 or rest < 100 else " "
            return f"{in_english(number // size)} {name}" + (joint + in_english(rest) if rest else "")
    raise AssertionError(number)


@given(st.integers(0, 10**12 - 1))
def test_chinese_capitals_are_read_back(number: int) -> None:
    assert numerals.from_chinese(written(number)) == number


@given(st.integers(0, 10**12 - 1))
def test_common_chinese_numerals_are_read_back(number: int) -> None:
    assert numerals.from_chinese(written(number, "零一二三四五六七八九", ("", "十", "百", "千"))) == number


@given(st.integers(0, 10**11), st.integers(0, 99))
def test_a_capital_amount_is_read_back_to_the_cent(whole: int, cents: int) -> None:
    words = written(whole) + "元"
    if cents == 0:
        words += "整"
    else:
        words += (CAPITALS[cents // 10] + "角" if cents // 10 else "零") + (
            CAPITALS[cents % 10] + "分" if cents % 10 else "整"
        )
    assert numerals.from_capital_amount(words) == Decimal(whole) + Decimal(cents) / 100


@given(st.integers(0, 10**12 - 1))
def test_english_words_are_read_back(number: int) -> None:
    assert numerals.from_english(in_english(number)) == number


@given(st.decimals(0, 10**10, places=2))
def test_figures_with_separators_are_read_back(amount: Decimal) -> None:
    assert numerals.from_digits(f"{amount:,}") == amount
    european = f"{amount:,}".replace(",", "_").replace(".", ",").replace("_", ".")
    assert numerals.from_digits(european, european=True) == amount


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("廿五", 25), ("卅", 30), ("十五", 15), ("一百零八", 108), ("两千", 2000), ("二〇二六", 2026), ("贰佰叁拾万", 2_300_000),
        ("壹亿贰仟万", 120_000_000), ("一万二", 10002), ("十", 10), ("○", 0),
    ],
)  # fmt: skip
def test_chinese_spellings(text: str, value: int) -> None:
    assert numerals.from_chinese(text.replace("○", "〇")) == value


@pytest.mark.parametrize("text", ["", "三五八", "百百", "元", "abc", "一二"])
def test_what_is_no_number_gives_none_or_what_is_read_out(text: str) -> None:
    assert numerals.from_chinese(text) in (None, 12)


@pytest.mark.parametrize("text", ["1,23,4", "12,34", "1.2.3", "", "one"])
def test_odd_figures_give_none(text: str) -> None:
    assert numerals.from_digits(text) is None


def test_decimal_words_and_split_digits() -> None:
    assert numerals.number("一点五") == Decimal("1.5")
    assert numerals.number("3 0") == 30
    assert numerals.number("零点零五") == Decimal("0.05")
