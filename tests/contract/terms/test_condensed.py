"""Every character of the condensed text leads back to the one it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch.contract.terms.condensed import Condensed

TEXT = st.text(alphabet="甲方付款逾期（）：，。 　\t|*_【】[]１２３45%％\nabcABC.,;-年月日İ", max_size=60)


@given(TEXT, st.booleans(), st.booleans())
def test_every_character_leads_back(text: str, chinese: bool, wrapped: bool) -> None:
    page = Condensed(text, chinese, wrapped)
    last = -1
    for position, mark in enumerate(page.text):
        place = page.place(position)
        assert last < place < len(text)
        last = place
        if mark.isalnum() and mark.isascii():
            assert text[place] == mark or ord(text[place]) - 0xFEE0 == ord(mark)
        elif "\u4e00" <= mark <= "\u9fff":
            assert text[place] == mark
    assert len(page.lower) == len(page.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("逾 期 付 款 的，每日 按 0 . 5 ‰", "逾期付款的，每日按0 . 5 ‰"),
        ("买    方：甲公司", "买方:甲公司"),
        ("１２３，４５６．７８元", "123，456.78元"),
        ("【30】日内", "30日内"),
        ("以**甲方收到业主款**为前提", "以甲方收到业主款为前提"),
        ("单价 | 100 | 元", "单价|100|元"),
    ],
)
def test_chinese_is_condensed(text: str, expected: str) -> None:
    assert Condensed(text, chinese=True, wrapped=False).text == expected


def test_a_line_that_a_page_broke_is_joined_and_a_new_point_is_not() -> None:
    broken = "买方应当在收到卖方开具的增值税专用发票之日起三十个工\n作日内支付全部货款。\n二、验收"
    assert "工作日内" in Condensed(broken, chinese=True, wrapped=True).text
    assert "\n二、" in Condensed(broken, chinese=True, wrapped=True).text
    assert "工\n作" in Condensed(broken, chinese=True, wrapped=False).text


def test_english_lines_are_joined_inside_a_sentence_only() -> None:
    text = "The Buyer shall pay\nwithin   30 days.\n4.2 Title"
    assert Condensed(text, chinese=False, wrapped=True).text == "The Buyer shall pay within 30 days.\n4.2 Title"
