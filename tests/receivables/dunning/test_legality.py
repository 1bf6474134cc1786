"""What keeps a letter in the house: each check with words that break it and near misses that do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from riskwatch.catalogue import statutes
from riskwatch.receivables.dunning.legality import Circumstances, blocked, objections
from riskwatch.receivables.dunning.phrases import PHRASES

DEBTOR = "常州榆廷建设工程有限公司"
GIVEN = Circumstances(
    frozenset({DEBTOR}), frozenset({Decimal("288000.00")}), date(2026, 11, 24), oldest_due=date(2026, 8, 1)
)


def codes(text: str, given: Circumstances = GIVEN, to: str = DEBTOR) -> list[tuple[str, str]]:
    return [(each.code, each.act) for each in objections(text, to, given)]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("LG02", "否则后果自负。"),
        ("LG02", "我们将让贵司在当地身败名裂。"),
        ("LG02", "Your family will hear of it."),
        ("LG03", "贵司就是老赖。"),
        ("LG03", "You are cheats."),
        ("LG04", "本律师受托发函。"),
        ("LG04", "我司已立案。"),
        ("LG04", "This is a final court notice."),
        ("LG05", "我司将向公安机关报案。"),
        ("LG05", "We will report you to the police."),
        ("LG06", "另收手续费。"),
        ("LG06", "请付288,888.00元。"),
        ("LG06", "Please pay ¥300,000."),
        ("LG10", "身份证号320102198001011234"),
        ("LG11", "将在媒体和微信群公布贵司名单。"),
        ("LG11", "We shall publish your name online."),
        ("LG13", "我司将自行拉走货物。"),
        ("LG14", "我司将远程锁机。"),
        ("LG16", "已委托讨债公司。"),
        ("LG17", "请借款归还我司。"),
    ],
)
def test_words_that_block(code: str, words: str) -> None:
    assert (code, "block") in codes(words)


@pytest.mark.parametrize(
    "words",
    [
        "请于2026年12月3日前付清逾期货款人民币288,000.00元。",
        "逾期仍未付清的，我司将依法起诉。",
        "如有异议，请书面提出；无异议的部分请先行支付。",
        "We shall go to court if the sum is not paid.",
        "账号0012345678901234",
        "All rights are reserved.",
    ],
)
def test_lawful_words_pass(words: str) -> None:
    assert codes(words) == []


@pytest.mark.parametrize(
    "words", ["我司同意贵司延期付款。", "货物确实存在质量问题。", "We waive the interest.", "不再追究"]
)
def test_words_that_may_give_a_right_away_ask_for_a_second_look(words: str) -> None:
    assert codes(words) == [("LG07", "warn")]


def test_only_the_debtor_is_written_to() -> None:
    assert codes("请付款。", to="张某的父亲") == [("LG01", "block")]


def test_a_suit_may_be_named_by_its_number() -> None:
    filed = replace(GIVEN, case_numbers=frozenset({"(2026)苏04民初123号"}))
    assert codes("我司已起诉，案号(2026)苏04民初123号。", filed) == []


def test_limitation_insolvency_and_visible_insolvency() -> None:
    old = replace(GIVEN, oldest_due=date(2023, 11, 24))
    assert codes("请付款。", old) == [("LG08", "warn")]
    assert codes("请付款。", replace(old, last_interruption=date(2025, 1, 1))) == []
    assert codes("请付款。", replace(GIVEN, insolvent=True)) == [("LG19", "block")]
    assert codes("请付款。", replace(GIVEN, visibly_insolvent=True)) == [("LG20", "warn")]


def test_what_blocks_comes_first() -> None:
    found = objections("货物确实存在质量问题。后果自负。", DEBTOR, GIVEN)
    assert [each.code for each in found] == ["LG02", "LG07"]
    assert blocked(found) and not blocked(found[1:])


def test_every_check_names_articles_that_are_shipped() -> None:
    known = statutes()
    worst = replace(GIVEN, oldest_due=date(2020, 1, 1), insolvent=True)
    named = [
        *objections("已立案，请付1元", "x", worst),
        *objections("", DEBTOR, replace(GIVEN, visibly_insolvent=True)),
    ]
    assert {each.code for each in named} == {"LG01", "LG04", "LG06", "LG08", "LG19", "LG20"}
    for keys in (*(group.basis for group in PHRASES), *(each.basis for each in named)):
        assert all(known.find(key) for key in keys), keys
