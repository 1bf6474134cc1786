"""Trying a rule on a pasted text: the result, the limits, and a rule that would never end."""

from __future__ import annotations

from datetime import date

import pytest

from riskwatch import catalogue
from riskwatch.domain.document import Span
from riskwatch.domain.errors import RuleError
from riskwatch.domain.rule import Rule
from riskwatch.jobs.trial import MAX_CHARACTERS, MAX_HITS, try_rule
from riskwatch.jobs.trial_apart import try_new_rule
from riskwatch.resources import folder

TODAY = date(2026, 11, 24)
STARTER = (folder("templates") / "web" / "rule_starter.yaml").read_text(encoding="utf-8")
CLAUSE = "第三条 乙方以代销方式销售甲方产品。"


def shipped(code: str) -> Rule:
    rule = catalogue.rule_set().find(code)
    assert rule is not None
    return rule


def test_a_known_rule_finds_its_words() -> None:
    text = "第二条 交货期限：2026年2月30日前交货。"
    trial = try_rule(shipped("FRM004"), text, today=TODAY)
    assert trial.result == "found"
    assert [hit.span.of(text) for hit in trial.hits if hit.span] == ["2026年2月30日"]


@pytest.mark.parametrize(
    ("code", "text", "result"),
    [
        ("FRM004", "第二条 交货期限：2026年2月20日前交货。", "quiet"),
        ("SEA008", "第二条 交货。", "not_judged"),
        ("GUA002", "第二条 交货。", "not_applicable"),
    ],
)
def test_a_rule_that_finds_nothing_says_why(code: str, text: str, result: str) -> None:
    trial = try_rule(shipped(code), text, today=TODAY)
    assert trial.result == result
    assert (trial.why is None) is (result == "quiet")


def test_the_side_counts() -> None:
    rule = catalogue.own_rules_in(folder("contract_rules") / "seal" / "SEA003_effect_in_buyers_hands.yaml")[0]
    text = "第十二条 待买方内部审批后本合同生效。"
    assert try_rule(rule, text, today=TODAY).result == "found"
    assert try_rule(rule, text, side="buyer", today=TODAY).result == "not_judged"


def test_many_hits_are_counted_and_the_first_are_shown() -> None:
    trial = try_new_rule(STARTER, "代销。" * 300, side="seller", today=TODAY)
    assert (trial.count, len(trial.hits)) == (300, MAX_HITS)
    assert trial.hits[1].span == Span(3, 5)


def test_a_new_rule_runs_with_its_own_examples() -> None:
    trial = try_new_rule(STARTER, CLAUSE, side="seller", today=TODAY)
    assert (trial.result, trial.examples, trial.failures) == ("found", 4, ())
    assert [hit.span.of(CLAUSE) for hit in trial.hits if hit.span] == ["代销方式"]
    noisy = try_new_rule(STARTER.replace("⟦代销方式⟧", "⟦代销⟧方式"), CLAUSE, side="seller", today=TODAY)
    (failure,) = noisy.failures
    assert (failure.group, failure.number, failure.expected.en, failure.found.en) == (
        "raises",
        1,
        "⟦代销⟧",
        "⟦代销方式⟧",
    )


def test_a_new_rule_that_does_not_load_is_refused_like_a_file() -> None:
    with pytest.raises(RuleError) as caught:
        try_new_rule(STARTER.replace("severity: warning", "severity: fatal"), CLAUSE, side="seller", today=TODAY)
    assert (
        "line 2, field severity: 'fatal' is not allowed here; allowed: error, warning, info" in caught.value.message.en
    )
    assert "第 2 行，字段 severity" in caught.value.message.zh


def test_a_rule_that_would_take_for_ever_is_stopped() -> None:
    patterns = ", ".join(f"'x.*{number}'" for number in range(400))
    heavy = STARTER.replace(
        STARTER[STARTER.index("  phrase:") : STARTER.index("examples:")],
        f"  phrase: {{any: ['.'], unless: [{patterns}]}}\n",
    )
    with pytest.raises(RuleError, match="too much time or memory"):
        try_new_rule(heavy, "x坏" * (MAX_CHARACTERS // 2), side="seller", today=TODAY, seconds=2.5)


@pytest.mark.parametrize(
    ("rule", "text"), [(STARTER, " \n"), ("", CLAUSE), (STARTER, "x" * 20_001), ("#" * 20_001, CLAUSE)]
)
def test_too_little_and_too_much_is_refused(rule: str, text: str) -> None:
    with pytest.raises(RuleError):
        try_new_rule(rule, text, side="seller", today=TODAY)
