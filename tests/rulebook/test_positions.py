"""The positions of negotiable rules: their examples to the character, and their own wording read back."""

from __future__ import annotations

import re

import pytest

from riskwatch.catalogue import rule_set
from riskwatch.domain.position import NOT_STATED, PREFERRED, WALK_AWAY, Position
from riskwatch.domain.rule import Example, Rule
from riskwatch.rulebook.examples import position_failure_of
from riskwatch.rulebook.position_cases import Case, cases_of, stand_in

RULES = rule_set().rules
NEGOTIABLE = [rule for rule in RULES if rule.ladder is not None]
CASES = [
    pytest.param(case, id=f"{rule.code}-{case.position}-{number}")
    for rule in NEGOTIABLE
    for number, case in enumerate(cases_of(rule))
]
WORDINGS = [
    pytest.param(rule, position, language, id=f"{rule.code}-{position.name}-{language}")
    for rule in NEGOTIABLE
    if rule.ladder is not None
    for position in rule.ladder.positions
    for language in ("zh", "en")
    if position.wording is not None and getattr(position.wording, language)
]
FILLED = re.compile(r"[【\[]([^】\]]+)[】\]]")
LEFT_OPEN = re.compile(r"[【\[]\s*[】\]]")
FRAMES = {
    "zh": "货物买卖框架合同\n买方：甲公司\n卖方：乙公司\n买方下达采购订单，双方按月结算货款。\n第一条 约定\n{}\n",
    "en": "SALES AGREEMENT\nThe Seller sells goods to the Buyer, who issues purchase orders from time to time and pays each invoice."
    "\n1. Terms\n{}\n",
}
"""A contract on credit with several orders, so that every rule is about it."""


@pytest.mark.parametrize("case", CASES)
def test_the_example_meets_its_position_by_these_words(case: Case) -> None:
    failure = position_failure_of(case, 1, RULES)
    assert failure is None, f"{failure.problem.en}: {failure.found}, not {failure.expected}\n{failure.text}"


@pytest.mark.parametrize(("rule", "position", "language"), WORDINGS)
def test_a_draft_with_the_proposed_wording_meets_that_position(rule: Rule, position: Position, language: str) -> None:
    assert position.wording is not None
    text = LEFT_OPEN.sub("某" if language == "zh" else "X", FILLED.sub(r"\1", getattr(position.wording, language)))
    stand = stand_in(rule, Example(FRAMES[language].format(text)), RULES)
    assert stand is not None, text
    assert stand.position == position.name, f"{stand.position}: {stand.quote}\n{text}"


@pytest.mark.parametrize("rule", NEGOTIABLE, ids=lambda rule: rule.code)
def test_every_position_is_shown_to_be_met_and_missed(rule: Rule) -> None:
    """Each position has examples, so that those of the others miss it; in English too where the rule can hit English."""
    positions: dict[str, list[str]] = {case.position: [] for case in cases_of(rule)}
    for case in cases_of(rule):
        positions[case.position].append(case.example.text)
    assert {PREFERRED, WALK_AWAY, NOT_STATED} <= set(positions)
    if rule.laws != {"CN"}:
        for name, texts in positions.items():
            assert any(text.isascii() for text in texts), f"{rule.code} {name}: no English example"


def test_at_least_25_rules_are_negotiable() -> None:
    assert len(NEGOTIABLE) >= 25
