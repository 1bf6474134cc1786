"""The engine: groups, precedence, sides, laws, fingerprints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from riskwatch.contract import read_contract
from riskwatch.contract.law import laws_of
from riskwatch.contract.lint import lint
from riskwatch.domain.document import Span, document_of
from riskwatch.domain.rule import (
    Answer,
    Confidence,
    Hit,
    Judge,
    Matter,
    NotApplicable,
    NotJudged,
    PartNotJudged,
    Report,
    Rule,
    Severity,
)
from riskwatch.domain.words import Words

TEXT = (
    "购销合同\n买方：江苏恒达机电有限公司\n卖方：苏州远通电器有限公司\n第一条 标的\n买方购买电机十台。\n"
    "第二条 付款\n业主付款后买方付款。\n第三条 验收\n验收合格后付款。\n"
)
SAID = Words("一", "one")


def words_rule(code: str, text: str, **changes: object) -> Rule:
    """A rule that hits every place where `text` stands."""

    def judge(matter: Matter) -> Iterator[Answer]:
        start = matter.contract.text.find(text)
        while start >= 0:
            yield Hit(Span(start, start + len(text)))
            start = matter.contract.text.find(text, start + 1)

    return rule(code, judge, **changes)


def rule(code: str, judge: Judge, **changes: object) -> Rule:
    made = Rule(
        code=code, name=code.lower(), title=SAID, severity=Severity.ERROR, confidence=Confidence.HIGH, buyer_view="same",
        laws=frozenset({"ANY"}), inputs=("text",), basis=("CN-CC-142", "EW-SGA-14"), why=SAID, advice=SAID, clause=None,
        judge=judge,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def missing(_: Matter) -> Iterator[Answer]:
    yield Hit(None, place=SAID)


def run(*rules: Rule, text: str = TEXT, **matter: object) -> Report:
    contract = read_contract(document_of(text))
    return lint(Matter(contract, **matter), rules, "v")  # type: ignore[arg-type]


def test_a_stronger_rule_covers_only_the_same_clause() -> None:
    strong = words_rule("PAY002", "业主付款")
    weak = words_rule("PAY001", "付款。", covered_by=("PAY002",))
    report = run(strong, weak)
    assert [(one.rule, one.place.words.zh) for one in report.findings] == [
        ("PAY002", "第二条 付款"),
        ("PAY001", "第三条 验收"),
    ]


def test_something_missing_is_covered_by_any_hit() -> None:
    report = run(words_rule("INS002", "验收合格"), rule("INS001", missing, covered_by=("INS002",)))
    assert [one.rule for one in report.findings] == ["INS002"]
    assert [(code, why.en) for code, why in report.not_applicable] == [("INS001", "covered by INS002")]


def test_a_rule_that_breaks_is_not_judged_and_hides_nothing() -> None:
    def broken(_: Matter) -> Iterator[Answer]:
        raise KeyError("price")
        yield  # pragma: no cover

    report = run(rule("PRC001", broken), words_rule("PAY002", "业主付款"))
    assert [one.rule for one in report.findings] == ["PAY002"]
    assert "KeyError" in dict(report.not_judged)["PRC001"].en


def test_a_missing_input_weighs_more_than_a_rule_that_does_not_apply() -> None:
    def both(_: Matter) -> Iterator[Answer]:
        yield NotApplicable(Words("甲", "a"))
        yield NotJudged(Words("乙", "b"))

    report = run(rule("PTY004", both))
    assert dict(report.not_judged)["PTY004"].en == "b"


def test_another_law_makes_a_rule_not_applicable() -> None:
    report = run(words_rule("LIA006", "付款", laws=frozenset({"CN"})), laws=frozenset({"ANY", "EW"}))
    assert [code for code, _ in report.not_applicable] == ["LIA006"]


def test_only_statutes_of_the_contracts_own_law_are_cited() -> None:
    english = run(words_rule("SUB002", "业主付款"), laws=frozenset({"ANY", "EW"}))
    chinese = run(words_rule("SUB002", "业主付款"), laws=frozenset({"ANY", "CN"}))
    assert english.findings[0].basis == ("EW-SGA-14",)
    assert chinese.findings[0].basis == ("CN-CC-142",)


@pytest.mark.parametrize(
    ("view", "unlawful", "severity", "group"),
    [
        ("same", False, Severity.ERROR, "findings"),
        ("softer", False, Severity.WARNING, "findings"),
        ("off", False, None, "not_applicable"),
        ("inverse", False, None, "not_judged"),
        ("inverse", True, Severity.WARNING, "findings"),
    ],
)
def test_the_buyers_side(view: str, unlawful: bool, severity: Severity | None, group: str) -> None:
    report = run(words_rule("PAY002", "业主付款", buyer_view=view, unlawful=unlawful), side="buyer")
    assert [one.severity for one in report.findings] == ([severity] if severity else [])
    assert len(getattr(report, group)) == 1


def test_the_buyer_is_told_what_its_own_view_finds() -> None:
    view = words_rule("INS004", "验收合格", side="buyer", severity=Severity.INFO, title=Words("短", "short"))
    both = words_rule("INS004", "业主付款", buyer_view="inverse", as_buyer=view)
    buyer, seller = run(both, side="buyer"), run(both)
    assert [(one.quote, one.severity, one.title.en) for one in buyer.findings] == [("验收合格", Severity.INFO, "short")]
    assert [(one.quote, one.severity) for one in seller.findings] == [("业主付款", Severity.ERROR)]


def test_precedence_holds_between_the_buyers_views() -> None:
    strong = words_rule(
        "STP002", "业主付款", buyer_view="inverse", as_buyer=words_rule("STP002", "验收合格", side="buyer")
    )
    weak_view = words_rule("STP001", "付款", side="buyer", covered_by=("STP002",))
    weak = words_rule("STP001", "验收", buyer_view="inverse", as_buyer=weak_view)
    report = run(strong, weak, side="buyer", text="第一条 付款\n验收合格后付款。\n")
    assert [one.rule for one in report.findings] == ["STP002"]
    assert report.not_applicable[0][1].en == "covered by STP002"


def test_a_fingerprint_survives_changes_elsewhere_and_dies_with_its_sentence() -> None:
    strong = words_rule("PAY002", "业主付款")
    first = run(strong).findings[0].fingerprint
    moved = run(strong, text=TEXT.replace("电机十台", "大型电机二十台")).findings[0].fingerprint
    changed = run(strong, text=TEXT.replace("后买方付款", "后十日内买方付款")).findings[0].fingerprint
    assert first == moved
    assert first != changed


def test_equal_sentences_have_different_fingerprints_in_one_report() -> None:
    report = run(words_rule("FRM001", "____"), text="第一条 单价____元。\n第二条 单价____元。\n第三条 单价____元。\n")
    assert len({one.fingerprint for one in report.findings}) == 3


def test_unsure_findings_come_last() -> None:
    low = words_rule("AAA001", "江苏", confidence=Confidence.LOW)
    report = run(low, words_rule("ZZZ001", "验收", severity=Severity.INFO))
    assert [one.rule for one in report.findings][-1] == "AAA001"


@pytest.mark.parametrize(
    ("text", "choice", "laws"),
    [
        (TEXT, "auto", {"ANY", "CN"}),
        (TEXT, "INTL", {"ANY", "EW", "US", "CISG", "EU"}),
        ("SALE AGREEMENT\n1. Law. This Agreement is governed by the laws of England and Wales.\n", "auto", {"ANY", "EW"}),
        ("SALE AGREEMENT\n1. Law. This Agreement is governed by the laws of the State of New York.\n", "auto", {"ANY", "US", "CISG"}),
        ("SALE AGREEMENT\n1. Goods. The Seller sells tools.\n", "auto", {"ANY", "EW", "US", "CISG", "EU"}),
        ("SALE AGREEMENT\n1. Law. English law applies.\n", "CN", {"ANY", "CN"}),
    ],
)  # fmt: skip
def test_which_laws_are_in_play(text: str, choice: str, laws: set[str]) -> None:
    assert laws_of(read_contract(document_of(text)), choice) == laws  # type: ignore[arg-type]


def test_a_paragraph_is_named_with_its_article() -> None:
    text = "购销合同\n第一条 标的\n买方购买电机。\n第二条 付款\n1. 买方预付三成。\n2. 业主付款后买方付款。\n第三条 验收\n七日内验收。\n"
    (finding,) = run(words_rule("PAY002", "业主付款"), text=text).findings
    assert finding.place.words.zh == "第二条 付款 2."


def test_a_part_that_could_not_run_is_named_beside_what_the_others_said() -> None:
    def partly(found: Answer | None) -> Judge:
        def judge(_: Matter) -> Iterator[Answer]:
            yield PartNotJudged(SAID)
            if found is not None:
                yield found

        return judge

    hit = rule("PAY001", partly(Hit(None, place=SAID)))
    quiet = rule("PAY002", partly(None))
    outside = rule("PAY003", partly(NotApplicable(SAID)))
    covered = rule("PAY005", partly(Hit(None, place=SAID)), covered_by=("PAY001",))
    report = run(hit, quiet, outside, covered)
    assert [one.rule for one in report.findings] == ["PAY001"]
    assert report.passed == ("PAY002",)
    assert [code for code, _ in report.not_applicable] == ["PAY003", "PAY005"]
    assert report.parts_not_judged == (("PAY001", SAID), ("PAY002", SAID))
