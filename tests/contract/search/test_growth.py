"""Work grows with the length of the text, not with its square: counted in calls, which are the same at every run."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from riskwatch.catalogue import rule_set
from riskwatch.contract import read_contract
from riskwatch.contract.law import laws_of
from riskwatch.contract.lint import lint
from riskwatch.domain.document import document_of
from riskwatch.domain.rule import Matter

DENSE = [
    "大写壹拾万元整（100000元），",
    "甲方：某某有限公司\n",
    "壹拾万元整 | 附件一\n名称 | 数量 | 单价 | 金额\n",
    "甲方逾期付款的，每日按0.05%支付违约金，",
    "GB/T 1234-2008，",
    "30%，",
    "三十日内",
    "第一条 付款\n",
    "1.1.1.1 ",
    "泵 | 10 | 5.00 | 50.00\n",
    "USD 100, ",
    "the Buyer shall pay within 30 days of invoice ",
    "甲方应于收到发票后30日内向乙方支付货款，",
    "“甲”指乙，",
    "____ ",
    "(",
    " ",
]


def calls(text: str) -> int:
    """How many functions are called, and generators resumed, to read and judge the text."""
    count = 0

    def counted(_frame: FrameType, _event: str, _given: object) -> None:
        nonlocal count
        count += 1

    rules = rule_set()
    sys.setprofile(counted)
    try:
        contract = read_contract(document_of(text))
        lint(Matter(contract, laws=laws_of(contract), filled=contract.filled), rules.rules, rules.version)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", DENSE)
def test_twice_the_text_is_at_most_about_twice_the_work(piece: str) -> None:
    once, twice = (piece * (length // len(piece)) for length in (4000, 8000))
    calls(once), calls(twice)  # what is worked out once a process is not counted
    assert calls(twice) < 2.4 * calls(once)
