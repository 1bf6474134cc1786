"""Sentences, polarity and subjects."""

from __future__ import annotations

import re

import pytest

from riskwatch.contract import reading
from riskwatch.domain.contract import Party, Role
from riskwatch.domain.document import Span


def pieces(text: str) -> list[str]:
    return [span.of(text) for span in reading.sentences(text)]


def test_chinese_sentences() -> None:
    assert pieces("买方付款；卖方交货。\n验收：7日") == ["买方付款；", "卖方交货。", "验收：7日"]


def test_points_of_numbers_abbreviations_and_lists_end_nothing() -> None:
    text = "1. Pay 1.5% to Acme Inc. by wire (No. 7). Then deliver."
    assert pieces(text) == ["1. Pay 1.5% to Acme Inc. by wire (No. 7).", "Then deliver."]


def test_a_hard_line_break_goes_on_a_heading_does_not() -> None:
    assert pieces("The Buyer shall\npay promptly.\n\nDelivery") == ["The Buyer shall\npay promptly.", "Delivery"]


def test_sentences_looked_up_are_the_sentences_listed() -> None:
    text = "甲方付款。乙方交货；\n  验收合格后付款。Pay 1.5% now. Or later."
    looked = reading.Sentences(text)
    for span in reading.sentences(text):
        assert looked.at(span.start) == span == looked.at(span.end - 1)
    assert looked.before(0) is None
    assert looked.before(text.index("乙方")) == reading.sentence_at(text, 0)


@pytest.mark.parametrize(
    ("text", "words", "denied"),
    [
        ("不得以收到业主款为条件", "收到业主款", True),
        ("付款不以业主付款为前提", "业主付款", True),
        ("甲方收到业主款后付款", "收到业主款", False),
        ("除买方逾期付款外，不得停止供货", "停止供货", True),
        ("买方逾期付款的，卖方有权停止供货", "停止供货", False),
        ("whether or not the Buyer has been paid by its customer", "paid by its customer", True),
        ("after the Buyer is paid by its customer", "paid by its customer", False),
        ("Interest shall not be payable", "payable", True),
    ],
)
def test_polarity(text: str, words: str, denied: bool) -> None:
    start = text.index(words)
    assert reading.negated(text, Span(start, start + len(words))) is denied


def test_subjects_follow_the_parties_of_the_contract() -> None:
    parties = (Party(Role.SELLER, "甲方", None), Party(Role.BUYER, "乙方", None))
    roles = reading.roles_of(parties)
    text = "逾期的，应向甲方支付违约金，由乙方承担"
    assert reading.subject_of(text, Span(0, len(text)), roles) == ("乙方", Role.BUYER)
    english = "Payment to the Seller shall be made by wire; the Buyer shall bear the cost"
    assert reading.subject_of(english, Span(0, len(english)), roles) == ("buyer", Role.BUYER)
    assert reading.subject_of("无人", Span(0, 2), roles) is None


def test_a_quote_is_short_and_on_one_line() -> None:
    text = "a\nb" + "x" * 200
    assert reading.quoted(text, Span(0, 3)) == "a b"
    assert len(reading.quoted(text, Span(0, len(text)))) <= 60


def test_half_a_number_is_never_quoted() -> None:
    row = "1 | 不锈钢卧式离心泵 | CLP80-160 | 台 | 12 | 18,200.00 | 223,200.00"
    for most in range(12, len(row)):
        begin, dots, end = reading.quoted(row, Span(0, len(row)), most).partition("…")
        assert dots
        whole = re.findall(r"[0-9A-Za-z.,]+", row)
        assert set(re.findall(r"[0-9A-Za-z.,]+", f"{begin} {end}")) <= {*whole, ""}, most
    assert reading.quoted("付" * 30 + "A" * 200, Span(0, 230), 20) == "付" * 9 + "…" + "A" * 9
