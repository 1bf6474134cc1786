"""Runs the examples of a rule's positions: which position the text meets, by which exact words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from riskwatch.contract.lint import lint
from riskwatch.domain.position import NOT_STATED, Stand
from riskwatch.domain.rule import Example, Rule
from riskwatch.rulebook.cases import matter_of


@dataclass(frozen=True, slots=True)
class Case:
    """One example of a position; `not_stated` for those that say nothing."""

    rule: Rule
    position: str
    example: Example


def cases_of(rule: Rule) -> Iterator[Case]:
    """Every example of the rule's positions."""
    if rule.ladder is None:
        return
    for position in rule.ladder.positions:
        yield from (Case(rule, position.name, example) for example in position.examples)
    yield from (Case(rule, NOT_STATED, example) for example in rule.ladder.unstated)


def stand_in(rule: Rule, example: Example, rules: Iterable[Rule]) -> Stand | None:
    """Where the example's text stands on `rule`, whose ladder may look at findings of other `rules`; None where the rule
    is not about that text."""
    others = [other for other in rules if other.code != rule.code and other.code in looked_at(rule)]
    matter = matter_of(example, rule)
    if "law" not in example.given:
        matter = replace(matter, laws=matter.laws.union(*(other.laws for other in others)))
    report = lint(matter, (rule, *others), "example")
    return next((stand for stand in report.stands if stand.rule == rule.code), None)


def looked_at(rule: Rule) -> frozenset[str]:
    """The codes of other rules whose findings the ladder counts."""
    return rule.ladder.other_rules if rule.ladder else frozenset()
