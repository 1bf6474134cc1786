"""Runs the rules over one contract: every rule ends as finding, passed, not applicable or not judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from riskwatch.contract import reasons
from riskwatch.contract.finding import finding_of, in_order
from riskwatch.contract.positions.standing import stands_of
from riskwatch.contract.precedence import uncovered
from riskwatch.contract.uncollected import uncollected
from riskwatch.domain.rule import Answer, Finding, Hit, Matter, NotApplicable, NotJudged, PartNotJudged, Report, Rule
from riskwatch.domain.words import Words


@dataclass(frozen=True, slots=True)
class Judged:
    """What one rule said: hits, or one reason why there is nothing to hit; and which of its parts could not run.
    `out_of_scope` when it was not even asked."""

    rule: Rule
    hits: tuple[Hit, ...] = ()
    not_applicable: Words | None = None
    not_judged: Words | None = None
    out_of_scope: bool = False
    parts: tuple[Words, ...] = ()


@uncollected
def lint(matter: Matter, rules: Sequence[Rule], version: str) -> Report:
    """Judge `matter` by all `rules` as its side sees them; `version` names the rule set in the report.

    Same matter and same rules give the same report. A rule that breaks on a draft is reported as not judged, with the
    kind of the break: one bad rule never hides the findings of the others.
    """
    asked = [rule.seen_by(matter.side) for rule in rules]
    answers = {rule.code: judge(matter, rule) for rule in asked}
    findings: list[Finding] = []
    not_applicable: dict[str, Words] = {}
    not_judged: dict[str, Words] = {}
    passed: list[str] = []
    parts: list[tuple[str, Words]] = []
    for rule in asked:
        said = answers[rule.code]
        hits, cover = uncovered(matter, said.hits, _covers(rule, answers))
        parts.extend((rule.code, why) for why in said.parts if not cover)
        if hits:
            findings.extend(finding_of(matter, rule, hit) for hit in hits)
        elif cover:
            not_applicable[rule.code] = reasons.COVERED.filled({"code": cover})
        elif said.not_judged:
            not_judged[rule.code] = said.not_judged
        elif said.not_applicable:
            not_applicable[rule.code] = said.not_applicable
        else:
            passed.append(rule.code)
    return Report(
        matter=matter,
        rules_version=version,
        rules_count=len(rules),
        findings=in_order(findings),
        passed=tuple(passed),
        not_applicable=tuple(not_applicable.items()),
        not_judged=tuple(not_judged.items()),
        stands=stands_of(matter, [rule for rule in rules if _negotiated(answers[rule.code])], _hits(answers)),
        parts_not_judged=tuple(parts),
    )


def judge(matter: Matter, rule: Rule) -> Judged:
    """The answer of one rule alone, before precedence between rules."""
    outside = reasons.out_of_scope(matter, rule)
    if outside is not None:
        return replace(_sorted_out(rule, [outside]), out_of_scope=True)
    try:
        return _sorted_out(rule, list(rule.judge(matter)))
    except Exception as error:  # one rule's defect must not hide the others; it is named in the report
        return Judged(rule, not_judged=reasons.BROKEN.filled({"error": f"{type(error).__name__}: {error}"}))


def _negotiated(said: Judged) -> bool:
    """Whether the rule has positions, and this contract is one that it is about."""
    ladder = said.rule.ladder
    if ladder is None or said.out_of_scope:
        return False
    return ladder.on_every_sale or said.not_applicable is None


def _hits(answers: Mapping[str, Judged]) -> dict[str, tuple[Hit, ...]]:
    return {code: said.hits for code, said in answers.items()}


def _covers(rule: Rule, answers: Mapping[str, Judged]) -> dict[str, tuple[Hit, ...]]:
    return {code: answers[code].hits for code in rule.covered_by if code in answers and answers[code].hits}


def _sorted_out(rule: Rule, answers: Sequence[Answer]) -> Judged:
    """Hits win; without hits a missing input weighs more than a rule that does not apply."""
    if not answers:
        return Judged(rule)
    hits = tuple(answer for answer in answers if isinstance(answer, Hit))
    parts = tuple(dict.fromkeys(answer.why for answer in answers if isinstance(answer, PartNotJudged)))
    if hits:
        return Judged(rule, hits, parts=parts)
    for answer in answers:
        if isinstance(answer, NotJudged):
            return Judged(rule, not_judged=answer.why)
    for answer in answers:
        if isinstance(answer, NotApplicable):
            return Judged(rule, not_applicable=answer.why)
    return Judged(rule, parts=parts)
