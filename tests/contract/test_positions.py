"""Where whole drafts stand: read whether or not a rule complains, and held against the policy for the customer's grade."""

from __future__ import annotations

from dataclasses import replace

import pytest

from riskwatch.catalogue import rule_set
from riskwatch.contract import read_contract
from riskwatch.contract.law import laws_of
from riskwatch.contract.lint import lint
from riskwatch.domain.document import document_of
from riskwatch.domain.policy import Grade, Policy, Standing
from riskwatch.domain.position import Approval, Range, Stand
from riskwatch.domain.rule import Matter, Report

CHINESE = """货物买卖合同
甲方（买方）：江苏恒达机电有限公司
乙方（卖方）：上海宏远机械有限公司
第一条 标的
数控机床三台，总价人民币90万元（含13%增值税）。
第二条 交货
乙方应于签约后30日内送至甲方一号库，货物毁损、灭失的风险自甲方签收时转移。
第三条 检验
甲方应自签收之日起30日内检验，逾期未提出书面异议的，视为验收合格。
第四条 付款
签约后5日内预付10%作为预付款；货到后60日内付清余款。甲方有权直接从货款中扣除违约金。
第五条 违约
甲方逾期付款的，按逾期未付金额每日万分之五支付违约金。
第六条 争议
争议由乙方所在地人民法院管辖。
"""
ENGLISH = """SALE AGREEMENT
This Agreement is made between Northgate Tools Limited (the "Seller") and Oakfield Supplies Ltd (the "Buyer").
1. Price. The Buyer shall pay the price of GBP 10,000 within 60 days after delivery.
2. Interest. Interest on overdue sums accrues at 8% a year above the Bank of England base rate.
3. Set-off. The Buyer may deduct any sums owed by the Seller from any payment due.
4. Assignment. The Seller may assign its receivables to any bank or factor.
5. Law. This Agreement is governed by the laws of England.
"""


def checked(text: str, grade: str = "", policy: Policy | None = None, side: str = "seller") -> Report:
    contract = read_contract(document_of(text))
    matter = Matter(
        contract,
        side="buyer" if side == "buyer" else "seller",
        laws=laws_of(contract, "auto"),
        policy=policy or Policy(),
        standing=Standing(Grade(grade)) if grade else None,
    )
    return lint(matter, rule_set().rules, "test")


def stand(report: Report, code: str) -> Stand:
    return next(stand for stand in report.stands if stand.rule == code)


@pytest.mark.parametrize(
    ("code", "position", "quote"),
    [
        ("PAY004", "fallback_1", "货到后60日内付清余款"),
        ("INS004", "fallback_1", "甲方应自签收之日起30日内检验"),
        ("INS002", "fallback_1", "逾期未提出书面异议的，视为验收合格"),
        ("LIA003", "preferred", "按逾期未付金额每日万分之五支付违约金"),
        ("DLV002", "fallback_1", "灭失的风险自甲方签收时转移"),
        ("PAY013", "fallback_2", "签约后5日内预付10%作为预付款"),
        ("SET001", "walk_away", "甲方有权直接从货款中扣除违约金"),
        ("DIS001", "preferred", "争议由乙方所在地人民法院管辖"),
        ("ROT001", "not_stated", ""),
    ],
)
def test_a_chinese_draft(code: str, position: str, quote: str) -> None:
    found = stand(checked(CHINESE), code)
    assert position == found.position
    assert quote in found.quote
    assert (found.silence is None) == bool(quote)


@pytest.mark.parametrize(
    ("code", "position"),
    [("PAY004", "fallback_1"), ("LIA003", "preferred"), ("SET001", "walk_away"), ("SET002", "preferred")],
)
def test_an_english_draft(code: str, position: str) -> None:
    assert stand(checked(ENGLISH), code).position == position


def test_a_rule_that_passes_still_shows_its_position() -> None:
    report = checked(CHINESE)
    assert "INS004" in report.passed
    assert stand(report, "INS004").position == "fallback_1"


@pytest.mark.parametrize(
    ("grade", "position", "acceptable", "approval"),
    [
        ("A", "preferred", True, Approval.SALES),
        ("B", "fallback_1", True, Approval.CREDIT_MANAGER),
        ("C", "fallback_1", True, Approval.CREDIT_MANAGER),
        ("D", "fallback_1", False, Approval.MANAGEMENT),
        ("", "fallback_1", True, Approval.CREDIT_MANAGER),
    ],
)
def test_the_grade_decides_what_is_acceptable(grade: str, position: str, acceptable: bool, approval: Approval) -> None:
    """60 days is the term of a customer of grade A, a concession to B and C, and too long for D."""
    found = stand(checked(CHINESE, grade), "PAY004")
    assert (found.position, found.acceptable, found.approval) == (position, acceptable, approval)


def test_proposals_begin_with_the_target_and_end_before_what_the_draft_has() -> None:
    report = checked(CHINESE)
    assert [offer.position for offer in stand(report, "PAY004").offers] == ["preferred"]
    assert [offer.position for offer in stand(report, "PAY013").offers] == ["preferred", "fallback_1"]
    assert [offer.position for offer in stand(report, "SET001").offers] == ["preferred", "fallback_1"]
    assert stand(report, "LIA003").offers == ()


def test_policy_sets_target_and_lowest_for_one_rule() -> None:
    own = Range(target="fallback_1", lowest={"A": "preferred"})
    policy = replace(Policy(), position_rules={"PAY013": own})
    of_a, of_b = (stand(checked(CHINESE, grade, policy), "PAY013") for grade in "AB")
    assert (of_a.target, of_a.lowest, of_a.acceptable) == ("fallback_1", "preferred", False)
    assert (of_b.target, of_b.lowest, of_b.acceptable) == ("fallback_1", "fallback_2", True)
    assert [offer.position for offer in of_b.offers] == ["fallback_1"]


def test_of_two_answers_the_worse_counts() -> None:
    text = CHINESE.replace("货到后60日内付清余款。", "A类货物货到后30日内付清，B类货物货到后90日内付清。")
    found = stand(checked(text), "PAY004")
    assert found.position == "walk_away"
    assert "90日" in found.quote
    assert [span.of(text) for span in found.related] == ["A类货物货到后30日内付清"]


def test_there_are_no_positions_for_a_buyer_nor_without_a_sale() -> None:
    assert checked(CHINESE, side="buyer").stands == ()
    assert checked("保密协议\n甲方：甲公司\n乙方：乙公司\n双方应对商业秘密保密。").stands == ()
