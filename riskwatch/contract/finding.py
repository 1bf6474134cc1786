"""Turns a rule's hit into a finding: words, place, fingerprint, statutes of the right law."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from riskwatch.contract import level, scanned
from riskwatch.domain.contract import Clause, Contract
from riskwatch.domain.document import Span
from riskwatch.domain.rule import Confidence, Finding, Hit, Matter, Place, Relevelled, Rule, Severity, Variant
from riskwatch.domain.words import Words

HEADING = Words("首部", "heading")
SIGNATURE = Words("签字盖章处", "signature block")
NOWHERE = Words("全文", "whole text")
_BLANK = re.compile(r"\s+")
_SENTENCE_END = "。；;\n"
_LONGEST = 4000
"""What a sentence without an end counts for to either side: a text of one line has many findings in it."""
_AFTER_NUMBER = " \t\u3000.．、)）:："


def finding_of(matter: Matter, rule: Rule, hit: Hit) -> Finding:
    """The finding that `hit` of `rule` makes on this draft."""
    contract = matter.contract
    variant = rule.variants.get(hit.variant, Variant())
    severity, relevelled = level.shown(rule, _severity(matter, rule, hit, variant), hit.variant, contract.language)
    sentence = _sentence(contract, hit.span) if hit.span else None
    soft = scanned.softened(contract, hit, sentence, severity, _confidence(rule, hit, variant))
    if soft.doubt and soft.severity is not severity:
        relevelled = Relevelled(relevelled.book if relevelled else severity, soft.doubt)
    message = (variant.message or rule.why).filled(hit.values)
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=soft.severity,
        confidence=soft.confidence,
        title=rule.title,
        message=_with_doubt(message, soft.doubt) if soft.doubt else message,
        advice=(variant.advice or rule.advice).filled(hit.values),
        clause=rule.clause,
        quote=hit.span.of(contract.text) if hit.span else "",
        span=hit.span,
        place=place_of(contract, hit.span) if hit.span else Place(hit.place or NOWHERE),
        basis=basis_of(matter, rule, hit),
        fingerprint=_fingerprint(contract, rule, hit),
        related=hit.related,
        registry=hit.registry,
        relevelled=relevelled,
    )


def _with_doubt(message: Words, doubt: Words) -> Words:
    return Words(f"{message.zh}（{doubt.zh}）", f"{message.en} ({doubt.en})")


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Unsure ones last, then by severity, as shown and by the rule book, then by place; equal fingerprints of one report are told apart."""
    ordered = sorted(findings, key=reading_order)
    seen: dict[str, int] = {}
    distinct = []
    for finding in ordered:
        count = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        distinct.append(finding if count == 1 else replace(finding, fingerprint=f"{finding.fingerprint}-{count}"))
    return tuple(distinct)


def reading_order(finding: Finding) -> tuple[bool, int, int, Span, str]:
    """The key that findings are sorted by: those first that the rule book rates higher than they are shown."""
    place = finding.span or Span(1 << 60, 1 << 60)
    book = finding.relevelled.book if finding.relevelled else finding.severity
    unsure = finding.confidence is Confidence.LOW
    return unsure, finding.severity.rank, min(book.rank, finding.severity.rank), place, finding.rule


def place_of(contract: Contract, span: Span) -> Place:
    """Where `span` stands, in words: the article it is in, the heading, or the signature block."""
    page = contract.document.page_of(span)
    if any(block.span.covers(span) for block in contract.signatures):
        return Place(SIGNATURE, page)
    index = contract.clause_at(span.start)
    if index is None:
        first = contract.clauses[0].span.start if contract.clauses else None
        return Place(HEADING if first is not None and span.start < first else NOWHERE, page)
    words = _named(contract, contract.clauses[index])
    return Place(Words(words, words), page)


def _named(contract: Contract, clause: Clause) -> str:
    """Number and title; a sub-clause that is only "2." is named together with its article."""
    words = " ".join(part for part in (clause.number, clause.title) if part)
    article = clause
    while article.parent is not None and article.level > 1:
        article = contract.clauses[article.parent]
    if article is clause or clause.number.startswith(article.number.rstrip(".、 ")):
        return words
    return " ".join(part for part in (article.number, article.title, words) if part)


def basis_of(matter: Matter, rule: Rule, hit: Hit) -> tuple[str, ...]:
    """The statute keys of the contract's own law; a register's finding follows the law of that register."""
    laws = frozenset({hit.registry["law"]}) if hit.registry and "law" in hit.registry else matter.laws
    return tuple(key for key in rule.basis if key.split("-", 1)[0] in laws)


def _confidence(rule: Rule, hit: Hit, variant: Variant) -> Confidence:
    """What a rule on trial (preview) finds is shown last and never fails a run, however sure the rule is."""
    if rule.status == "preview":
        return Confidence.LOW
    return hit.confidence or variant.confidence or rule.confidence


def _severity(matter: Matter, rule: Rule, hit: Hit, variant: Variant) -> Severity:
    """The rule book's level for the side that asks."""
    severity = hit.severity or variant.severity or rule.severity
    if matter.side == "seller":
        return severity
    if rule.buyer_view == "softer":
        return severity.softer
    if rule.buyer_view == "inverse":
        # Void wording does not hold for the buyer either: shown to a buyer as a compliance risk (rule book, section 8).
        return max(severity, Severity.WARNING, key=lambda level: level.rank)
    return severity


def _fingerprint(contract: Contract, rule: Rule, hit: Hit) -> str:
    """Stable across drafts while the sentence is unchanged: it knows no positions and no number of its clause."""
    around = (
        _sentence(contract, hit.span).of(contract.text) if hit.span else f"missing {hit.place.en if hit.place else ''}"
    )
    parts = (rule.code, hit.variant, _BLANK.sub("", around))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def _sentence(contract: Contract, span: Span) -> Span:
    """The sentence around the words, without the number of a clause that begins in it: clauses that are put in before
    it renumber it and change nothing that it says."""
    text = contract.text
    lowest, highest = max(0, span.start - _LONGEST), min(len(text), span.end + _LONGEST)
    start = max(lowest, *(text.rfind(mark, lowest, span.start) + 1 for mark in _SENTENCE_END))
    ends = [end for mark in _SENTENCE_END if (end := text.find(mark, span.end, highest)) != -1]
    index = contract.clause_at(span.start)
    if index is not None:
        clause = contract.clauses[index]
        after = clause.span.start + len(clause.number)
        if start <= clause.span.start and after <= span.start and text.startswith(clause.number, clause.span.start):
            start = after
    end = min(ends, default=highest)
    while start < end and text[start] in _AFTER_NUMBER:
        start += 1
    return Span(start, end)
