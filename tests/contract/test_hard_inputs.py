"""Own rules cannot hang the service, and a draft that defeats the layout parser is judged as far as that goes."""

from __future__ import annotations

import re

import pytest

from riskwatch.catalogue import rule_set
from riskwatch.contract import read, read_contract, reasons
from riskwatch.contract.conditions.patterns import PatternError, compile_all, found
from riskwatch.contract.law import laws_of
from riskwatch.contract.layout import clauses
from riskwatch.contract.lint import lint
from riskwatch.contract.search import pattern as searching
from riskwatch.domain.document import Span, document_of
from riskwatch.domain.errors import RuleError
from riskwatch.domain.rule import Matter
from riskwatch.rulebook.loading import load_rule_text

DRAFT = (
    "购销合同\n买方：江苏恒达机电有限公司\n卖方：苏州远通电器有限公司\n第一条 标的\n买方购买电机十台，总价人民币100000元。\n"
    "第二条 付款\n买方在收到业主支付的工程款后付款。\n"
)


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(a|aa)+b", r"(.*a){12}b", r"(?:甲*)*乙", r"(x+x+)+y"])
def test_a_pattern_that_explodes_elsewhere_is_done_at_once(pattern: str) -> None:
    """Python's own engine needs longer than the age of the world for these; a hang here is the failure of this test."""
    text = "a" * 3000 + "甲" * 3000 + "x" * 3000 + "!"
    assert list(found(compile_all([pattern]), text)) == []


@pytest.mark.parametrize("pattern", [r"(?<=不)得", r"甲(?!方)", r"(a)\1"])
def test_what_re2_cannot_do_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        compile_all([pattern])


@pytest.mark.parametrize(
    "pattern",
    [
        r"违约金",
        r"\bdue\b",
        r"^due",
        r"due$",
        r"(?m)^due",
        r"[^。\n]{0,6}付款[^。\n]{0,6}",
        r"buyer[^.]{0,30}due",
        r"\s付款",
    ],
)
def test_own_patterns_find_on_lines_what_they_find_in_the_whole_text(
    pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (
        "due\n"
        + "买方逾期付款，应付违约金。\nThe Buyer pays when due\n" * 40
        + "\n 付款\n"
        + "空" * 2000
        + "\nresidue\ndue"
    )
    near = list(found(compile_all([pattern]), text))
    monkeypatch.setattr(searching, "PLAIN", True)
    whole = list(found(compile_all([pattern]), text))
    assert near == whole
    assert whole == [Span(*match.span()) for match in re.finditer(f"(?i){pattern}", text) if match[0]]


def test_a_rule_with_a_pattern_that_re2_refuses_does_not_load() -> None:
    rule = "title: {zh: 一, en: one}\nwhen: {phrase: {any: ['(?<=不)得']}}\n"
    with pytest.raises(RuleError):
        load_rule_text("own.yaml", rule, {})


def test_a_draft_that_defeats_the_layout_keeps_every_rule_that_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """No text is known that does; so the reader of clauses is made to lose its way."""
    rules = rule_set()

    def lost(*_: object) -> None:
        raise IndexError("lost")

    whole = read_contract(document_of(DRAFT))
    monkeypatch.setattr(clauses, "clauses_of", lost)
    contract = read_contract(document_of(DRAFT))
    assert read.clauses is clauses
    assert contract.layout_failed
    assert not whole.layout_failed
    assert contract.clauses == ()
    assert [party.name for party in contract.parties] == [party.name for party in whole.parties]
    reports = [
        lint(Matter(each, laws=laws_of(each), filled=each.filled), rules.rules, "test") for each in (whole, contract)
    ]
    before, after = ({finding.rule for finding in report.findings} for report in reports)
    unjudged = dict(reports[1].not_judged)
    assert reasons.NO_LAYOUT in unjudged.values()
    assert {"AUT006", "DIS001", "EVD001"} <= before & after
    assert before - after <= {code for code, why in unjudged.items() if why == reasons.NO_LAYOUT}
