"""Price tables as numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from riskwatch.contract import read_contract
from riskwatch.contract.price_tables import PriceTable, number_in, price_tables
from riskwatch.domain.document import Span, document_of


def table_of(*rows: str) -> PriceTable:
    (table,) = price_tables(read_contract(document_of("\n".join(rows))))
    return table


@pytest.mark.parametrize(
    ("cell", "value"),
    [("19,000.00", "19000.00"), ("￥1,250", "1250"), ("10 台", "10"), ("12.5万元", "125000.0"), (" 000 |", "0")],
)
def test_a_cell_is_read_as_a_number(cell: str, value: str) -> None:
    number = number_in(cell, Span(0, len(cell)))
    assert number is not None
    assert number.value == Decimal(value)


@pytest.mark.parametrize("cell", ["", "赠送", "—", "______", "1.2*50", "含", "10-12", "XXX"])
def test_words_and_blanks_are_no_number(cell: str) -> None:
    assert number_in(cell, Span(0, len(cell))) is None


def test_lines_and_totals_are_told_apart() -> None:
    table = table_of(
        "品名 | 数量 | 单价 | 金额", "角钢 | 3 | 10.00 | 30.00", "槽钢 | 1 | 5.00 | 5.00", "合计 |  |  | 35.00"
    )
    assert table.sum_of_lines() == Decimal("35.00")
    assert [number.value for number in table.totals] == [Decimal("35.00")]


def test_a_line_without_a_readable_amount_leaves_the_sum_open() -> None:
    table = table_of("品名 | 数量 | 单价 | 金额", "角钢 | 3 | 10.00 | 30.00", "槽钢 | 1 | 面议 | 面议")
    assert table.sum_of_lines() is None


def test_a_discount_line_leaves_the_sum_open() -> None:
    table = table_of("品名 | 数量 | 单价 | 金额", "角钢 | 3 | 10.00 | 30.00", "优惠 |  |  | 5.00", "合计 |  |  | 25.00")
    assert table.sum_of_lines() is None


def test_a_price_per_thousand_is_not_multiplied() -> None:
    table = table_of("品名 | 数量 | 单价(元/千件) | 金额", "螺母 | 5000 | 100.00 | 500.00")
    assert "price" not in table.lines[0].numbers


def test_a_table_of_other_things_is_no_price_table() -> None:
    contract = read_contract(document_of("项目 | 甲方 | 乙方\n联系人 | 王工 | 李工"))
    assert list(price_tables(contract)) == []
