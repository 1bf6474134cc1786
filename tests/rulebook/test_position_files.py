"""Positions in rule files of the company: what loads, what is refused with line and field, and what their examples show."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskwatch import catalogue
from riskwatch.domain.errors import RuleError
from riskwatch.rulebook.examples import run_examples
from riskwatch.rulebook.loading import load_rule

GOOD = """\
title: {zh: 最低起订量, en: Minimum order}
severity: warning
buyer_view: off
laws: [ANY]
inputs: [text]
why: {zh: 起订量太低。, en: The minimum order is too small.}
advice: {zh: 提高起订量。, en: Raise it.}
when:
  phrase: {any: ['不设起订量', 'no minimum order']}
examples:
  raises: ['本合同⟦不设起订量⟧。', 'There is ⟦no minimum order⟧ for the Goods.']
  stays_quiet: [每次起订量为100件。, 'The minimum order of Goods is 100 units.']
positions:
  matter: {zh: 起订量, en: Minimum order}
  numbers:
    minimum_days:
      unit: days
      found: ['备货期不少于{N}{U}']
  preferred:
    when:
      says: ['起订量为[^，。]{1,8}']
      numbers:
        minimum_days: {at_least: 10}
    wording: {zh: 每次起订量为100件。}
    note: {zh: 低于此数不排产。, en: We do not set up for less.}
    examples: ['每次⟦起订量为100件⟧。', '⟦备货期不少于十日⟧。']
  fallbacks:
    - when:
        numbers:
          minimum_days: {at_least: 5}
      wording: {zh: 备货期不少于5日。}
      note: {zh: 换取预付款。, en: In exchange for an advance.}
      approval: sales
      examples: ['⟦备货期不少于5日⟧。']
  walk_away:
    when:
      finding: [main]
    note: {zh: 亏本。, en: A loss.}
    examples: ['本合同⟦不设起订量⟧。', '⟦备货期不少于1日⟧。']
  silence:
    counts_as: fallback_1
    why: {zh: 没有约定的，按惯例。, en: Custom decides.}
    examples: [乙方供应货物。]
"""


def load(tmp_path: Path, content: str) -> object:
    path = tmp_path / "OWN950_minimum_order.yaml"
    path.write_text(content, encoding="utf-8")
    return load_rule(path, catalogue.statutes(), own=True)


def test_an_own_rule_may_have_positions_and_its_examples_are_run(tmp_path: Path) -> None:
    load(tmp_path, GOOD)
    outcome = run_examples(catalogue.own_rules_in(tmp_path), catalogue.rule_set().rules)
    assert outcome.failures == ()
    assert outcome.examples == 4 + 6


def test_an_example_that_meets_another_position_is_reported(tmp_path: Path) -> None:
    load(tmp_path, GOOD.replace("examples: ['⟦备货期不少于5日⟧。']", "examples: ['⟦备货期不少于20日⟧。']"))
    (failure,) = run_examples(catalogue.own_rules_in(tmp_path)).failures
    assert failure.group == "positions.fallback_1"
    assert failure.problem.en == "should be fallback_1, but is preferred"


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("approval: sales", "approval: intern", 33, "sales, credit_manager, management"),
        ("minimum_days: {at_least: 5}", "minimum_weeks: {at_least: 5}", 27, "no number 'minimum_weeks'"),
        ("{at_least: 5}", "{at_least: the_moon}", 30, "a bound is a number, or one of credit_term_max_days"),
        ("{at_least: 5}", "{}", 30, "at least one of at_least, at_most"),
        ("counts_as: fallback_1", "counts_as: fallback_2", 40, "only preferred, fallback_1, walk_away"),
        ("finding: [main]", "finding: [worse]", 13, "no variant 'worse'"),
        ("不少于{N}{U}", "不少于十日", 18, "{N} once"),
        ("buyer_view: off", "buyer_view: off\nunlawful: yes", 14, "not negotiable"),
        ("says: ['起订量为[^，。]{1,8}']", "says: ['起订量(?=为)']", 21, "RE2"),
        ("  walk_away:\n    when:\n      finding: [main]\n", "  walk_away:\n", 0, ""),
        ("note: {zh: 亏本。", "wording: {zh: 无}\n    note: {zh: 亏本。", 38, "Unknown field"),
    ],
)
def test_a_bad_field_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in GOOD
    if not said:
        load(tmp_path, GOOD.replace(old, new))
        return
    with pytest.raises(RuleError) as caught:
        load(tmp_path, GOOD.replace(old, new))
    message = caught.value.message.en
    assert said in message
    assert not line or f"line {line}" in message, message
