"""A name taken apart: two writings of one name end at the same core, two companies do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch.watch.identity.reading import read_name

SAME = [
    ("宁波霁澜机电有限公司", "霁澜机电（宁波）有限公司"),
    ("宁波霁澜机电有限公司", "浙江省寧波市霽瀾機電有限責任公司"),
    ("宁波霁澜机电有限公司", "宁 波 霁 澜 机 电 有 限 公 司"),
    ("ＡＢＣ電子（深圳）有限公司", "深圳市ABC电子有限公司"),
    ("霁澜（集团）股份有限公司", "霁澜集团股份有限公司"),
    ("Harrowmere Pumps & Valves Limited", "HARROWMERE PUMPS AND VALVES LTD."),
    ("Trollskår Trelast AS", "Trollskaar Trelast A/S"),
    ("Müller & Söhne GmbH & Co. KG", "Mueller und Soehne GmbH"),
    ("S.A.S. Dupont", "DUPONT SAS"),
    ("The Example Bank plc", "Example Bank Public Limited Company"),
    ("Kowalski Sp. z o.o.", "KOWALSKI SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ"),
    ("Valves Harrowmere Pumps Ltd", "Harrowmere Pumps, Valves Limited"),
    ("I.B.M. Example Ltd", "IBM Example Limited"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_writings_of_one_name(one: str, other: str) -> None:
    assert read_name(one).key == read_name(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("宁波霁澜机电有限公司", "宁波霁岚机电有限公司"),
        ("恒信贸易有限公司", "恒信科技有限公司"),
        ("Example Holdings Ltd", "Example Trading Ltd"),
    ],
)
def test_two_companies(one: str, other: str) -> None:
    assert read_name(one).key != read_name(other).key


def test_the_parts_of_a_chinese_name() -> None:
    name = read_name("江苏省常州市榆廷建设工程有限公司")
    assert (name.place, name.brand, name.trade, name.form) == ("江苏常州", "榆廷", "建设工程", "limited")
    assert read_name("宁波有限公司").core == "宁波"
    assert read_name("霁澜机电（宁波）股份有限公司").form == "joint_stock"


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("上海霁澜建设集团股份有限公司北京分公司", "上海霁澜建设集团股份有限公司"),
        ("霁澜机电有限公司苏州办事处", "霁澜机电有限公司"),
        ("Example Holdings PLC UK Branch", "Example Holdings PLC"),
        ("Eksempel ASA filial", "Eksempel ASA"),
        ("宁波霁澜机电有限公司", ""),
        ("Branch Brewing Ltd", ""),
    ],
)
def test_a_branch_leads_to_its_head_office(name: str, head: str) -> None:
    assert read_name(name).head == head
    if head:
        assert read_name(name).core == read_name(head).core


def test_a_name_of_nothing_but_a_form_keeps_its_words() -> None:
    assert read_name("Limited").core == "limited"
    assert read_name("有限公司").core


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    parts = read_name(text)
    assert parts.written == text
    assert parts.key == read_name(text).key
