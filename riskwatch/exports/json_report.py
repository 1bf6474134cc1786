"""A report as the object `riskwatch.report/1`: the same report gives the same object, key by key."""

from __future__ import annotations

from collections.abc import Sequence

import riskwatch
from riskwatch.contract.acceptance import all_findings
from riskwatch.contract.law import choice_made
from riskwatch.domain.rule import Finding, Report
from riskwatch.domain.words import Words
from riskwatch.exports.json_contract import contract_object
from riskwatch.exports.json_review import reviewed
from riskwatch.exports.json_values import Json, span_object, words_object
from riskwatch.exports.positions import position_mark, position_objects
from riskwatch.exports.remarks import behind_objects, enclosed_objects, remark_objects

SCHEMA = "riskwatch.report/1"


def render(report: Report) -> Json:
    """The report for machines, ready for `json.dumps`; spans count characters of the extracted text."""
    return reviewed(_as_judged(report), report)


def _as_judged(report: Report) -> Json:
    """What the rules say, before anything is accepted or compared."""
    matter = report.matter
    document = matter.contract.document
    numbers = {remark: number for number, remark in enumerate(document.remarks)}
    return {
        "schema": SCHEMA,
        "version": riskwatch.__version__,
        "rules": {"version": report.rules_version, "count": report.rules_count},
        "document": {
            "file": document.file,
            "sha256": document.sha256,
            "format": document.format,
            "language": matter.contract.language,
            "characters": len(document.text),
            "pages": document.pages,
            "ocr": document.ocr,
            "changes": document.view,
            "files": enclosed_objects(document),
        },
        "options": {"side": matter.side, "law": choice_made(matter.laws), "filled": matter.filled},
        "contract": contract_object(matter.contract),
        "remarks": remark_objects(document),
        "findings": [
            {**_finding(report, finding), "changes": behind_objects(report, finding, numbers)}
            for finding in all_findings(report)
        ],
        "passed": list(report.passed),
        "not_applicable": _reasons(report.not_applicable),
        "not_judged": _reasons(report.not_judged),
        "positions": position_objects(report),
        "parts_not_judged": _reasons(report.parts_not_judged),
        "notes": [words_object(note) for note in report.notes],
    }


def _finding(report: Report, finding: Finding) -> Json:
    text = report.matter.contract.text
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "title": words_object(finding.title),
        "message": words_object(finding.message),
        "advice": words_object(finding.advice),
        "clause": None if finding.clause is None else words_object(finding.clause),
        "quote": finding.quote,
        "span": span_object(finding.span),
        "place": finding.place.words.said(report.matter.contract.language),
        "page": finding.place.page,
        "related": [{"span": span_object(span), "quote": span.of(text)} for span in finding.related],
        "basis": list(finding.basis),
        "fingerprint": finding.fingerprint,
        "relevelled": _relevelled(finding),
        "registry": None if finding.registry is None else dict(sorted(finding.registry.items())),
        "position": position_mark(report, finding),
    }


def _relevelled(finding: Finding) -> Json | None:
    """The rule book's level and why another one is shown; None where the rule book's is shown."""
    if finding.relevelled is None:
        return None
    return {"rule_book": finding.relevelled.book.value, "why": words_object(finding.relevelled.why)}


def _reasons(pairs: Sequence[tuple[str, Words]]) -> list[Json]:
    return [{"rule": code, "why": why.en, "why_zh": why.zh} for code, why in pairs]
