"""Clauses of two versions side by side: kept, changed, put in, taken out, moved."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from riskwatch.contract import read_contract
from riskwatch.contract.redline.rows import Redline, redline_of
from riskwatch.domain.document import document_of

HEAD = """购销合同
合同编号：XS-2026-118
供方：江阴澄泓化工有限公司
需方：常州榆廷建设工程有限公司
"""
GOODS = "标的 聚氨酯防水涂料 600 桶，总价人民币492000元。"
PAYMENT = "付款 需方应于收货后三十日内向供方支付货款，逾期付款的，按日万分之五支付违约金。"
DELIVERY = "交货 2026年3月30日前交货，由供方负责运输。"
ACCEPTANCE = "验收 需方应于收货后5个工作日内完成验收，逾期视为合格。"
DISPUTES = "争议 因本合同产生的争议，由供方所在地人民法院管辖。"
NUMBERS = "一二三四五六七八九十"


def contract_text(*articles: str) -> str:
    return HEAD + "\n".join(f"第{NUMBERS[index]}条 {words}" for index, words in enumerate(articles))


def compare(old: str, new: str) -> Redline:
    return redline_of(read_contract(document_of(old)), read_contract(document_of(new)))


def told(redline: Redline) -> list[tuple[str, str, str]]:
    """State and numbers of the rows that are not the same."""
    return [
        (row.state, row.old.number if row.old else "", row.new.number if row.new else "")
        for row in redline.rows
        if row.state != "same"
    ]


def test_a_version_is_the_same_as_itself() -> None:
    text = contract_text(GOODS, PAYMENT, DELIVERY)
    redline = compare(text, text)
    assert not redline.differs
    assert redline.count("same") == len(redline.rows) == 7


def test_an_article_put_in_renumbers_the_others_and_changes_nothing_else() -> None:
    redline = compare(contract_text(GOODS, PAYMENT, DISPUTES), contract_text(GOODS, ACCEPTANCE, PAYMENT, DISPUTES))
    assert told(redline) == [("added", "", "第二条")]
    assert [row.old.number for row in redline.rows if row.renumbered and row.old] == ["第二条", "第三条"]


def test_an_article_that_is_gone_stands_where_it_was() -> None:
    redline = compare(contract_text(GOODS, PAYMENT, ACCEPTANCE), contract_text(GOODS, ACCEPTANCE))
    assert [row.state for row in redline.rows][4:] == ["same", "removed", "same"]


def test_a_moved_article_is_recognised_at_both_places() -> None:
    redline = compare(
        contract_text(GOODS, PAYMENT, DELIVERY, ACCEPTANCE, DISPUTES),
        contract_text(GOODS, ACCEPTANCE, PAYMENT, DELIVERY, DISPUTES),
    )
    assert told(redline) == [("moved", "第四条", "第二条"), ("moved_away", "第四条", "")]
    away = next(row for row in redline.rows if row.state == "moved_away")
    assert away.other is not None
    assert away.other.number == "第二条"


def test_an_article_may_move_and_change() -> None:
    changed = ACCEPTANCE.replace("5个工作日", "15个工作日")
    redline = compare(
        contract_text(GOODS, PAYMENT, DELIVERY, ACCEPTANCE), contract_text(changed, GOODS, PAYMENT, DELIVERY)
    )
    row = next(row for row in redline.rows if row.state == "moved")
    assert [
        (piece.old.of(redline.old.text), piece.new.of(redline.new.text)) for piece in row.pieces if not piece.same
    ] == [("5个工作日", "15个工作日")]


def test_articles_of_one_number_that_deal_with_different_things_are_not_taken_for_each_other() -> None:
    other = "付款 需方应于收到业主支付的相应工程款后九十日内向供方支付货款。"
    redline = compare(contract_text(GOODS, PAYMENT, ACCEPTANCE), contract_text(GOODS, ACCEPTANCE, other))
    pairs = [(row.old.number, row.new.number) for row in redline.rows if row.old and row.new and row.old.number]
    assert ("第三条", "第二条") in pairs
    assert ("第二条", "第二条") not in pairs


def test_lines_of_a_form_that_say_the_same_twice_find_their_own_partner() -> None:
    form = "供方（盖章）：\n签字：\n日期：\n需方（盖章）：\n签字：\n日期："
    redline = compare(form, form.replace("需方（盖章）：", "需方（盖章）：常州榆廷建设工程有限公司"))
    assert [row.state for row in redline.rows] == ["same", "same", "same", "changed", "same", "same"]


def test_a_line_wrapped_elsewhere_is_no_change() -> None:
    whole = "本合同自双方签字盖章之日起生效，有效期至双方权利义务履行完毕之日止，未尽事宜由双方另行协商。"
    one = HEAD + whole[:30] + "\n" + whole[30:]
    other = HEAD + whole[:25] + "\n" + whole[25:]
    assert not compare(one, other).differs


LINE = st.text("甲乙方付款日违约。1三十", min_size=1, max_size=14)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINE, max_size=12), st.lists(LINE, max_size=12))
def test_every_unit_of_both_versions_is_in_exactly_one_row(old: list[str], new: list[str]) -> None:
    redline = compare("\n".join(old), "\n".join(new))
    olds = Counter(row.old for row in redline.rows if row.old and row.state != "moved")
    news = [row.new for row in redline.rows if row.new]
    assert all(count == 1 for count in olds.values())
    assert news == sorted(news, key=lambda unit: unit.span)
    assert len(set(news)) == len(news)
    letters = "".join(unit.span.of(redline.new.text) for unit in news)
    assert "".join(letters.split()) == "".join(redline.new.text.split())
    assert sum(olds.values()) == len({row.old for row in redline.rows if row.old})


@settings(max_examples=60, deadline=None)
@given(st.lists(LINE, unique=True, min_size=1, max_size=10), st.integers(0, 9))
def test_taking_one_line_out_takes_one_row_out(lines: list[str], at: int) -> None:
    gone = lines[at % len(lines)]
    redline = compare("\n".join(lines), "\n".join(line for line in lines if line != gone))
    assert redline.count("same", "moved") >= redline.count("added")
    assert redline.count("removed", "changed") >= 1
