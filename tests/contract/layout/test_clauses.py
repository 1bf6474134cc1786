"""The clause tree in all numbering styles."""

from __future__ import annotations

import pytest

from riskwatch.contract import read_contract
from riskwatch.domain.contract import Clause
from riskwatch.domain.document import document_of


def clauses(text: str) -> tuple[Clause, ...]:
    return read_contract(document_of(text)).clauses


def shape(text: str) -> list[tuple[str, str, int]]:
    return [(clause.number, clause.title, clause.level) for clause in clauses(text)]


def test_articles_with_points() -> None:
    text = "合同\n第一条 质量标准\n按国标。\n第二条 付款方式\n1、预付30%。\n2、余款验收后付清。\n第三条 违约责任\n（一）卖方违约：赔偿。\n"
    assert shape(text) == [
        ("第一条", "质量标准", 1),
        ("第二条", "付款方式", 1),
        ("1、", "", 2),
        ("2、", "", 2),
        ("第三条", "违约责任", 1),
        ("（一）", "卖方违约", 2),
    ]


def test_spans_and_parents() -> None:
    text = "合同\n一、付款：\n1、预付。\n2、余款。\n二、交货：工厂交货。"
    first, one, two, second = clauses(text)
    assert first.span.of(text) == "一、付款：\n1、预付。\n2、余款。"
    assert first.heading.of(text) == "一、付款"
    assert (one.parent, two.parent, second.parent) == (0, 0, None)
    assert second.span.of(text) == "二、交货：工厂交货。"


def test_several_articles_in_one_paragraph() -> None:
    text = "第一条 质量标准：国标。 第二条 包装：木箱。	 第 三 条   违约责任：按照第二条承担。\n1\n第四条 争议解决：协商。"
    assert [clause.title for clause in clauses(text)] == ["质量标准", "包装", "违约责任", "争议解决"]


def test_a_reference_is_no_clause() -> None:
    text = "第一条 付款\n按照本合同第五条约定。\n第二条 交货\n无。\n"
    assert [clause.number for clause in clauses(text)] == ["第一条", "第二条"]


def test_decimals_under_han_numbers() -> None:
    text = "一、采购标的\n1.1 甲方采购设备。\n1.2 质量合格。\n二、价款\n2.1 总价50万元。\n2.1.1 含税。\n"
    assert [(clause.number, clause.level, clause.parent) for clause in clauses(text)] == [
        ("一、", 1, None), ("1.1", 2, 0), ("1.2", 2, 0), ("二、", 1, None), ("2.1", 2, 3), ("2.1.1", 3, 4),
    ]  # fmt: skip


def test_quantities_are_no_clauses() -> None:
    text = "第一条 标的\n1.5吨钢材\n3.2mm 钢板\n第二条 价款\n100元。\n"
    assert [clause.number for clause in clauses(text)] == ["第一条", "第二条"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("违约责任", "liquidated_damages"), ("验收标准及方法", "acceptance"), ("结算方式及期限", "payment"),
        ("争议的解决方式", "disputes"), ("交（提）货方式、地点", "delivery"), ("不可抗力", "force_majeure"),
        ("包装标准", "packing"), ("保密", "confidentiality"), ("通知与送达", "notices"), ("合同的解除", "termination"),
        ("质量保证期", "warranty"), ("担保方式", "guarantee"), ("标的物的风险承担", "risk"), ("发票", "invoice"),
    ],
)  # fmt: skip
def test_kind_by_title(title: str, kind: str) -> None:
    assert clauses(f"合同\n第一条 {title}\n略。\n第二条 其他\n无。\n")[0].kind == kind


def test_kinds_of_an_untitled_clause_come_from_its_text() -> None:
    clause = clauses("第一条 买方逾期付款的，每日按万分之五支付违约金，并向卖方所在地人民法院起诉。\n")[0]
    assert {"late_payment", "liquidated_damages", "disputes"} <= clause.kinds


def test_english_articles_and_sections() -> None:
    text = (
        "ARTICLE I DEFINITIONS\nSection 1.1 Products. Goods listed.\n1.2 Territory. The world.\n"
        "ARTICLE II PAYMENT TERMS\n2.1 Invoices. Monthly.\n(a) by mail\n"
    )
    assert [(clause.number, clause.title, clause.kind) for clause in clauses(text)][:2] == [
        ("ARTICLE I", "DEFINITIONS", "definitions"),
        ("Section 1.1", "Products", "subject"),
    ]
    assert {clause.kind for clause in clauses(text)} >= {"definitions", "payment", "invoice"}


def test_contents_lines_are_passed_over() -> None:
    text = "1. Definitions ........ 3\n2. Payment ......... 4\n\n1. Definitions. Words.\n2. Payment. Thirty days.\n"
    assert [clause.title for clause in clauses(text)] == ["Definitions", "Payment"]
