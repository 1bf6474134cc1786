"""The outcome of `riskwatch rules test` for people and for machines."""

from __future__ import annotations

from typing import Any

from riskwatch.domain.words import Words
from riskwatch.rulebook.examples import Failure, Outcome, quotes_said

EXPECTED = Words("应为：", "expected: ")
FOUND = Words("实际：", "found:    ")
HOLD = Words("{rules} 条规则的 {examples} 个例子全部通过。", "All {examples} examples of {rules} rules hold.")
FAIL = Words(
    "{rules} 条规则的 {examples} 个例子中，{failed} 处不符。",
    "Failures: {failed}, in {examples} examples of {rules} rules.",
)
NO_RULES = Words("没有可测试的规则。", "There are no rules to test.")
RETIRED = Words("已停用，不再测试：{codes}", "Retired, not run: {codes}")
SHOWN = 200
"""Characters of an example's text."""


def text(outcome: Outcome, language: str) -> str:
    """Each failure with its file, group, what was expected and found; then the count."""
    parts = [_failure(one, language) for one in outcome.failures]
    return "\n".join([*parts, _count(outcome).said(language), *_retired(outcome, language)])


def as_object(outcome: Outcome) -> dict[str, Any]:
    return {
        "rules": outcome.rules,
        "examples": outcome.examples,
        "retired": list(outcome.retired),
        "failures": [_object(one) for one in outcome.failures],
    }


def _failure(one: Failure, language: str) -> str:
    head = f"{one.rule.source}  {one.rule.code}  {one.group} {one.number or ''}".rstrip()
    lines = [f"{head}: {one.problem.said(language)}"]
    if one.text:
        lines.append(f"  {' '.join(one.text.split())[:SHOWN]}")
        lines.append(f"  {EXPECTED.said(language)}{quotes_said(one.expected).said(language)}")
        lines.append(f"  {FOUND.said(language)}{quotes_said(one.found).said(language)}")
    return "\n".join([*lines, ""])


def _count(outcome: Outcome) -> Words:
    counts = {"rules": outcome.rules, "examples": outcome.examples, "failed": len(outcome.failures)}
    if not outcome.rules:
        return NO_RULES
    return (FAIL if outcome.failures else HOLD).filled(counts)


def _retired(outcome: Outcome, language: str) -> list[str]:
    return [RETIRED.filled({"codes": " ".join(outcome.retired)}).said(language)] if outcome.retired else []


def _object(one: Failure) -> dict[str, Any]:
    return {
        "file": one.rule.source,
        "rule": one.rule.code,
        "group": one.group,
        "number": one.number,
        "text": one.text,
        "problem": {"zh": one.problem.zh, "en": one.problem.en},
        "expected": list(one.expected),
        "found": list(one.found),
    }
