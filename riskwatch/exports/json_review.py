"""What people and the last version add to a report for machines: accepted findings, and what is new since then.

`suppressed` lists the findings of those rules all of whose findings are accepted, so that every rule still ends in
exactly one group; `accepted` lists every accepted finding, those of half accepted rules among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riskwatch.domain.rule import Acceptance, Comparison, Past, Report, Severity
from riskwatch.exports.json_values import Json, words_object


def reviewed(judged: Mapping[str, Any], report: Report) -> Json:
    """The report `judged`, with all findings under `findings`, as `report` sorts them: it has the same findings."""
    accepted = {each.finding.fingerprint: each.acceptance for each in report.accepted}
    wholly = {code for code, _ in report.suppressed}
    states = report.comparison.states if report.comparison else {}
    findings = [{**each, "state": states.get(each["fingerprint"])} for each in judged["findings"]]
    standing = [each for each in findings if each["fingerprint"] not in accepted]
    return {
        **judged,
        "findings": standing,
        "suppressed": [_acceptance(each.acceptance) for each in report.accepted if each.finding.rule in wholly],
        "accepted": [
            {**each, "acceptance": _acceptance(accepted[each["fingerprint"]])}
            for each in findings
            if each["fingerprint"] in accepted
        ],
        "expired": [_acceptance(each) for each in report.expired],
        "unused": [_acceptance(each) for each in report.unused],
        "comparison": _comparison(report.comparison),
        "summary": {
            severity.value: sum(each["severity"] == severity.value for each in standing) for severity in Severity
        },
    }


def _acceptance(acceptance: Acceptance) -> Json:
    return {
        "rule": acceptance.rule,
        "fingerprint": acceptance.fingerprint,
        "reason": acceptance.reason,
        "owner": acceptance.owner,
        "until": acceptance.until.isoformat(),
    }


def _comparison(comparison: Comparison | None) -> Json | None:
    if comparison is None:
        return None
    return {
        "against": comparison.against,
        "new": list(comparison.new),
        "reworded": list(comparison.reworded),
        "still_open": list(comparison.still_open),
        "fixed": [_past(each) for each in comparison.fixed],
        "unknown": [_past(each) for each in comparison.unknown],
    }


def _past(past: Past) -> Json:
    return {
        "rule": past.rule,
        "fingerprint": past.fingerprint,
        "severity": past.severity.value,
        "title": words_object(past.title),
        "quote": past.quote,
    }
