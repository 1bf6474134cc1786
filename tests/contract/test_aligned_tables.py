"""Price tables that a plain text aligns with blanks are read like marked ones."""

from __future__ import annotations

from decimal import Decimal

from riskwatch.contract import read_contract
from riskwatch.contract.price_tables import PriceTable, price_tables
from riskwatch.domain.document import document_of

HEAD = "购销合同\n卖方：苏州远通电器有限公司\n买方：江苏恒达机电有限公司\n"


def tables(text: str) -> tuple[PriceTable, ...]:
    return price_tables(read_contract(document_of(HEAD + text, file="a.txt")))


def test_rows_of_blanks_are_lines_and_a_total() -> None:
    (table,) = tables(
        "序号  名称      规格        数量    单价(元)   金额(元)\n"
        "1     球阀      DN 100      60    1,250.00   75,000.00\n"
        "2     闸阀      DN 150      30    2,480.00   74,400.00\n"
        "合计                                        149,400.00\n"
    )
    assert [line.numbers["amount"].value for line in table.lines] == [Decimal("75000.00"), Decimal("74400.00")]
    assert [total.value for total in table.totals] == [Decimal("149400.00")]
    assert table.sum_of_lines() == Decimal("149400.00")


def test_a_letter_that_a_scan_read_for_a_nought_is_no_figure() -> None:
    (table,) = tables(
        "名称      型号        数量    单价(元)   金额(元)\n"
        "截止阀    DN50        8O      460.00     36,800.00\n"
        "球阀      DN100       60台    1,250.00   75,000.00\n"
    )
    assert "quantity" not in table.lines[0].numbers
    assert table.lines[1].numbers["quantity"].value == 60


def test_a_total_between_bars_is_a_total() -> None:
    (table,) = tables("| 名称 | 数量 | 单价 | 金额 |\n| 球阀 | 60 | 1,250.00 | 75,000.00 |\n| 合计 | | | 75,100.00 |\n")
    assert [total.value for total in table.totals] == [Decimal("75100.00")]


def test_parties_side_by_side_and_sentences_are_no_table() -> None:
    assert tables("卖方（章）：甲      买方（章）：乙      日期：五月\n货物数量、单价和金额以订单为准。\n") == ()
