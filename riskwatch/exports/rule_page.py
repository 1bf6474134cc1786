"""One rule as a page: what it looks for, why, the statutes, the clause to use, its examples."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from riskwatch.domain.rule import Example, Rule
from riskwatch.domain.statute import Article
from riskwatch.domain.words import Words
from riskwatch.exports import rule_evidence, rule_positions
from riskwatch.exports.grounds import citation, wording
from riskwatch.exports.json_values import words_object
from riskwatch.rulebook import measured
from riskwatch.rulebook.statutes import Statutes

CLAUSE = Words("建议条款", "Clause to use")
GROUND = Words("法律依据", "Legal ground")
RAISES = Words("会报告", "Raises")
QUIET = Words("不报告", "Stays quiet")
GAPS = Words("已知漏报", "Known gaps")
OWN = Words("本公司规则", "our own rule")
SINCE = Words("启用", "since")
PREVIEW = Words("试用", "on trial")
RETIRED = Words("已停用", "retired")
REPLACED = Words("已停用，由 {code} 取代", "retired, replaced by {code}")
BUYER = Words("买方立场", "Seen by the buyer")
BUYER_VIEWS = {
    "same": Words("买方立场：相同。", "Seen by the buyer: the same."),
    "softer": Words("买方立场：相同，低一级。", "Seen by the buyer: the same, one level softer."),
    "off": Words("买方立场：不检查。", "Seen by the buyer: not asked."),
    "inverse": Words(
        "买方立场：未提供 as_buyer 文件，不判断。", "Seen by the buyer: not judged, it has no file in as_buyer."
    ),
}
EXCERPT = Words("（节录）", " (excerpt)")


def line(rule: Rule, language: str, *, own: bool = False) -> str:
    """The line of the list, for people; an own rule shows its file."""
    notes = [state_words(rule).said(language), rule.source if own else ""]
    after = " · ".join(note for note in notes if note)
    told = f"{rule.code}  {rule.severity:<8} {rule.confidence:<7} {rule.title.said(language)}"
    return f"{told}  [{after}]" if after else told


def state_words(rule: Rule) -> Words:
    """What to know of a rule that is not simply in use: on trial, retired, replaced; empty for a stable one."""
    if rule.status == "preview":
        return PREVIEW
    if rule.status == "retired":
        return REPLACED.filled({"code": rule.replaced_by}) if rule.replaced_by else RETIRED
    return Words("", "")


def summary(rule: Rule, *, own: bool = False) -> dict[str, Any]:
    """The same for machines."""
    return {
        "code": rule.code,
        "name": rule.name,
        "title": words_object(rule.title),
        "severity": rule.severity.value,
        "confidence": rule.confidence.value,
        "buyer_view": rule.buyer_view,
        "laws": sorted(rule.laws),
        "inputs": list(rule.inputs),
        "basis": list(rule.basis),
        "since": rule.since or None,
        "status": rule.status,
        "replaced_by": rule.replaced_by or None,
        "own": own,
        "file": rule.source,
    }


def whole(rule: Rule, statutes: Statutes, *, own: bool = False) -> dict[str, Any]:
    """The whole page, for machines."""
    buyer = rule.as_buyer
    return summary(rule, own=own) | _said(rule, statutes) | {"as_buyer": _view(buyer, statutes) if buyer else None}


def _view(view: Rule, statutes: Statutes) -> dict[str, Any]:
    """The buyer's view, where it looks for something else than the seller's."""
    kept = ("name", "title", "severity", "confidence", "laws", "inputs", "basis", "file")
    return {key: value for key, value in summary(view).items() if key in kept} | _said(view, statutes)


def _said(rule: Rule, statutes: Statutes) -> dict[str, Any]:
    articles = statutes.shown(rule.basis)
    return {
        "why": words_object(rule.why),
        "advice": words_object(rule.advice),
        "clause": words_object(rule.clause) if rule.clause else None,
        "statutes": [
            {"key": one.key, "law": one.law_zh, "text_zh": one.text_zh, "text_en": one.text_en} for one in articles
        ],
        "levels": rule_evidence.levels_object(rule),
        "positions": rule_positions.as_object(rule),
        "measured": measured.as_object(rule.code, rule.side),
        "exact": sorted(rule.exact),
        "examples": {
            group: [one.text for one in getattr(rule, group)] for group in ("raises", "stays_quiet", "known_gaps")
        },
    }


def text(rule: Rule, statutes: Statutes, language: str, *, own: bool = False) -> str:
    """The page for a terminal."""
    lines = [f"{rule.code} {rule.name} · {rule.severity} · {rule.title.said(language)}"]
    origin = [f"{OWN.said(language)} {rule.source}"] if own else []
    since = f"{SINCE.said(language)} {rule.since}" if rule.since else ""
    known = [*origin, since, state_words(rule).said(language)]
    lines += [" · ".join(note for note in known if note)]
    lines += _body(rule, statutes, language)
    if rule.as_buyer is not None:
        view = rule.as_buyer
        lines += [f"{BUYER.said(language)} · {view.severity} · {view.title.said(language)}"]
        lines += _body(view, statutes, language)
    else:
        lines += [BUYER_VIEWS[rule.buyer_view].said(language)]
    return "\n".join(lines).rstrip() + "\n"


def _body(rule: Rule, statutes: Statutes, language: str) -> list[str]:
    """The level and its evidence, the words, the statutes and the examples of one view."""
    lines = [*(one.said(language) for one in rule_evidence.told(rule)), ""]
    lines += [rule.why.said(language), rule.advice.said(language), ""]
    if rule.clause and rule.clause.said(language):
        lines += [CLAUSE.said(language), f"  {rule.clause.said(language)}", ""]
    if rule.basis:
        lines += [
            GROUND.said(language),
            *(f"  {article_line(one, language)}" for one in statutes.shown(rule.basis)),
            "",
        ]
    lines += rule_positions.lines(rule, language)
    for heading, examples in ((RAISES, rule.raises), (QUIET, rule.stays_quiet), (GAPS, rule.known_gaps)):
        lines += _examples(heading.said(language), examples)
    return lines


def article_line(article: Article, language: str) -> str:
    """How the article is cited, and its words; an excerpt says that it is one."""
    excerpt = EXCERPT.said(language) if article.excerpt else ""
    return f"{citation(article, language)}{excerpt} {' '.join(wording(article, language).split())}"


def _examples(heading: str, examples: Iterable[Example]) -> list[str]:
    lines = [f"  - {' '.join(one.text.split())[:200]}" for one in examples]
    return [heading, *lines, ""] if lines else []
