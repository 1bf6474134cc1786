"""Whether credit is given, and whether a form says so yet."""

from __future__ import annotations

import pytest

from riskwatch.contract import read_contract
from riskwatch.contract.credit_sale import no_credit_given
from riskwatch.domain.document import document_of
from riskwatch.domain.rule import NotApplicable, NotJudged

FORM = "货物买卖合同（示范文本）\n买方：\n卖方：\n第一条 货物名称、数量：\n{payment}\n第三条 违约责任：\n签订时间：   年   月   日\n"


def answer(text: str) -> object:
    return no_credit_given(read_contract(document_of(text)))


@pytest.mark.parametrize(
    "payment",
    [
        "第二条 结算方式、时间及地点：",
        "第二条 付款方式及期限：________",
        "第二条 货款的支付按下列第    项执行。\n1、即时结清。\n2、交付之日起   日内结清货款。",
        "第二条 付款方式\n□ 买方应在签约时一次性支付全部价款。\n□ 买方应在签约时支付    元，余款于    付清。",
    ],
)
def test_a_form_whose_payment_terms_are_blank_does_not_say(payment: str) -> None:
    assert isinstance(answer(FORM.format(payment=payment)), NotJudged)


def test_a_heading_with_its_terms_below_is_not_blank() -> None:
    assert answer(FORM.format(payment="第二条 付款方式\n1、货到后三十日内付清全部货款。")) is None


def test_a_filled_contract_says() -> None:
    filled = (
        "货物买卖合同\n买方：苏州云柏有限公司\n卖方：常州松石有限公司\n第一条 货物：电缆100米，总价人民币50,000元。\n"
        "第二条 付款方式：\n第三条 交货：卖方于2026年3月1日前送货。\n签订时间：2026年1月5日\n"
    )
    assert not isinstance(answer(filled), NotJudged)


def test_a_letter_of_credit_is_no_credit_though_its_sentence_is_broken_over_lines() -> None:
    text = "售货合同\n卖方：甲公司\n买方：乙公司\n买方应开立不可撤销的、可转让\n和可分割的、允许分批装运的信用证。\n"
    assert isinstance(answer(text), NotApplicable)
