"""Values as Chinese registers write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from riskwatch.domain.money import Money
from riskwatch.sources.chinese import values, words


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("300万元", "", Money(Decimal(3000000))),
        ("89000 万元", "", Money(Decimal(890000000))),
        ("1000万人民币元", "", Money(Decimal(10000000))),
        ("800万人民币", "", Money(Decimal(8000000))),
        ("1.5亿元", "", Money(Decimal(150000000))),
        ("55593", "", Money(Decimal(55593))),
        ("1,280,000.50元", "", Money(Decimal("1280000.50"))),
        ("500", "认缴额（万元）", Money(Decimal(5000000))),
        ("500元", "认缴额（万元）", Money(Decimal(500))),
        ("５０万美元", "", Money(Decimal(500000), "USD")),
        ("1000万港元", "", Money(Decimal(10000000), "HKD")),
        ("壹佰万元整", "", Money(Decimal(1000000))),
        ("-", "", None),
        ("企业选择不公示", "", None),
    ],
)
def test_sums(text: str, unit: str, expected: Money | None) -> None:
    assert values.money(text, unit) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016年11月25日", date(2016, 11, 25)),
        ("2009年9月8日 ", date(2009, 9, 8)),
        ("2012-07-10T00:00:00", date(2012, 7, 10)),
        ("2022-05-27 16:34:43", date(2022, 5, 27)),
        ("20161207", date(2016, 12, 7)),
        ("Jul 28, 2003 12:00:00 AM", date(2003, 7, 28)),
        ("1511107200000", date(2017, 11, 20)),  # midnight in China, the day before in UTC
        ("991670400000", date(2001, 6, 5)),
        ("1970-01-01", None),
        ("2999-12-31", None),
        ("暂无", None),
        ("", None),
    ],
)
def test_days(text: str, expected: date | None) -> None:
    assert values.day(text) == expected


@pytest.mark.parametrize("text", ["2011-06-31", "six", "2016年13月1日"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        values.day(text)


def test_markup_is_stripped_and_entities_are_read() -> None:
    assert values.clean("北京<em>百度</em>网讯&nbsp;科技 &amp; 甲") == "北京百度网讯 科技 & 甲"


def test_a_masked_code_is_compared_by_what_it_shows() -> None:
    full = "91320282MA0DEM03XQ"
    assert values.same_code("91320282*******3XQ", full)
    assert values.same_code("MA0DEM03-X", full), "the organisation code is part of it"
    assert not values.same_code("91320411*******1X6", full)
    assert not values.same_code("******************", full), "nothing is shown"
    assert not values.same_code("9132", full)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("存续（在营、开业、在册）", "active"), ("存续(在营、开业、在册)", "active"), ("吊销,未注销", "ceased"),
        ("歇业", "suspended"), ("清算中", "solvent_liquidation"), ("破产", "insolvent"), ("筹建", "unknown"),
    ],
)  # fmt: skip
def test_status_words(word: str, status: str) -> None:
    assert words.status_of(word) == status


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ("（2026）苏0281破申12号", "petition"), ("破产审查案件", "petition"), ("（2026）苏0281破3号", "open"),
        ("破产重整案件", "rescue"), ("预重整", "rescue"), ("和解", "rescue"), ("强制清算案件", "solvent"),
        ("裁定终结破产程序", "closed"), ("公告", None),
    ],
)  # fmt: skip
def test_stages_of_a_bankruptcy(told: str, stage: str | None) -> None:
    assert words.stage_of(told) == stage
