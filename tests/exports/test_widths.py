"""Columns on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch.exports.widths import head, tail, width, wrap


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("合同", 4), ("（盖章）", 8), ("é", 1), ("e\u0301", 1), ("ｱ", 1), ("\u200b", 0), ("", 0)],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_head_and_tail_never_cut_a_wide_character_in_half() -> None:
    assert head("合同abc", 5) == "合同a"
    assert head("合同", 3) == "合"
    assert tail("abc合同", 3) == "同"


def test_wrapping_keeps_closing_marks_off_the_beginning_of_a_line() -> None:
    assert wrap("一二三四五，六七八", 10) == ["一二三四", "五，六七八"]
    assert wrap("the price is due", 9) == ["the price", "is due"]


@given(st.text(alphabet="合同款，。ab c\n（）「」", max_size=200), st.integers(min_value=4, max_value=40))
def test_wrapping_loses_nothing_but_blanks_and_fits(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns for line in lines)
