"""What each length of time is for."""

from __future__ import annotations

import pytest

from riskwatch.domain.contract import Period


@pytest.mark.parametrize(
    ("text", "kind", "words", "period"),
    [
        ("买方应于收到发票后30日内付款。", "payment.days", "30日", Period(30, "day", "invoice")),
        ("交货后六十天内付清货款", "payment.days", "六十天", Period(60, "day", "delivery")),
        ("货到验收合格后30日内付清", "payment.days", "30日", Period(30, "day", "acceptance")),
        ("结算方式：月结90天", "payment.days", "90天", Period(90, "day", "month_end")),
        ("甲方收到业主相应款项后15个工作日内支付乙方。", "payment.days", "15个工作日", Period(15, "workday", "third_party")),
        ("附件二：付款期限为【60】天", "payment.days", "60", Period(60, "day")),
        ("验 收 合 格 后 3 0 日 内 付 款", "payment.days", "3 0 日", Period(30, "day", "acceptance")),
        ("付款 | 发票后45天内支付", "payment.days", "45天", Period(45, "day", "invoice")),
        ("甲方应在收到货物后 15 个工作日内完成验收", "inspection.period", "15 个工作日", Period(15, "workday", "delivery")),
        ("验收期为到货后７日", "inspection.period", "７日", Period(7, "day", "delivery")),
        ("自设备投入使用之日起六个月内检验。", "inspection.period", "六个月", Period(6, "month", "use")),
        ("收货后7日内书面提出异议。", "objection.period", "7日", Period(7, "day", "delivery")),
        ("卖方收到书面异议后5个工作日内派员处理。", "reply.period", "5个工作日", Period(5, "workday", "objection")),
        ("卖方未在24小时内答复的，视为认可甲方扣款。", "reply.period", "24小时", Period(24, "hour")),
        ("质保期为验收合格之日起12个月", "warranty.period", "12个月", Period(12, "month", "acceptance")),
        ("保证期间为主债务履行期限届满之日起三年。", "guarantee.period", "三年", Period(3, "year", "due_date")),
        ("本合同有效期为一年", "contract.term", "一年", Period(1, "year")),
        ("地址变更应提前三个工作日书面通知对方", "notice.period", "三个工作日", Period(3, "workday")),
        (
            "The Buyer shall pay each invoice within thirty (30) days after receipt of the invoice.",
            "payment.days", "thirty (30) days", Period(30, "day", "invoice"),
        ),
        ("需方应于收货后30日内向供方支付货款，逾期付款的，按日万分之五支付违约金。", "payment.days", "30日", Period(30, "day", "delivery")),
        ("Payment terms are net 60 days from delivery.", "payment.days", "60 days", Period(60, "day", "delivery")),
        ("The Buyer shall inspect the Goods within 14 days after delivery.", "inspection.period", "14 days", Period(14, "day", "delivery")),
        ("Goods not rejected in writing within fourteen days are deemed accepted.", "objection.period", "fourteen days", Period(14, "day")),
        ("The Seller shall respond within five Business Days.", "reply.period", "five Business Days", Period(5, "workday")),
        ("The warranty period is twelve (12) months.", "warranty.period", "twelve (12) months", Period(12, "month")),
        ("Either party may terminate on 60 days' prior written notice.", "notice.period", "60 days", Period(60, "day")),
    ],
)  # fmt: skip
def test_periods(read, text: str, kind: str, words: str, period: Period) -> None:
    found = [(term.value, said) for term, said in read(text, kind)]
    assert found == [(period, found[0][1] if words == "60" else words)]
    if words == "60":
        assert found[0][1].strip("【】天") == "60"


@pytest.mark.parametrize(
    "text",
    [
        "卖方应在收到异议后九十日内修复缺陷。",
        "逾期付款超过30日的，卖方有权停止供货。",
        "2026年3月30日",
        "每月25日对账",
        "卖方应在5日内退还货款",
        "第三十日",
        "interest on the basis of a 360-day year is paid",
        "on the 31st day of March the Buyer pays",
    ],
)
def test_what_is_no_credit_term(read, text: str) -> None:
    assert read(text, "payment.days") == []


def test_two_terms_in_one_sentence(read) -> None:
    found = read("货到验收合格后30日内付清，验收期为到货后7日。", "payment.days", "inspection.period")
    assert [(term.kind, term.value.count) for term, _ in found] == [("payment.days", 30), ("inspection.period", 7)]


def test_the_defects_a_period_is_for(read) -> None:
    found = read("外观、数量异议在收货后3日内书面提出。内在质量异议在收货后15日内书面提出。", "objection.period")
    assert [term.detail["defects"] for term, _ in found] == ["visible", "latent"]


def test_endless_guarantee_periods_are_words(read) -> None:
    ((term, said),) = read("保证期间至甲方付清全部货款之日止。", "guarantee.period")
    assert (term.value, said) == ("until_paid", "至甲方付清全部货款之日")


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("丙方承担连带责任保证。", "joint"),
        ("甲方不能履行债务时，由保证人承担保证责任。", "general"),
        ("丙方自愿为甲方货款提供担保。", "unstated"),
    ],
)
def test_the_mode_of_a_guarantee(read, text: str, mode: str) -> None:
    assert [term.value for term, _ in read(text, "guarantee.mode")] == [mode]
    assert read("乙方保证产品质量符合标准。", "guarantee.mode") == []


@pytest.mark.parametrize(
    ("text", "words", "kind", "denied"),
    [
        ("甲方收到业主相应款项后15个工作日内支付乙方。", "收到业主相应款项后", "pay_when_paid", ""),
        ("甲方的付款以最终用户付款为前提。", "以最终用户付款为前提", "pay_when_paid", ""),
        ("买方付款不得以收到业主付款为条件。", "以收到业主付款为条件", "pay_when_paid", "yes"),
        ("待甲方资金到位后付款。", "待甲方资金到位后", "funds", ""),
        ("Supplier shall be paid within 10 days after Buyer receives payment from its customer.", "receives payment from its customer", "pay_when_paid", ""),
        ("Payment 45 days from invoice, whether or not the Buyer has been paid.", "Buyer has been paid", "pay_when_paid", "yes"),
    ],
)  # fmt: skip
def test_what_payment_waits_for(read, text: str, words: str, kind: str, denied: str) -> None:
    found = [
        (said, term.detail["kind"], term.detail.get("negated", "")) for term, said in read(text, "payment.condition")
    ]
    assert (words, kind, denied) in found


def test_instalments(read) -> None:
    text = "预付30%，到货付50%，验收后付10%，质保金10%。违约金为总价的5%。税率13%。"
    assert [str(term.value) for term, _ in read(text, "payment.share")] == ["0.3", "0.5", "0.1", "0.1"]


def test_a_day_of_the_month(read) -> None:
    ((term, said),) = read("买方于次月25日前付清该月货款", "payment.date")
    assert (term.value, said) == (25, "次月25日前")


def test_the_part_of_the_price_a_time_is_for(read) -> None:
    text = "定金为合同总价的10%，甲方应于合同签订后3日内支付。货物交付后60日内，甲方支付剩余款项。"
    assert [term.detail.get("label", "") for term, _ in read(text, "payment.days")] == ["earnest_money", ""]
