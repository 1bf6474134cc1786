"""Identifiers, contacts, blanks and references."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "words", "value", "scheme"),
    [
        ("统一社会信用代码：91110000600037342L", "91110000600037342L", "91110000600037342L", "uscc"),
        (
            "统一社会信用代码：９１１１００００６０００３７３４１Ｌ",
            "９１１１００００６０００３７３４１Ｌ",
            "91110000600037341L",
            "uscc",
        ),
        ("统一社会信用代码: 9111 0000 6000 3734 1L", "9111 0000 6000 3734 1L", "91110000600037341L", "uscc"),
        ("税号 | 91330110MA2HYAEK1T | 电话", "91330110MA2HYAEK1T", "91330110MA2HYAEK1T", "tax"),
        ("company number 01234567, whose", "01234567", "01234567", "gb_coh"),
    ],
)
def test_identifiers(read, text: str, words: str, value: str, scheme: str) -> None:
    ((term, said),) = read(text, "identifier")
    assert (said, term.value, term.detail["scheme"]) == (words, value, scheme)


@pytest.mark.parametrize("text", ["账号：91110000600037342", "电话：13800000000", "订单91110000600037342L"])
def test_other_numbers_are_no_identifiers(read, text: str) -> None:
    assert read(text, "identifier") == []


def test_contacts(read) -> None:
    text = "地址：杭州市滨江区江南大道1号 电话：0571-87654321 邮编：310051 邮箱：sales@example.com 账号：6222 0000 1111 2222"
    found = {
        term.kind: (term.value, said) for term, said in read(text, "address", "phone", "postcode", "email", "account")
    }
    assert found == {
        "address": ("杭州市滨江区江南大道1号", "杭州市滨江区江南大道1号"),
        "phone": ("057187654321", "0571-87654321"),
        "postcode": ("310051", "310051"),
        "email": ("sales@example.com", "sales@example.com"),
        "account": ("6222000011112222", "6222 0000 1111 2222"),
    }


def test_malformed_contacts(read) -> None:
    assert [said for _, said in read("电话：1380000", "phone.malformed")] == []
    assert [said for _, said in read("电话：138000000", "phone.malformed")] == ["138000000"]
    assert [said for _, said in read("邮箱：sales.example.com", "email.malformed")] == ["sales.example.com"]


@pytest.mark.parametrize(
    ("text", "words", "field"),
    [
        ("违约金按每日____支付", "____", "penalty"),
        ("合同总价为【 】元", "【 】", "price"),
        ("争议提交□仲裁 □诉讼", "□", "court"),
        ("Interest at [●]% per annum", "[●]", "penalty"),
        ("交货时间：待定", "待定", ""),
        ("供方：XXXX有限公司", "XXXX", "party"),
        ("保证期间为＿＿＿年", "＿＿＿", "guarantee"),
    ],
)
def test_blanks(read, text: str, words: str, field: str) -> None:
    ((term, said),) = read(text, "blank")
    assert said == words
    assert term.detail.get("field", "") == field or not field


def test_signature_lines_are_filled_later(read) -> None:
    ((term, _),) = read("法定代表人（签字）：________", "blank")
    assert term.detail["fillable"] == "later"
    ((term, _),) = read("签订日期：____", "blank")
    assert term.detail["fillable"] == "later"


@pytest.mark.parametrize("text", ["【30】日内付款", "☑仲裁 □诉讼", "附件[1]", "A[3]"])
def test_filled_places_are_no_blanks(read, text: str) -> None:
    assert read(text, "blank") == []


def test_references(read) -> None:
    assert [(term.value, said) for term, said in read("按第十二条承担违约责任", "reference.clause")] == [
        ("12", "第十二条")
    ]
    assert read("第十二条 违约责任", "reference.clause") == []
    assert read("见《民法典》第五百八十五条", "reference.clause") == []
    ((law, said),) = read("见《民法典》第五百八十五条", "reference.law")
    assert (law.value, law.detail["article"], said) == ("民法典", "585", "《民法典》第五百八十五条")
    assert [term.value for term, _ in read("参数见附件二", "reference.annex")] == ["2"]
    ((standard, _),) = read("执行GB/T 1499.2—2024，参数见附件", "reference.standard")
    assert (standard.value, standard.detail["year"]) == ("GB/T 1499.2", "2024")


def test_english_references(read) -> None:
    assert [term.value for term, _ in read("Damages under clause 21 apply, see Schedule 3.", "reference.clause")] == [
        "21"
    ]
    assert [term.value for term, _ in read("Damages under clause 21 apply, see Schedule 3.", "reference.annex")] == [
        "3"
    ]
    assert read("Section 49 of the Sale of Goods Act 1979 applies", "reference.clause") == []
    assert [term.value for term, _ in read("under the Sale of Goods Act 1979", "reference.law")] == [
        "Sale of Goods Act 1979"
    ]
