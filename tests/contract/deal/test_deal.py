"""The deal behind the clauses: each case is a clause, and what people are told that it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riskwatch.contract import read_contract
from riskwatch.contract.deal import deal_of
from riskwatch.domain.contract import Contract
from riskwatch.domain.deal import Instalment, Milestone, Moment
from riskwatch.drafts import read_draft
from riskwatch.exports.deal_sheet import sections_of
from riskwatch.exports.deal_words import period_words, when_words
from riskwatch.exports.json_deal import deal_object

SaleWith = Callable[[str], Contract]
HERE = Path(__file__).parent
PLANS: list[dict[str, Any]] = yaml.safe_load((HERE / "plans.yaml").read_text(encoding="utf-8"))
EVENTS: list[dict[str, Any]] = yaml.safe_load((HERE / "events.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", PLANS, ids=lambda case: case["text"][:24])
def test_the_payment_plan_of_a_clause(case: dict[str, Any], sale_with: SaleWith) -> None:
    contract = sale_with(case["text"])
    told = [row_of(one, contract.text) for one in deal_of(contract).instalments]
    assert told == case["gives"]


def row_of(one: Instalment, text: str) -> list[str | None]:
    share = "rest" if one.rest else None if one.share is None else f"{one.share.normalize():f}"
    if one.cumulative:
        share = f"up to {share}"
    amount = f"{one.amount.currency} {one.amount.plain()}" if one.amount else None
    return [one.label, share, amount, when_words(one).en, one.control.value, one.span.of(text)]


@pytest.mark.parametrize("case", EVENTS, ids=lambda case: case["text"][:24])
def test_when_the_milestones_come_about(case: dict[str, Any], sale_with: SaleWith) -> None:
    contract = sale_with(case["text"])
    found = {one.milestone: one for one in deal_of(contract).moments}
    for name, expected in case["gives"].items():
        moment = found.get(Milestone(name))
        assert (None if moment is None else told(moment)) == expected, name


def told(moment: Moment) -> list[object]:
    when = str(moment.on) if moment.on else period_words(moment.period).en if moment.period else ""
    return [moment.event, when, moment.control.value, moment.silence]


def test_charges_carry_the_yearly_equivalent_and_the_cap(sale_with: SaleWith) -> None:
    clause = "买方逾期付款的，每日按逾期金额的万分之五支付违约金，违约金总额不超过逾期金额的10%。"
    (charge,) = deal_of(sale_with(clause)).charges
    assert charge.payer is not None
    assert charge.payer.value == "buyer"
    assert str(charge.per_year) == "0.1825"
    assert str(charge.cap) == "0.1"


def test_security_says_what_a_guarantee_lacks(sale_with: SaleWith) -> None:
    clause = (
        "保证人：上海丰岚贸易有限公司。保证人为买方的付款义务承担连带责任保证，保证期间为主债务履行期限届满之日起三年。"
    )
    (security,) = deal_of(sale_with(clause)).security
    assert (security.kind, security.mode, security.by) == ("guarantee", "joint", "上海丰岚贸易有限公司")
    assert not security.resolution


def test_the_seller_s_own_bank_guarantee_is_no_security_of_the_seller(sale_with: SaleWith) -> None:
    assert deal_of(sale_with("卖方应向买方提供银行履约保函。")).security == ()
    (security,) = deal_of(sale_with("买方应于签约后十日内向卖方开立银行付款保函。")).security
    assert security.kind == "bank_guarantee"


def test_notices_and_settlement(sale_with: SaleWith) -> None:
    clause = (
        "双方首部地址、手机和邮箱为送达地址，适用于通知及诉讼文书，拒收、退回之日视为送达，变更应书面通知。\n"
        "第三条 争议由卖方住所地人民法院管辖，适用中华人民共和国法律，排除《联合国国际货物销售合同公约》。"
    )
    deal = deal_of(sale_with(clause))
    assert deal.notices is not None
    assert (deal.notices.court_papers, deal.notices.deemed_receipt, deal.notices.survives) == (True, True, False)
    assert (deal.settlement.kind, deal.settlement.cisg) == ("court", "out")


def test_a_contract_that_is_no_sale_has_no_payment_plan() -> None:
    text = "保密协议\n甲方：江苏恒达机电有限公司\n乙方：苏州远通电器有限公司\n第一条 乙方违约的，应于五日内支付违约金十万元。\n"
    deal = deal_of(read_contract(read_draft(text.encode(), "nda.txt")))
    assert deal.instalments == ()
    assert deal.moments == ()


def test_what_people_read_and_what_machines_get_hold_the_same_facts(sale_with: SaleWith) -> None:
    contract = sale_with(PLANS[0]["text"])
    deal = deal_of(contract)
    lines = sections_of(deal)[0].lines
    machine = deal_object(deal)["payment_plan"]
    assert len(lines) == len(machine) == 3
    assert [line.span for line in lines] == [one.span for one in deal.instalments]
    assert machine[0] == {
        "label": "prepayment", "share": "0.3", "cumulative": False, "rest": False, "amount": None, "event": "signing",
        "before_event": False, "after_period": False,
        "period": {"count": 5, "unit": "day", "days": 5}, "date": None, "day_of_month": None,
        "latest_days": None, "methods": [], "conditions": [], "controlled_by": "both",
        "span": [deal.instalments[0].span.start, deal.instalments[0].span.end],
    }  # fmt: skip


PIECES = st.sampled_from(
    ["买方", "卖方", "付款", "30%", "余款", "定金", "人民币5万元", "验收", "十日内", "后", "，", "；", "。", "\n", "|", "风险", "所有权",
     "对账", "视为", "发票", "送达", "保证人", "The Buyer shall pay", "within 30 days", "title", "risk of loss", "balance", ". "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_text_breaks_the_reading_and_every_quote_is_in_the_text(sale_with: SaleWith, pieces: list[str]) -> None:
    contract = sale_with("".join(pieces))
    for section in sections_of(deal_of(contract)):
        for line in section.lines:
            if line.span is not None:
                assert 0 <= line.span.start <= line.span.end <= len(contract.text)
