"""Amounts in figures and words, and which belong together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from riskwatch.domain.money import Money


@pytest.mark.parametrize(
    ("text", "words", "money"),
    [
        ("单价人民币1,250.00元", "人民币1,250.00元", Money(Decimal("1250.00"))),
        ("货款12.86万元", "12.86万元", Money(Decimal(128600))),
        ("货款１２８，６００．００元", "１２８，６００．００元", Money(Decimal("128600.00"))),
        ("货款 30 000 元", "30 000 元", Money(Decimal(30000))),
        ("货款￥5000", "￥5000", Money(Decimal(5000))),
        ("运费2亿元", "2亿元", Money(Decimal(200000000))),
        ("a fee of USD 128,600.00", "USD 128,600.00", Money(Decimal("128600.00"), "USD")),
        ("a fee of EUR 1.234.567,89 now", "EUR 1.234.567,89", Money(Decimal("1234567.89"), "EUR")),
        ("a fee of $1.5 million", "$1.5 million", Money(Decimal(1500000), "USD")),
        ("a fee of 15,000 euros", "15,000 euros", Money(Decimal(15000), "EUR")),
    ],
)
def test_figures(read, text: str, words: str, money: Money) -> None:
    assert [(term.value, said) for term, said in read(text, "amount", "amount.total")] == [(money, words)]


def test_figures_without_a_currency_are_no_money(read) -> None:
    assert read("数量2000台，规格1.2*50", "amount", "amount.total") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("合同总价为人民币128,600元。", "人民币128,600元"),
        ("合计金额：128600元", "128600元"),
        ("Total price: USD 5,000", "USD 5,000"),
    ],
)
def test_the_price_of_the_contract(read, text: str, words: str) -> None:
    assert [said for _, said in read(text, "amount.total")] == [words]


@pytest.mark.parametrize("text", ["违约金为合同总价的30%（3000元）", "支付定金5000元，总价另定", "单价100元"])
def test_other_money_is_not_the_price(read, text: str) -> None:
    assert read(text, "amount.total") == []


def test_tax_is_said(read) -> None:
    ((net, _), (gross, _)) = read("不含税金额100元，含税总价113元", "amount", "amount.total")
    assert (net.detail["tax"], gross.detail["tax"]) == ("excl", "incl")


@pytest.mark.parametrize(
    ("text", "figures", "words", "amount"),
    [
        ("¥128,600.00（大写：壹拾贰万捌仟元整）。", "¥128,600.00", "壹拾贰万捌仟元整", 128000),
        ("12.86万元（大写：壹拾贰万捌仟陆佰元整）。", "12.86万元", "壹拾贰万捌仟陆佰元整", 128600),
        ("大写：伍万圆整（小写：50000元）", "50000元", "伍万圆整", 50000),
        ("EUR 15,000 (fifty thousand euros)", "EUR 15,000", "fifty thousand", 50000),
        (
            "USD 128,600.00 (US dollars one hundred and twenty-eight thousand six hundred)",
            "USD 128,600.00", "one hundred and twenty-eight thousand six hundred", 128600,
        ),
    ],
)  # fmt: skip
def test_words_and_their_figures(read, text: str, figures: str, words: str, amount: int) -> None:
    ((term, said),) = read(text, "amount.words")
    assert (said, term.value.amount) == (words, amount)
    start, end = map(int, term.detail["pair"].split(":"))
    assert text[start:end] == figures
    ((other, _),) = read(text, "amount", "amount.total")
    assert other.detail["pair"] == f"{term.span.start}:{term.span.end}"


def test_words_in_the_next_sentence_belong_to_nobody(read) -> None:
    ((term, _),) = read("首付50元。大写：壹佰元整", "amount.words")
    assert "pair" not in term.detail


def test_words_in_a_table_row(read) -> None:
    ((term, said),) = read("合计 | 2,100.00元 | 大写 | 贰仟壹佰元整", "amount.words")
    assert said == "贰仟壹佰元整"
    assert term.detail["pair"] == "5:14"
