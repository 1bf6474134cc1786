"""Title, number, place, kind, dates, law, disputes, tables, annexes; and that odd text breaks nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskwatch.contract import read_contract
from riskwatch.domain.contract import Contract
from riskwatch.domain.document import document_of

PARTIES = "卖方：苏州明轴机械有限公司\n买方：江苏恒达机电有限公司\n"


def contract(text: str) -> Contract:
    return read_contract(document_of(text))


def test_head_of_a_chinese_contract() -> None:
    text = f"工业品购销合同\n合同编号：XS-2026-118\n签订地点：苏州市吴中区\n签订日期：2026年3月1日\n{PARTIES}第一条 标的\n轴承。\n"
    found = contract(text)
    assert found.language == "zh"
    assert found.title and found.title.value == "工业品购销合同"
    assert found.number and found.number.value == "XS-2026-118"
    assert found.place and found.place.span.of(text) == "苏州市吴中区"
    assert found.agreement_date and found.agreement_date.value == date(2026, 3, 1)
    assert found.kind == "sale"
    assert found.law == "CN"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("网络代维服务采购框架合同", "service"),
        ("软件技术服务年度协议", "service"),
        ("轴承采购框架合同", "framework"),
        ("保证合同", "guarantee"),
        ("年度采购框架协议", "framework"),
        ("采购订单", "order"),
        ("保密协议", "nda"),
        ("技术服务合同", "service"),
    ],
)
def test_kind_of_contract(title: str, kind: str) -> None:
    assert contract(f"{title}\n{PARTIES}第一条 略\n略。\n").kind == kind


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("dated as of May 5, 2020", date(2020, 5, 5)),
        ("made this 5th day of June, 2003", date(2003, 6, 5)),
        ("made and entered into as of the 19t h day of December, 2018", date(2018, 12, 19)),
        ("entered into on 1 August 2011", date(2011, 8, 1)),
        ("entered into as of 9/28/2004", date(2004, 9, 28)),
    ],
)
def test_english_agreement_date(words: str, day: date) -> None:
    text = f'This Supply Agreement (this "Agreement") is {words}, by and between A Tools, Inc. ("Seller") and B Parts LLC ("Buyer").'
    found = contract(text).agreement_date
    assert found and found.value == day


def test_a_blank_day_is_none_and_older_papers_are_passed_over() -> None:
    blank = "This Agreement is made as of the ____ day of ________, 2004 between A Tools, Inc. and B Parts LLC. Filed on May 5, 2005."
    assert contract(blank).agreement_date is None
    amended = (
        "Amendment to the Supply Agreement dated as of May 5, 2001. This Amendment is made as of June 6, 2002 between "
        'A Tools, Inc. ("Seller") and B Parts LLC ("Buyer").'
    )
    found = contract(amended).agreement_date
    assert found and found.value == date(2002, 6, 6)


@pytest.mark.parametrize(
    ("clause", "place", "law"),
    [
        ("This Agreement shall be governed by the laws of the State of New York.", "New York", "US"),
        ("This Agreement is governed by English law.", "English", "EW"),
        (
            "THIS AGREEMENT SHALL BE CONSTRUED IN ACCORDANCE WITH THE LAWS OF THE STATE OF\nNEW JERSEY.",
            "NEW JERSEY",
            "US",
        ),
        (
            "This Agreement shall be governed by the laws of the People's Republic of China.",
            "People's Republic of China",
            "CN",
        ),
        (
            "The law of the People's Republic of China applies, and with it the Convention.",
            "People's Republic of China",
            "CN",
        ),
        ("This contract is governed by German law and the laws of the Federal Republic of Germany.", "German", "EU"),
    ],
)
def test_governing_law(clause: str, place: str, law: str) -> None:
    text = f'This Agreement is made between A Tools, Inc., a Delaware corporation ("Seller") and B Parts LLC ("Buyer").\n9. Law. {clause}\n'
    found = contract(text)
    assert found.law_place and found.law_place.value == place
    assert found.law == law


@pytest.mark.parametrize(
    ("clause", "kind", "body"),
    [
        ("向卖方所在地人民法院提起诉讼。", "court", "卖方所在地人民法院"),
        ("提交上海仲裁委员会仲裁。", "arbitration", "上海仲裁委员会"),
        ("可向上海仲裁委员会申请仲裁，也可向卖方所在地人民法院起诉。", "both", "上海仲裁委员会"),
        ("按下列第    种方式解决：（一）提交    仲裁委员会仲裁；（二）依法向人民法院起诉。", "unset", ""),
        ("双方友好协商解决。", "unset", ""),
    ],
)
def test_disputes(clause: str, kind: str, body: str) -> None:
    found = contract(f"合同\n{PARTIES}第一条 标的\n轴承。\n第二条 争议解决\n协商不成的，{clause}\n").dispute
    assert (found.kind, found.body) == (kind, body)


def test_an_award_that_a_court_enforces_is_arbitration() -> None:
    text = f"合同\n{PARTIES}第一条 争议解决\n提交上海仲裁委员会仲裁，一方不履行的，另一方可向人民法院申请强制执行。\n"
    assert contract(text).dispute.kind == "arbitration"


def test_tables_of_rows_and_of_box_characters() -> None:
    text = f"合同\n{PARTIES}序号 | 名称 | 金额\n1 | 轴承 | 100\n一、说明\n┌──┬──┐\n│品名│单价│\n├──┼──┤\n│轴承│５元│\n└──┴──┘\n"
    rows, drawn = contract(text).tables
    assert [[cell.value for cell in row] for row in rows.rows] == [["序号", "名称", "金额"], ["1", "轴承", "100"]]
    assert [[cell.value for cell in row] for row in drawn.rows] == [["品名", "单价"], ["轴承", "５元"]]
    assert all(cell.span.of(text) == cell.value for table in (rows, drawn) for row in table.rows for cell in row)


def test_annexes_mentioned_listed_and_attached() -> None:
    text = (
        f"合同\n{PARTIES}第一条 标的 见附件一，质量见附件二。\n第二条 附件\n附件一：供货清单\n附件二：质量标准\n"
        "附件一：供货清单\n序号、名称、数量、单价，共计一百件，分三批交付至买方仓库，运费由卖方承担。\n"
    )
    first, second = contract(text).annexes
    assert (first.label, first.title, first.listed, first.attached) == ("附件一", "供货清单", True, True)
    assert (second.label, second.listed, second.attached) == ("附件二", True, False)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='甲乙方买卖:：（）() |第一条.1、\n_“”"ABby and between Inc., of2020年月日', max_size=300))
def test_odd_text_never_raises_and_spans_stay_inside(text: str) -> None:
    found = contract(text)
    for party in found.parties:
        assert party.name is None or party.name.span.of(text) == party.name.value
    for clause in found.clauses:
        assert 0 <= clause.span.start <= clause.heading.end <= len(text)
        assert clause.span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "甲方" + " " * 30_000 + "乙方：",
        "(" * 20_000,
        "laws of " * 5_000,
        "between " + "A and " * 6_000,
        "（以下简称“甲方”）" * 2_000,
    ],
    ids=["gap", "brackets", "laws", "names", "short names"],
)
def test_long_runs_are_read_to_their_end(text: str) -> None:
    assert contract(text).document.text == text
