"""Running the examples of own rules: each that does not hold is told with what was expected and found."""

from __future__ import annotations

from riskwatch import catalogue
from riskwatch.domain.rule import Rule
from riskwatch.rulebook.examples import Failure, quotes_said, run_examples
from riskwatch.rulebook.loading import load_rule_text

RULE = """\
title: {{zh: 标题, en: Title}}
severity: warning
buyer_view: same
laws: [ANY]
inputs: [text]
why: {{zh: 原因, en: Reason}}
advice: {{zh: 建议, en: Advice}}
when:
  phrase: {{any: [坏话]}}
status: {status}
examples:
  raises: {raises}
  stays_quiet: {quiet}
  known_gaps: {gaps}
"""


def rule(raises: str = "[⟦坏话⟧]", quiet: str = "[好话]", gaps: str = "[]", status: str = "stable") -> Rule:
    text = RULE.format(raises=raises, quiet=quiet, gaps=gaps, status=status)
    return load_rule_text("OWN901_bad_words.yaml", text, catalogue.statutes())


def failures(one: Rule) -> list[tuple[str, int, tuple[str, ...], tuple[str, ...]]]:
    return [(each.group, each.number, each.expected, each.found) for each in run_examples([one]).failures]


def test_all_hold() -> None:
    outcome = run_examples([rule()])
    assert (outcome.rules, outcome.examples, outcome.failures) == (1, 2, ())


def test_the_words_are_held_to_the_character() -> None:
    assert failures(rule("[⟦坏话⟧, 这是⟦坏话。⟧, 不是⟦坏的话⟧]")) == [
        ("raises", 2, ("坏话。",), ("坏话",)),
        ("raises", 3, ("坏的话",), ()),
    ]


def test_all_quotes_count_in_reading_order() -> None:
    assert failures(rule("[⟦坏话⟧和⟦坏话⟧]")) == []
    assert failures(rule("[⟦坏话⟧和坏话]")) == [("raises", 1, ("坏话",), ("坏话", "坏话"))]


def test_a_noisy_rule_and_a_gap_that_works_are_failures() -> None:
    assert failures(rule(quiet="[好话, 坏话]")) == [("stays_quiet", 2, (), ("坏话",))]
    assert failures(rule(gaps="[⟦坏的话⟧]")) == []
    assert failures(rule(gaps="[⟦坏话⟧]")) == [("known_gaps", 1, ("坏话",), ("坏话",))]


def test_a_rule_without_examples_proves_nothing() -> None:
    assert failures(rule("[]", "[]")) == [("raises", 0, (), ()), ("stays_quiet", 0, (), ())]


def test_an_example_whose_given_is_unusable_is_a_failure_and_no_crash() -> None:
    (failure,) = run_examples([rule(quiet="[{text: 好话, given: {standing: {grade: Z}}}]")]).failures
    assert (failure.group, failure.number) == ("stays_quiet", 1)
    assert "Z" in failure.problem.en
    assert isinstance(failure, Failure)


def test_the_examples_of_a_retired_rule_are_not_run() -> None:
    outcome = run_examples([rule("[好话]", status="retired")])
    assert (outcome.rules, outcome.examples, outcome.failures, outcome.retired) == (0, 0, (), ("OWN901",))


def test_what_was_found_is_said_in_both_languages() -> None:
    assert (quotes_said(()).zh, quotes_said(()).en) == ("不报告", "nothing")
    assert quotes_said(("a", "")).en == "⟦a⟧, something missing"
