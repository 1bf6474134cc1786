"""Runs all examples of rules and tells which do not hold: what was expected, what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from riskwatch.domain.rule import Example, Rule
from riskwatch.domain.words import Words
from riskwatch.rulebook.cases import findings_of
from riskwatch.rulebook.position_cases import Case, cases_of, stand_in

GROUPS = ("raises", "stays_quiet", "known_gaps")
NO_QUOTE = Words("一处缺失", "something missing")
NOTHING = Words("不报告", "nothing")
NO_EXAMPLE = Words("没有例子，无从证明规则有效", "no example: nothing shows that the rule works")
QUIET = Words("不应报告，却报告了", "should stay quiet, but reports")
OTHER = Words("应当报告，原文不符", "should report exactly these words")
WORKS = Words("已知漏报现在能报告了：请移入 raises", "a known gap works now: move it up to raises")
OTHER_POSITION = Words("应为“{wanted}”，读成“{found}”", "should be {wanted}, but is {found}")
NO_POSITION = Words("规则不适用于这段文字", "the rule is not about this text")
UNUSABLE = Words("例子无法运行：{error}", "the example cannot be run: {error}")
GIVEN_WRONG = (ValueError, KeyError, TypeError, ArithmeticError, AttributeError)
"""What building a matter from `given` raises when a value there is not usable."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One example that does not hold. `number` counts from 1 in its group, 0 where the group is empty.

    `expected` and `found` are the quoted words in reading order, "" for a finding about something missing.
    """

    rule: Rule
    group: str
    number: int
    text: str
    problem: Words
    expected: tuple[str, ...] = ()
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of all examples. `retired` rules are not run: they no longer judge anything."""

    rules: int
    examples: int
    failures: tuple[Failure, ...]
    retired: tuple[str, ...] = ()


def run_examples(rules: Iterable[Rule], beside: Iterable[Rule] = ()) -> Outcome:
    """Run every example of every rule that is in use, those of its buyer's view too.

    Positions may look at findings of the rules `beside` them too."""
    known = tuple(rules)
    others = (*known, *beside)
    live = [rule for rule in known if rule.status != "retired"]
    views = [view for rule in live for view in rule.views]
    return Outcome(
        rules=len(live),
        examples=sum(len(getattr(view, group)) for view in views for group in GROUPS)
        + sum(1 for rule in live for _ in cases_of(rule)),
        failures=(
            *(failure for view in views for failure in failures_of(view)),
            *(failure for rule in live for failure in failures_of_positions(rule, others)),
        ),
        retired=tuple(rule.code for rule in known if rule.status == "retired"),
    )


def failures_of(rule: Rule) -> Iterator[Failure]:
    """The examples of one rule that do not hold, and the groups that prove nothing."""
    for group in GROUPS:
        examples: tuple[Example, ...] = getattr(rule, group)
        if not examples and group != "known_gaps":
            yield Failure(rule, group, 0, "", NO_EXAMPLE)
        for number, example in enumerate(examples, 1):
            failure = failure_of(rule, group, number, example)
            if failure is not None:
                yield failure


def failures_of_positions(rule: Rule, rules: Iterable[Rule]) -> Iterator[Failure]:
    """The examples of the rule's positions that meet another one, or by other words; `rules` are all that are known."""
    counts: dict[str, int] = {}
    known = tuple(rules)
    for case in cases_of(rule):
        number = counts[case.position] = counts.get(case.position, 0) + 1
        failure = position_failure_of(case, number, known)
        if failure is not None:
            yield failure


def position_failure_of(case: Case, number: int, rules: Iterable[Rule]) -> Failure | None:
    """What is wrong with one example of a position; None when it holds."""
    expected = case.example.quotes or ("",)
    group = f"positions.{case.position}"
    try:
        stand = stand_in(case.rule, case.example, rules)
    except (AssertionError, *GIVEN_WRONG) as error:
        problem = UNUSABLE.filled({"error": f"{type(error).__name__}: {error}"})
        return Failure(case.rule, group, number, case.example.text, problem, expected)
    if stand is None:
        return Failure(case.rule, group, number, case.example.text, NO_POSITION, expected)
    if stand.position == case.position and (stand.quote,) == expected:
        return None
    problem = OTHER
    if stand.position != case.position:
        problem = OTHER_POSITION.filled({"wanted": case.position, "found": stand.position})
    return Failure(case.rule, group, number, case.example.text, problem, expected, (stand.quote,))


def failure_of(rule: Rule, group: str, number: int, example: Example) -> Failure | None:
    """What is wrong with one example of `raises`, `stays_quiet` or `known_gaps`; None when it holds."""
    expected = () if group == "stays_quiet" else example.quotes or ("",)
    try:
        findings = findings_of(rule, example)
    except (AssertionError, *GIVEN_WRONG) as error:
        problem = UNUSABLE.filled({"error": f"{type(error).__name__}: {error}"})
        return Failure(rule, group, number, example.text, problem, expected)
    found = tuple(finding.quote for finding in sorted(findings, key=lambda finding: finding.span or (0, 0)))
    wrong = _complaint(group, found, expected)
    return Failure(rule, group, number, example.text, wrong, expected, found) if wrong else None


def _complaint(group: str, found: tuple[str, ...], expected: tuple[str, ...]) -> Words | None:
    if group == "known_gaps":
        return WORKS if found == expected else None
    if found == expected:
        return None
    return QUIET if group == "stays_quiet" else OTHER


def quotes_said(quotes: tuple[str, ...]) -> Words:
    """The quoted words for people: each in ⟦ ⟧."""
    if not quotes:
        return NOTHING
    zh = [f"⟦{quote}⟧" if quote else NO_QUOTE.zh for quote in quotes]
    en = [f"⟦{quote}⟧" if quote else NO_QUOTE.en for quote in quotes]
    return Words("、".join(zh), ", ".join(en))
