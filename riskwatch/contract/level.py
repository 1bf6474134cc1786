"""The level at which a finding is shown: the rule book's, held down by what was measured, or the company's own."""

from __future__ import annotations

from dataclasses import replace

from riskwatch.domain.rule import MAIN, Confidence, Relevelled, Rule, Severity
from riskwatch.domain.words import Words

NAMES = {
    Severity.ERROR: Words("错误", "error"),
    Severity.WARNING: Words("警告", "warning"),
    Severity.INFO: Words("提示", "note"),
}
CONFIDENCES = {
    Confidence.HIGH: Words("高", "high"),
    Confidence.MEDIUM: Words("中", "medium"),
    Confidence.LOW: Words("低", "low"),
}
HELD = Words("规则手册定为{book}，现按{shown}显示；{why}", "The rule book says {book}; shown as {shown}; {why}")
CHOSEN = Words("本公司自定级别：{reason}", "the company's own level: {reason}")


def shown(rule: Rule, book: Severity, variant: str, language: str) -> tuple[Severity, Relevelled | None]:
    """The level of a finding that the rule book puts at `book`, on a contract in `language`; and why, if it differs."""
    level, why = _level(rule, book, variant, language)
    return level, None if level is book or why is None else Relevelled(book, why)


def usual(rule: Rule, language: str) -> tuple[Severity, Relevelled | None]:
    """The level of the rule itself on contracts in `language`, exact sub-cases left aside."""
    return shown(replace(rule, exact=frozenset()), rule.severity, "", language)


def sentence(book: Severity, level: Severity, why: Words) -> Words:
    """ "The rule book says error; shown as warning; not yet measured enough ..."."""
    return HELD.filled({"book": NAMES[book], "shown": NAMES[level], "why": why})


def _level(rule: Rule, book: Severity, variant: str, language: str) -> tuple[Severity, Words | None]:
    if rule.chosen is not None:
        chosen = rule.chosen.level
        lower = book.rank > rule.severity.rank  # a sub-case that the rule book itself rates lower
        return softest(book, chosen) if lower else chosen, CHOSEN.filled({"reason": rule.chosen.reason})
    ceiling = rule.ceilings.get(language)
    if ceiling is None or (variant or MAIN) in rule.exact:
        return book, None
    return softest(book, ceiling.level), ceiling.why


def softest(one: Severity, other: Severity) -> Severity:
    return max(one, other, key=lambda level: level.rank)
