"""Trying a rule on a pasted text: what it finds, or why it stays quiet. Nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from riskwatch.contract.lint import lint
from riskwatch.domain.document import Span
from riskwatch.domain.errors import RuleError
from riskwatch.domain.policy import Policy
from riskwatch.domain.rule import Confidence, Example, Finding, Matter, Report, Rule, Severity
from riskwatch.domain.words import Words
from riskwatch.rulebook.cases import matter_of
from riskwatch.rulebook.examples import failures_of, quotes_said

MAX_CHARACTERS = 20_000
"""Of the text, and of a pasted rule: a clause or a short contract, and more than any rule needs."""
MAX_HITS = 200
MAX_FAILURES = 50
SHOWN = 300

Side = Literal["seller", "buyer"]
Result = Literal["found", "quiet", "not_applicable", "not_judged"]


@dataclass(frozen=True, slots=True)
class TrialHit:
    """One finding. `span` are the quoted characters of the text, None where something is missing."""

    span: Span | None
    place: Words
    severity: Severity
    confidence: Confidence
    message: Words
    advice: Words
    clause: Words | None


@dataclass(frozen=True, slots=True)
class TrialFailure:
    """An example of the rule's own that does not hold."""

    group: str
    number: int
    text: str
    problem: Words
    expected: Words
    found: Words


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it. `why` says why the rule did not judge, `parts` why some of it could not; `count` are all hits, `hits` the first of them.

    `examples` counts the rule's own examples, `failures` those that do not hold.
    """

    code: str
    title: Words
    result: Result
    why: Words | None
    count: int
    hits: tuple[TrialHit, ...]
    parts: tuple[Words, ...] = ()
    examples: int = 0
    failures: tuple[TrialFailure, ...] = ()


def try_rule(
    rule: Rule, text: str, *, side: Side = "seller", today: date | None, policy: Policy | None = None
) -> Trial:
    """Ask `rule` alone about `text`, as its examples are asked: a filled draft under the rule's own law.

    Raises RuleError when the text is empty or too long.
    """
    check_size(text, Words("文字", "text"))
    matter = replace(matter_of(Example(text), rule), side=side, today=today)
    return _trial(rule.seen_by(side), lint(_with(matter, policy), (rule,), "trial"))


def try_with_examples(rule: Rule, text: str, *, side: Side = "seller", today: date | None) -> Trial:
    """The same for a new rule, and its own examples."""
    trial = try_rule(rule, text, side=side, today=today)
    number = len(rule.raises) + len(rule.stays_quiet) + len(rule.known_gaps)
    return replace(trial, examples=number, failures=tuple(_failures(rule)))


def check_size(text: str, what: Words) -> None:
    """Refuse a pasted text that is empty or too long; raises RuleError."""
    if not text.strip():
        raise RuleError(
            Words(f"没有粘贴{what.zh}。", f"No {what.en} was pasted."),
            Words("粘贴后再试。", "Paste it and try again."),
        )
    if len(text) > MAX_CHARACTERS:
        raise RuleError(
            Words(
                f"{what.zh}有 {len(text)} 个字符，最多 {MAX_CHARACTERS} 个。",
                f"The {what.en} has {len(text):,} characters; {MAX_CHARACTERS:,} are the most.",
            ),
            Words(
                "只粘贴相关条款；整份合同请用“合同”页检查。", "Paste the clause only; check a whole draft under Drafts."
            ),
        )


def _with(matter: Matter, policy: Policy | None) -> Matter:
    return matter if policy is None else replace(matter, policy=policy)


def _trial(rule: Rule, report: Report) -> Trial:
    result, why = _result(report)
    hits = sorted(report.findings, key=lambda finding: finding.span or Span(0, 0))
    return Trial(
        code=rule.code,
        title=rule.title,
        result=result,
        why=why,
        count=len(hits),
        hits=tuple(_hit(finding) for finding in hits[:MAX_HITS]),
        parts=tuple(why for _, why in report.parts_not_judged),
    )


def _result(report: Report) -> tuple[Result, Words | None]:
    if report.findings:
        return "found", None
    if report.not_applicable:
        return "not_applicable", report.not_applicable[0][1]
    if report.not_judged:
        return "not_judged", report.not_judged[0][1]
    return "quiet", None


def _hit(finding: Finding) -> TrialHit:
    return TrialHit(
        span=finding.span,
        place=finding.place.words,
        severity=finding.severity,
        confidence=finding.confidence,
        message=finding.message,
        advice=finding.advice,
        clause=finding.clause,
    )


def _failures(rule: Rule) -> Iterable[TrialFailure]:
    for failure, _ in zip(failures_of(rule), range(MAX_FAILURES), strict=False):
        yield TrialFailure(
            group=failure.group,
            number=failure.number,
            text=failure.text[:SHOWN],
            problem=failure.problem,
            expected=quotes_said(failure.expected),
            found=quotes_said(failure.found),
        )
