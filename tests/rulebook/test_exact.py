"""The sub-cases that rest on arithmetic alone and are held by no sample: shown right over generated inputs, both ways.

Each test computes the truth by a way of its own and demands a finding exactly where the truth is broken.
"""

from __future__ import annotations

import calendar
import string
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from riskwatch import catalogue
from riskwatch.contract import read_contract
from riskwatch.domain.document import document_of
from riskwatch.domain.rule import MAIN, Example, Hit, Matter, Rule
from riskwatch.rulebook.cases import matter_of

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
DIGITS = "零壹贰叁肆伍陆柒捌玖"
EXACT = {
    "FRM004": {"impossible"},
    "PRC002": {MAIN},
    "PRC003": {MAIN, "total"},
    "PTY003": {MAIN},
    "PTY006": {MAIN},
}
"""Shown below; no rule may claim more."""


def rule(code: str) -> Rule:
    found = catalogue.rule_set().find(code)
    assert found is not None
    return found


def cases(code: str, text: str) -> list[str]:
    """The sub-cases that the rule finds in `text`."""
    answers = rule(code).judge(Matter(read_contract(document_of(text))))
    return [answer.variant or MAIN for answer in answers if isinstance(answer, Hit)]


def test_no_rule_claims_more_than_is_shown_here() -> None:
    assert {one.code: set(one.exact) for one in catalogue.rule_set().rules if one.exact} == EXACT


def check_character(body: str) -> str:
    """GB 32100-2015 the slow way: weights 3^i mod 31, and the value that brings the sum to a multiple of 31."""
    total = sum(ALPHABET.index(letter) * 3**place for place, letter in enumerate(body))
    return next(letter for value, letter in enumerate(ALPHABET) if (total + value) % 31 == 0)


@settings(max_examples=40, deadline=None)
@given(some.text(string.digits, min_size=6, max_size=6), some.text(ALPHABET, min_size=8, max_size=8))
def test_a_code_is_reported_unless_its_last_character_fits(region: str, organisation: str) -> None:
    # The A keeps it from being an identity card's number; XXX is how a blank is filled.
    body = f"91{region}A{organisation.replace('X', 'Y')}"
    right = check_character(body)
    for last in ALPHABET:
        found = cases("PTY003", f"买方：苏州云柏有限公司，统一社会信用代码：{body}{last}。")
        assert found == ([] if last == right else [MAIN]), body + last


@pytest.mark.parametrize("year", [2023, 2024, 2100])
def test_a_day_is_reported_unless_the_calendar_has_it(year: int) -> None:
    for month in range(1, 13):
        for day in range(1, 32):
            found = cases("FRM004", f"采购合同\n卖方应于{year}年{month}月{day}日前交付货物。")
            exists = day <= calendar.monthrange(year, month)[1]
            assert found == ([] if exists else ["impossible"]), (year, month, day)


def in_words(yuan: int) -> str:
    """Up to 99,999,999 in capital numerals, section by section of four digits."""
    high, low = divmod(yuan, 10_000)
    told = _section(high) + "万" if high else ""
    if low and high and low < 1000:
        told += "零"
    return told + (_section(low) if low else "") + "元整"


def _section(number: int) -> str:
    told, gap = "", False
    for unit, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit = number // unit % 10
        if digit:
            told += ("零" if gap and told else "") + DIGITS[digit] + name
        gap = not digit
    return told


AMOUNTS = some.integers(1, 99_999_999)


@settings(max_examples=150, deadline=None)
@given(
    AMOUNTS,
    AMOUNTS,
    some.sampled_from(["人民币{0:,}元（大写：{1}）", "人民币{0}元（大写：人民币{1}）", "¥{0:,}.00（大写{1}）"]),
)
def test_words_and_figures_are_reported_exactly_when_they_differ(figures: int, words: int, form: str) -> None:
    text = "合同总价：" + form + "。"
    assert cases("PRC002", text.format(figures, in_words(figures))) == []
    assert cases("PRC002", text.format(figures, in_words(words))) == ([] if figures == words else [MAIN])


LINES = some.lists(some.tuples(some.integers(1, 5000), some.integers(1, 10_000_000)), min_size=1, max_size=6)


@settings(max_examples=80, deadline=None)
@given(LINES, some.integers(-100_000, 100_000).filter(lambda cents: abs(cents) > 6), some.data())
def test_a_price_table_is_reported_exactly_where_it_does_not_add_up(
    lines: list[tuple[int, int]], off: int, data: some.DataObject
) -> None:
    amounts = [quantity * price for quantity, price in lines]
    total = sum(amounts)
    assert cases("PRC003", table(lines, amounts, total)) == []
    if total + off > 0:
        assert cases("PRC003", table(lines, amounts, total + off)) == ["total"]
    broken = data.draw(some.integers(0, len(lines) - 1))
    # A unit price has cents, so the amount may differ by half a cent times the quantity.
    wrong = [*amounts]
    wrong[broken] += abs(off) + lines[broken][0]
    assert cases("PRC003", table(lines, wrong, sum(wrong))) == [MAIN]


def table(lines: list[tuple[int, int]], amounts: list[int], total: int) -> str:
    """A price table; prices and amounts in cents."""
    rows = ["序号 | 品名 | 数量 | 单价 | 金额"]
    for number, ((quantity, price), amount) in enumerate(zip(lines, amounts, strict=True), 1):
        rows.append(f"{number} | 货{string.ascii_uppercase[number]} | {quantity} | {money(price)} | {money(amount)}")
    return "\n".join([*rows, f"合计 |  |  |  | {money(total)}"])


def money(cents: int) -> str:
    return f"{Decimal(cents).scaleb(-2):,.2f}"


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("active", []),
        ("ceased", [MAIN]),
        ("insolvent", [MAIN]),
        ("rescue", [MAIN]),
        ("solvent_liquidation", [MAIN]),
        ("strike_off_pending", [MAIN]),
        ("suspended", ["suspended"]),
        ("unknown", []),
    ],
)
def test_a_register_status_is_reported_unless_it_is_alive(status: str, found: list[str]) -> None:
    registry = {"buyer": {"provider": "cn_gsxt", "name": "青岛远洋贸易有限公司", "status": status, "status_raw": "x"}}
    example = Example("买方：青岛远洋贸易有限公司\n卖方：苏州云柏有限公司\n", given={"registry": registry})
    answers = rule("PTY006").judge(matter_of(example, rule("PTY006")))
    assert [one.variant or MAIN for one in answers if isinstance(one, Hit)] == found
