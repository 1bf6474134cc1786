"""Parties of Chinese contracts: exact names and places, roles, what stands beside a name, signature blocks."""

from __future__ import annotations

import pytest

from riskwatch.contract import read_contract
from riskwatch.domain.contract import Contract, Party, Role
from riskwatch.domain.document import document_of


def contract(text: str) -> Contract:
    return read_contract(document_of(text))


def party(text: str, role: Role) -> Party:
    found = contract(text).party(role)
    assert found is not None
    return found


SELLER, BUYER = "苏州明轴机械有限公司", "江苏恒达机电有限公司"


@pytest.mark.parametrize(
    "head",
    [
        "供方：{s}\n需方：{b}",
        "卖方：{s}    买方：{b}",
        "买    方：{b} | 卖    方：{s}",
        "甲 方（需方）：{b}\n乙 方（供方）：{s}",
        "甲方(买方)：{b}（以下简称“甲方”）\n乙方(卖方)：{s}（以下简称“乙方”）",
        "出卖人 | {s} | 合同编号 | XS-1\n买受人 | {b} | 签订地点 | 苏州",
        "采购方（甲方）：{b}；供货方（乙方）：{s}；",
        "需　方：{b}\n供　方：{s}",
        "**买受人**：{b}\n**出卖人**：{s}",
        "卖方：\n{s}\n买方：\n{b}",
        "发包方：{b}\n承包方：{s}",
        "定作方名称：{b}\n承揽方名称：{s}",
    ],
)
def test_names_and_roles_in_every_form(head: str) -> None:
    text = "购销合同\n" + head.format(s=SELLER, b=BUYER) + "\n第一条 标的\n钢材一批。\n第二条 付款\n货到付款。\n"
    for role, name in ((Role.SELLER, SELLER), (Role.BUYER, BUYER)):
        found = party(text, role)
        assert found.name is not None
        assert found.name.value == name
        assert found.name.span.of(text) == name
        assert found.kind == "company"


@pytest.mark.parametrize(
    "line",
    [
        "买方：____________",
        "买方：",
        "买方（盖章）：　　　　",
        "买方：【】",
        "买方：[填写买方名称]",
        "买方：XXX",
        "买方：／",
    ],
)
def test_a_blank_is_no_name(line: str) -> None:
    text = f"购销合同\n卖方：{SELLER}\n{line}\n第一条 标的\n钢材。\n"
    assert party(text, Role.BUYER).name is None
    assert party(text, Role.SELLER).name is not None


def test_roles_of_neutral_labels_come_from_the_duties() -> None:
    text = (
        f"合同\n甲方：{SELLER}\n乙方：{BUYER}\n第一条 标的 乙方向甲方采购轴承。\n"
        "第二条 付款 乙方应于验收后30日内支付货款。\n第三条 交货 甲方应于5月1日前交货。\n"
    )
    assert party(text, Role.SELLER).label == "甲方"
    assert party(text, Role.BUYER).label == "乙方"


def test_neutral_labels_without_duties_stay_open() -> None:
    text = f"协议\n甲方：{SELLER}\n乙方：{BUYER}\n第一条 双方友好合作。\n"
    assert {found.role for found in contract(text).parties} == {Role.OTHER}


def test_fields_beside_the_names_go_to_their_party() -> None:
    text = (
        f"购销合同\n甲方（买方）：{BUYER}\n统一社会信用代码：91110000600037341L\n住所：南京市江宁区东山街1号\n"
        f"法定代表人：张三丰\n联系电话：025-1234567\n\n乙方（卖方）：{SELLER}\n税号：91320594MA1XXXXX0X\n"
        "地址：苏州市吴中区东吴路9号\n委托代理人：李四光\n开户银行：中国银行苏州分行\n账号：1234567890\n"
        "第一条 标的\n轴承。\n"
    )
    buyer, seller = party(text, Role.BUYER), party(text, Role.SELLER)
    assert buyer.identifier == "91110000600037341L"
    assert buyer.address and buyer.address.value == "南京市江宁区东山街1号"
    assert buyer.legal_representative and buyer.legal_representative.value == "张三丰"
    assert buyer.phone and buyer.phone.span.of(text) == "025-1234567"
    assert buyer.bank is None
    assert seller.identifier == "91320594MA1XXXXX0X"
    assert seller.address and seller.address.value == "苏州市吴中区东吴路9号"
    assert seller.agent and seller.agent.value == "李四光"
    assert seller.bank and seller.bank.value == "中国银行苏州分行"
    assert seller.account and seller.account.value == "1234567890"


def test_two_signature_columns_stay_apart() -> None:
    text = (
        f"买卖合同\n买方：{BUYER}\n卖方：{SELLER}\n第一条 标的\n轴承。\n第二条 其他\n一式两份。\n"
        f"买方（章）：{BUYER} 法定代表人：王五 签订日期：2026年5月10日 | 卖方（章）：{SELLER} 委托代理人：赵六\n"
    )
    buyer, seller = party(text, Role.BUYER), party(text, Role.SELLER)
    assert buyer.signature and buyer.signature.name and buyer.signature.name.value == BUYER
    assert buyer.signature.signatory and buyer.signature.signatory.value == "王五"
    assert buyer.signature.capacity == "legal_representative"
    assert buyer.signature.date and buyer.signature.date.value.isoformat() == "2026-05-10"
    assert seller.signature and seller.signature.signatory and seller.signature.signatory.value == "赵六"
    assert seller.signature.capacity == "agent"
    assert seller.signature.date is None


def test_lines_of_two_columns_in_plain_text() -> None:
    text = (
        f"买卖合同\n买方：{BUYER}\n卖方：{SELLER}\n第一条 标的\n轴承。\n第二条 其他\n一式两份。\n"
        "买方（盖章）：                    卖方（盖章）：\n"
        "法定代表人：王五                  法定代表人：赵六\n"
    )
    buyer, seller = party(text, Role.BUYER), party(text, Role.SELLER)
    assert buyer.signature and buyer.signature.name is None
    assert buyer.signature.signatory and buyer.signature.signatory.value == "王五"
    assert seller.signature and seller.signature.signatory and seller.signature.signatory.value == "赵六"


def test_a_name_that_differs_in_the_signature_is_seen_there() -> None:
    other = "江苏恒达机电设备有限公司"
    text = f"合同\n买方：{BUYER}\n卖方：{SELLER}\n第一条 标的\n轴承。\n第二条 其他\n无。\n买方（盖章）：{other}\n"
    buyer = party(text, Role.BUYER)
    assert buyer.name and buyer.name.value == BUYER
    assert buyer.signature and buyer.signature.name and buyer.signature.name.value == other
    assert ("signature", other) in {(mention.where, mention.name) for mention in buyer.mentions}


def test_short_and_former_names() -> None:
    text = f"合同\n买方：{BUYER}（以下简称“恒达”）\n曾用名：恒达机械厂\n卖方：{SELLER}\n第一条 标的\n轴承。\n"
    buyer = party(text, Role.BUYER)
    assert buyer.short_names == ("恒达",)
    assert buyer.former_names == ("恒达机械厂",)


def test_parties_in_running_text() -> None:
    text = (
        f"本合同由{SELLER}（以下简称“卖方”）与{BUYER}（以下简称“买方”）于2026年3月1日在苏州签订。\n一、标的：轴承。\n"
    )
    assert [(found.label, found.name and found.name.value) for found in contract(text).parties] == [
        ("卖方", SELLER),
        ("买方", BUYER),
    ]


def test_a_guarantor_and_a_project_department() -> None:
    text = f"合同\n买方：恒达公司滨海项目部\n卖方：{SELLER}\n保证人：王大伟\n第一条 标的\n轴承。\n"
    assert party(text, Role.BUYER).kind == "unit"
    assert party(text, Role.GUARANTOR).kind == "person"


def test_duties_that_begin_with_a_label_are_no_parties() -> None:
    text = f"合同\n买方：{BUYER}\n卖方：{SELLER}\n第一条 双方责任\n买方：应当按时付款。\n卖方：负责运输。\n第二条 其他\n无。\n"
    names = [found.name and found.name.value for found in contract(text).parties]
    assert names == [BUYER, SELLER]


def test_a_seal_printed_in_the_text() -> None:
    text = f"合同\n买方：{BUYER}\n卖方：{SELLER}\n第一条 标的\n轴承。\n第二条 其他\n无。\n买方（盖章）：{BUYER}合同专用章\n"
    signature = party(text, Role.BUYER).signature
    assert signature and signature.seal
    assert signature.seal.value.endswith("合同专用章")


SECOND = "无锡恒达精工有限公司"
THIRD = "江苏安信担保有限公司"


@pytest.mark.parametrize("labels", [("买方一", "买方二"), ("买方1", "买方2"), ("甲方（一）", "甲方（二）")])
def test_several_parties_of_one_side(labels: tuple[str, str]) -> None:
    one, two = labels
    seller = "乙方" if one.startswith("甲") else "卖方"
    text = (
        f"买卖合同\n{seller}：{SELLER}\n{one}：{BUYER}\n地址：苏州市工业园区1号\n{two}：{SECOND}\n地址：无锡市新区2号\n第一条 标的\n轴承。\n"
        f"第二条 其他\n甲方向乙方采购轴承。\n{one}（盖章）：\n法定代表人：王一\n{two}（盖章）：\n法定代表人：王二\n"
    )
    buyers = [found for found in contract(text).parties if found.role is Role.BUYER]
    assert [(found.name and found.name.value, found.address and found.address.value) for found in buyers] == [
        (BUYER, "苏州市工业园区1号"),
        (SECOND, "无锡市新区2号"),
    ]
    assert [found.signature and found.signature.signatory and found.signature.signatory.value for found in buyers] == [
        "王一",
        "王二",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "甲方（公章）：    乙方（公章)：    丙方（公章）：\n授权代表（签字）：张三    授权代表（签字）：李四    授权代表（签字）：王五\n",
        "甲方（公章） | 乙方（公章） | 丙方（公章）\n授权代表：张三 | 授权代表：李四 | 授权代表：王五\n",
    ],
)
def test_three_who_sign_side_by_side(rows: str) -> None:
    text = f"买卖合同\n甲方：{SELLER}\n乙方：{BUYER}\n丙方（保证人）：{THIRD}\n第一条 标的\n轴承。\n第二条 其他\n无。\n{rows}"
    blocks = [found.signature for found in contract(text).parties]
    assert [block and block.signatory and block.signatory.value for block in blocks] == ["张三", "李四", "王五"]
    assert [block and block.seal for block in blocks] == [None, None, None]
