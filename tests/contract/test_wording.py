"""The words of a contract as checks read them: labels in patterns, places in the document, sentences."""

from __future__ import annotations

from decimal import Decimal

from riskwatch.contract import read_contract
from riskwatch.contract.passages import first, once_a_clause
from riskwatch.contract.wording import wording_of
from riskwatch.domain.contract import Contract
from riskwatch.domain.document import document_of
from riskwatch.domain.figures import percent

PARTIES = "购销合同\n甲方（卖方）：江阴澄洛精密机械有限公司\n乙方（买方）：常州榆廷建设工程有限公司\n"


def contract_of(text: str) -> Contract:
    return read_contract(document_of(text))


def test_a_lone_clause_is_read_the_usual_way() -> None:
    words = wording_of(contract_of("甲方应向乙方付款。"))
    assert words.says(r"{B}应向{S}付款")


def test_the_contracts_own_parties_win_over_the_usual_way() -> None:
    words = wording_of(contract_of(PARTIES + "第一条 乙方应向甲方付款。"))
    assert words.says(r"{B}应向{S}付款")
    assert not words.says(r"{S}应向{B}付款")


def test_a_passage_leads_back_to_the_characters_of_the_document() -> None:
    contract = contract_of("货款于收货后 30 日 内 付 清。")
    passage = first(wording_of(contract).find(r"日内付清"))
    assert passage is not None
    assert passage.span.of(contract.text) == "日 内 付 清"


def test_the_words_at_a_span_of_the_document_are_found_again() -> None:
    contract = contract_of("附件：\n本 合 同 自 双 方 盖 章 生 效。")
    found = first(wording_of(contract).find(r"盖章生效"))
    assert found is not None
    assert wording_of(contract).passage(found.span).words == "盖章生效"


def test_a_match_inside_another_is_left_out() -> None:
    words = wording_of(contract_of("甲方应支付货款。"))
    assert [passage.words for passage in words.find(r"支付货款", r"货款")] == ["支付货款"]


def test_a_statute_quoted_is_no_clause() -> None:
    words = wording_of(contract_of("根据《中华人民共和国民法典》第六百二十八条，买受人应当付款。\n买方应当付款。"))
    assert [passage.is_no_clause for passage in words.find(r"应当付款")] == [True, False]


def test_several_passages_of_one_clause_are_one_with_the_others_beside_it() -> None:
    text = PARTIES + "第一条 付款\n乙方收货后付款。乙方验收后付款。\n第二条 其他\n乙方另行付款。"
    groups = list(once_a_clause(wording_of(contract_of(text)).find(r"后付款|另行付款")))
    assert [(main.words, len(others)) for main, others in groups] == [("后付款", 1), ("另行付款", 0)]


def test_a_heading_gives_way_to_the_sentence_below_it() -> None:
    text = PARTIES + "第一条 背靠背付款\n乙方按背靠背方式付款。"
    ((main, others),) = once_a_clause(wording_of(contract_of(text)).find(r"背靠背"))
    assert main.sentence == "乙方按背靠背方式付款。"
    assert len(others) == 1


def test_a_fraction_is_written_as_people_write_it() -> None:
    assert [percent(Decimal(value)) for value in ("0.0005", "3.65", "0.3", "0")] == ["0.05%", "365%", "30%", "0%"]
