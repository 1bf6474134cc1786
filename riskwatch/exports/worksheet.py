"""Findings as rows of a table, for the worksheet of a legal team: one row a finding, of all drafts of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from riskwatch.contract.acceptance import all_findings
from riskwatch.contract.level import CONFIDENCES, NAMES
from riskwatch.domain.rule import Accepted, Finding, Report
from riskwatch.domain.words import Words
from riskwatch.exports.grounds import citation
from riskwatch.exports.proposals import wording_for
from riskwatch.exports.redline_words import NOTES
from riskwatch.exports.remarks import behind, change_words
from riskwatch.exports.whereabouts import place_words
from riskwatch.rulebook.statutes import Statutes

COLUMNS = (
    (Words("文件", "File"), 28),
    (Words("合同编号", "Contract number"), 18),
    (Words("序号", "No."), 6),
    (Words("规则", "Rule"), 9),
    (Words("级别", "Level"), 9),
    (Words("问题", "Finding"), 28),
    (Words("位置", "Place"), 20),
    (Words("页码", "Page"), 6),
    (Words("原文", "Words of the draft"), 40),
    (Words("原因", "Why"), 50),
    (Words("建议", "Instead"), 40),
    (Words("建议条款", "Proposed wording"), 50),
    (Words("依据", "Law"), 30),
    (Words("把握", "How sure"), 10),
    (Words("状态", "State"), 10),
    (Words("接受理由", "Accepted because"), 24),
    (Words("负责人", "Owner"), 18),
    (Words("接受至", "Until"), 12),
    (Words("对方修订", "Tracked change"), 30),
    (Words("指纹", "Fingerprint"), 20),
)
"""Head of each column, and its width in characters."""
WIDTHS = tuple(width for _, width in COLUMNS)
_OPEN = Words("未处理", "open")
_ACCEPTED, _NOT_READ = Words("已接受", "accepted"), Words("未读取", "not read")


def headers(language: str) -> tuple[str, ...]:
    return tuple(words.said(language) for words, _ in COLUMNS)


def rows(
    reports: Sequence[tuple[str, Report]], failed: Iterable[tuple[str, str]], statutes: Statutes, language: str
) -> list[tuple[str, ...]]:
    """The findings of all drafts, accepted ones too; a draft that was not read is a row that says why."""
    found = [row for path, report in reports for row in _rows(path, report, statutes, language)]
    return found + [_padded(path, message, language) for path, message in failed]


def _padded(path: str, message: str, language: str) -> tuple[str, ...]:
    filled = {"File": path, "Why": message, "State": _NOT_READ.said(language)}
    return tuple(filled.get(words.en, "") for words, _ in COLUMNS)


def _rows(path: str, report: Report, statutes: Statutes, language: str) -> Iterator[tuple[str, ...]]:
    contract = report.matter.contract
    accepted = {each.finding.fingerprint: each for each in report.accepted}
    numbers = {finding.fingerprint: str(number) for number, finding in enumerate(report.findings, 1)}
    joint = "；" if language.startswith("zh") else "; "
    for finding in all_findings(report):
        yield (
            path,
            contract.number.value if contract.number else "",
            numbers.get(finding.fingerprint, ""),
            finding.rule,
            NAMES[finding.severity].said(language),
            finding.title.said(language),
            place_words(finding).said(language),
            str(finding.place.page or ""),
            finding.quote,
            finding.message.said(language),
            finding.advice.said(language),
            wording_for(finding.clause, contract.language),
            joint.join(citation(article, language) for article in statutes.shown(finding.basis)),
            CONFIDENCES[finding.confidence].said(language),
            *_state(report, finding, accepted.get(finding.fingerprint), language),
            joint.join(change_words(change).said(language) for change in behind(report, finding) or ()),
            finding.fingerprint,
        )


def _state(report: Report, finding: Finding, by: Accepted | None, language: str) -> tuple[str, str, str, str]:
    """The state in words, and reason, owner and last day of an acceptance."""
    if by is not None:
        acceptance = by.acceptance
        return _ACCEPTED.said(language), acceptance.reason, acceptance.owner, acceptance.until.isoformat()
    if report.comparison is None:
        return _OPEN.said(language), "", "", ""
    state = report.comparison.states.get(finding.fingerprint, "still_open")
    return NOTES[state].said(language), "", "", ""
