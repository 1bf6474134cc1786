"""A report in SARIF 2.1.0, for code-review and issue tools that read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import riskwatch
from riskwatch.contract.acceptance import all_findings
from riskwatch.domain.document import Span
from riskwatch.domain.rule import Finding, Report, Severity
from riskwatch.domain.words import Words
from riskwatch.exports.positions import position_mark, position_objects

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Json = dict[str, Any]

_BASELINE_STATES = {"new": "new", "reworded": "updated", "still_open": "unchanged"}


def render(report: Report, language: str) -> Json:
    """The findings of one draft, under the name it was sent with."""
    return render_all([(report.matter.contract.document.file, report)], language)


def render_all(reports: Sequence[tuple[str, Report]], language: str) -> Json:
    """The findings of drafts as one SARIF run, each draft by its path; places count characters of the extracted text, as
    `riskwatch text` prints it.

    Accepted findings carry their suppression, and all of them whether they are new against an earlier version.
    """
    findings = [(path, report, finding) for path, report in reports for finding in all_findings(report)]
    rules = list({finding.rule: finding for _, _, finding in findings}.values())
    index = {finding.rule: number for number, finding in enumerate(rules)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "RiskWatch",
                        "version": riskwatch.__version__,
                        "rules": [_rule(finding, language) for finding in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "properties": {"side": _side(reports), "positions": _positions(reports)},
                "results": [
                    _result(path, report, finding, index[finding.rule], language) for path, report, finding in findings
                ],
            }
        ],
    }


def _side(reports: Sequence[tuple[str, Report]]) -> str | None:
    """For whom the drafts were checked: one run is for one side; None where no draft could be read."""
    return next((report.matter.side for _, report in reports), None)


def _positions(reports: Sequence[tuple[str, Report]]) -> Any:
    """Of the one draft; of several, by the path of each."""
    if len(reports) == 1:
        return position_objects(reports[0][1])
    return {path: position_objects(report) for path, report in reports}


def _rule(finding: Finding, language: str) -> Json:
    return {"id": finding.rule, "name": finding.name, "shortDescription": _message(finding.title, language)}


def _result(path: str, report: Report, finding: Finding, index: int, language: str) -> Json:
    advice = finding.advice.said(language)
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{finding.message.said(language)} {advice}".strip()},
        "locations": [_location(path, report, finding.span, finding.place.words.said(language))],
        "relatedLocations": [_location(path, report, span, "") for span in finding.related],
        "partialFingerprints": {"riskwatch/v1": finding.fingerprint},
        "suppressions": _suppressions(report, finding),
        **_baseline_state(report, finding),
        "properties": {
            "confidence": finding.confidence.value,
            "basis": list(finding.basis),
            "ruleBookLevel": LEVELS[finding.relevelled.book if finding.relevelled else finding.severity],
            "position": position_mark(report, finding),
        },
    }


def _suppressions(report: Report, finding: Finding) -> list[Json]:
    """SARIF wants the member on every result, empty where nobody accepted it."""
    by = (each.acceptance for each in report.accepted if each.finding.fingerprint == finding.fingerprint)
    return [
        {
            "kind": "external",
            "status": "accepted",
            "justification": each.reason,
            "properties": {"owner": each.owner, "until": each.until.isoformat()},
        }
        for each in by
    ]


def _baseline_state(report: Report, finding: Finding) -> Json:
    if report.comparison is None:
        return {}
    return {"baselineState": _BASELINE_STATES[report.comparison.states.get(finding.fingerprint, "still_open")]}


def _location(path: str, report: Report, span: Span | None, place: str) -> Json:
    document = report.matter.contract.document
    physical: Json = {"artifactLocation": {"uri": quote(path)}}
    if span is not None:
        line, column = document.line_and_column(span.start)
        physical["region"] = {
            "startLine": line,
            "startColumn": column,
            "charOffset": span.start,
            "charLength": span.end - span.start,
            "snippet": {"text": span.of(document.text)},
        }
    location: Json = {"physicalLocation": physical}
    if place:
        location["logicalLocations"] = [{"name": place}]
    return location


def _message(words: Words, language: str) -> Json:
    return {"text": words.said(language)}
