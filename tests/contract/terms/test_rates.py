"""Late payment and other penalties."""

from __future__ import annotations

from decimal import Decimal

import pytest

from riskwatch.domain.contract import Rate, Role


@pytest.mark.parametrize(
    ("text", "words", "rate"),
    [
        ("买方逾期付款的，按未付款项每日万分之五支付违约金。", "每日万分之五", Rate(Decimal("0.0005"), "day", "overdue")),
        ("甲方逾期付款的，每逾期一日，按逾期金额的０．５‰支付违约金。", "０．５‰", Rate(Decimal("0.0005"), "day", "overdue")),
        ("甲方延期支付货款的，应按日支付合同总价1%的滞纳金。", "1%", Rate(Decimal("0.01"), "day", "contract")),
        ("逾 期 付 款 的，每 天 按 欠 款 的 千 分 之 一 计 付 利 息。", "千 分 之 一", Rate(Decimal("0.001"), "day", "overdue")),
        ("买方拖欠货款的，按欠款金额以月息2%计收利息。", "月息2%", Rate(Decimal("0.02"), "month", "overdue")),
        ("未按约定时间付款的，按年利率24%向卖方支付违约金。", "按年利率24%", Rate(Decimal("0.24"), "year")),
        ("买方逾期付款的，应支付逾期金额5%的违约金。", "5%", Rate(Decimal("0.05"), "once", "overdue")),
        ("逾期付款的，按LPR的1.5倍计算违约金。", "LPR的1.5倍", Rate(Decimal(0), "year", "market", Decimal("1.5"))),
        (
            "逾期付款的，按同期贷款利率四倍支付利息。",
            "同期贷款利率四倍",
            Rate(Decimal(0), "year", "market", Decimal(4)),
        ),
        ("Overdue invoices bear interest at 1.5% per month.", "1.5% per month", Rate(Decimal("0.015"), "month", "overdue")),
        ("Late payment charge: 5% of the contract price per day.", "5% of the contract price per day", Rate(Decimal("0.05"), "day", "contract")),
        (
            "Interest at 8% a year above the Bank of England base rate accrues on overdue sums.",
            "8% a year above the Bank of England base rate",
            Rate(Decimal("0.08"), "year", "market", Decimal(1)),
        ),
        ("Late payments shall bear interest at 3 per cent per month.", "3 per cent per month", Rate(Decimal("0.03"), "month")),
    ],
)  # fmt: skip
def test_the_rate_for_late_payment(read, text: str, words: str, rate: Rate) -> None:
    ((term, said),) = read(text, "late_payment.rate")
    assert (term.value, said, term.who) == (rate, words, Role.BUYER)


@pytest.mark.parametrize(
    "text",
    [
        "乙方逾期交货的，每逾期一日，按逾期交货部分货款的万分之五支付违约金。",
        "增值税税率为13%。",
        "合同签订后7日内支付合同总价30%的预付款。",
        "The discount is 2% for payment within 10 days.",
    ],
)
def test_other_percentages_are_no_late_payment_rate(read, text: str) -> None:
    assert read(text, "late_payment.rate", "late_payment.cap") == []


def test_late_delivery_is_the_sellers_penalty(read) -> None:
    text = "乙方逾期交货的，每日按合同总价0.1%支付违约金；甲方逾期付款的，每日按逾期金额0.05%支付违约金。"
    ((penalty, _),) = read(text, "penalty.rate")
    ((late, _),) = read(text, "late_payment.rate")
    assert (penalty.who, penalty.value) == (Role.SELLER, Rate(Decimal("0.001"), "day", "contract"))
    assert (late.who, late.value) == (Role.BUYER, Rate(Decimal("0.0005"), "day", "overdue"))


def test_either_party_pays(read) -> None:
    ((term, said),) = read("任何一方违约的，应向守约方支付合同总价 10% 的违约金。", "penalty.rate")
    assert (term.who, term.detail["payer"], said) == (None, "either", "10%")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("甲方逾期付款的，违约金最高不超过逾期金额的1%。", "1%"),
        ("买方逾期付款的违约金以逾期金额的5%为限。", "5%"),
        ("Late payment interest shall not exceed 5% of the overdue amount.", "5%"),
    ],
)
def test_a_cap_is_no_rate(read, text: str, words: str) -> None:
    assert [said for _, said in read(text, "late_payment.cap")] == [words]
    assert read(text, "late_payment.rate") == []


def test_a_cap_on_late_delivery_stays_with_delivery(read) -> None:
    text = "乙方逾期交货的，每逾期一日，按逾期交货部分价款的千分之五支付违约金，但不超过逾期部分价款的5%。"
    assert read(text, "late_payment.cap") == []
    assert [said for _, said in read(text, "penalty.cap")] == ["5%"]


@pytest.mark.parametrize(
    "text",
    ["甲方逾期付款不承担违约责任。", "买方延期付款的，不支付利息。", "No interest shall be payable on late payments."],
)
def test_words_that_free_late_payment(read, text: str) -> None:
    assert len(read(text, "late_payment.none")) == 1


def test_a_rate_is_not_free_of_interest(read) -> None:
    assert read("逾期付款每日按万分之五支付违约金，不设上限。", "late_payment.none") == []
    assert [said for _, said in read("逾期付款每日按万分之五支付违约金，不设上限。", "late_payment.uncapped")] == [
        "不设上限"
    ]


def test_days_of_grace(read) -> None:
    ((term, said),) = read("买方逾期付款超过45日的，按日万分之五支付违约金。", "late_payment.grace")
    assert (said, term.value.days) == ("45日", 45)


def test_one_rate_written_three_ways_is_one_value(read) -> None:
    values = {
        read(f"逾期付款的，按日{written}支付违约金。", "late_payment.rate")[0][0].value.value
        for written in ("万分之五", "0.5‰", "0.05%", "０．０５％")
    }
    assert values == {Decimal("0.0005")}


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("甲方支付30%定金", Decimal("0.3"), "30%"),
        ("甲方应支付合同总价20%的定金", Decimal("0.2"), "20%"),
        ("双方约定定金为合同总价的 10%", Decimal("0.1"), "10%"),
        ("定金20%，预付款10%。", Decimal("0.2"), "20%"),
    ],
)
def test_earnest_money(read, text: str, value: Decimal, words: str) -> None:
    ((term, said),) = read(text, "earnest_money")
    assert (term.value, said) == (value, words)


def test_words_mistaken_for_earnest_money(read) -> None:
    ((term, said),) = read("甲方支付订金5万元，违约不退。", "earnest_money.misnamed")
    assert (said, term.detail["forfeit"]) == ("订金", "yes")
    assert read("预付款30%，质量保证金5%。", "earnest_money", "earnest_money.misnamed") == []
