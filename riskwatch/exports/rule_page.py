"""One rule as a page: what it looks for, why, the statutes, the clause to use, its examples."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from riskwatch.domain.rule import Example, Rule
from riskwatch.domain.statute import Article
from riskwatch.domain.words import Words
from riskwatch.exports.grounds import citation, wording
from riskwatch.rulebook.statutes import Statutes

CLAUSE = Words("建议条款", "Clause to use")
GROUND = Words("法律依据", "Legal ground")
RAISES = Words("会报告", "Raises")
QUIET = Words("不报告", "Stays quiet")
GAPS = Words("已知漏报", "Known gaps")
EXCERPT = Words("（节录）", " (excerpt)")


def summary(rule: Rule) -> dict[str, Any]:
    """The line of the list, for machines."""
    return {
        "code": rule.code,
        "name": rule.name,
        "title": both(rule.title),
        "severity": rule.severity.value,
        "confidence": rule.confidence.value,
        "buyer_view": rule.buyer_view,
        "laws": sorted(rule.laws),
        "inputs": list(rule.inputs),
        "basis": list(rule.basis),
        "since": rule.since,
        "status": rule.status,
    }


def whole(rule: Rule, statutes: Statutes) -> dict[str, Any]:
    """The whole page, for machines."""
    articles = statutes.shown(rule.basis)
    return summary(rule) | {
        "why": both(rule.why),
        "advice": both(rule.advice),
        "clause": both(rule.clause) if rule.clause else None,
        "statutes": [
            {"key": one.key, "law": one.law_zh, "text_zh": one.text_zh, "text_en": one.text_en} for one in articles
        ],
        "examples": {
            group: [one.text for one in getattr(rule, group)] for group in ("raises", "stays_quiet", "known_gaps")
        },
    }


def text(rule: Rule, statutes: Statutes, language: str) -> str:
    """The page for a terminal."""
    lines = [f"{rule.code} {rule.name} · {rule.severity} · {rule.title.said(language)}", ""]
    lines += [rule.why.said(language), rule.advice.said(language), ""]
    if rule.clause and rule.clause.said(language):
        lines += [CLAUSE.said(language), f"  {rule.clause.said(language)}", ""]
    lines += [GROUND.said(language), *(f"  {article_line(one, language)}" for one in statutes.shown(rule.basis)), ""]
    for heading, examples in ((RAISES, rule.raises), (QUIET, rule.stays_quiet), (GAPS, rule.known_gaps)):
        lines += _examples(heading.said(language), examples)
    return "\n".join(lines).rstrip() + "\n"


def article_line(article: Article, language: str) -> str:
    """How the article is cited, and its words; an excerpt says that it is one."""
    excerpt = EXCERPT.said(language) if article.excerpt else ""
    return f"{citation(article, language)}{excerpt} {' '.join(wording(article, language).split())}"


def both(words: Words) -> dict[str, str | None]:
    return {"zh": words.zh, "en": words.en or None}


def _examples(heading: str, examples: Iterable[Example]) -> list[str]:
    lines = [f"  - {' '.join(one.text.split())[:200]}" for one in examples]
    return [heading, *lines, ""] if lines else []
