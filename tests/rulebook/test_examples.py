"""Every rule's own examples, to the character."""

from __future__ import annotations

import pytest

from riskwatch.catalogue import rule_set
from riskwatch.domain.rule import Example, Rule
from riskwatch.rulebook.examples import failure_of

RULES = [view for rule in rule_set().rules for view in rule.views]
CASES = [
    pytest.param(rule, group, example, id=f"{rule.code}-{rule.side}-{group}-{number}")
    for rule in RULES
    for group in ("raises", "stays_quiet", "known_gaps")
    for number, example in enumerate(getattr(rule, group), 1)
]


@pytest.mark.parametrize(("rule", "group", "example"), CASES)
def test_the_example_holds(rule: Rule, group: str, example: Example) -> None:
    failure = failure_of(rule, group, 1, example)
    assert failure is None, (
        f"{rule.code} {group}: {failure.problem.en}: {failure.found}, not {failure.expected}\n{example.text}"
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.side}")
def test_a_rule_has_at_least_two_examples_of_each_kind(rule: Rule) -> None:
    assert len(rule.raises) >= 2
    assert len(rule.stays_quiet) >= 2
