"""The terms that two versions do not agree on."""

from __future__ import annotations

from riskwatch.contract import read_contract
from riskwatch.contract.redline.facts import facts_of
from riskwatch.domain.document import document_of

OLD = """购销合同
合同编号：XS-2026-118
供方：江阴澄泓化工有限公司
需方：常州榆廷建设工程有限公司
第一条 价款 合同总价人民币492,000.00元。
第二条 付款 需方应于收货后30日内向供方支付货款。逾期付款的，按日万分之五支付违约金。
第三条 争议 因本合同产生的争议，由供方所在地人民法院管辖。
供方账号：320281000000118001
"""


def told(new: str) -> dict[str, tuple[list[str], list[str]]]:
    before, after = read_contract(document_of(OLD)), read_contract(document_of(new))
    return {
        fact.label.en: ([each.words.en for each in fact.old], [each.words.en for each in fact.new])
        for fact in facts_of(before, after)
    }


def test_nothing_where_nothing_differs() -> None:
    assert told(OLD) == {}


def test_another_way_to_write_the_same_is_no_difference() -> None:
    assert told(OLD.replace("30日内", "三十日内").replace("492,000.00元", "492000元")) == {}


def test_price_time_rate_and_court() -> None:
    new = OLD.replace("492,000.00", "429,000.00").replace("30日内", "90日内").replace("万分之五", "万分之一")
    found = told(new.replace("供方所在地", "需方所在地"))
    assert found["contract price"] == (["人民币492,000.00元"], ["人民币429,000.00元"])
    assert found["time to pay"] == (["30日"], ["90日"])
    old_rate, new_rate = found["late-payment rate"]
    assert "18.25%" in old_rate[0]
    assert "3.65%" in new_rate[0]
    assert "disputes" in found


def test_parties_and_accounts() -> None:
    found = told(OLD.replace("江阴澄泓化工有限公司", "江阴澄泓贸易有限公司").replace("118001", "118002"))
    assert found["seller: name"] == (["江阴澄泓化工有限公司"], ["江阴澄泓贸易有限公司"])
    assert found["bank account"] == (["320281000000118001"], ["320281000000118002"])
