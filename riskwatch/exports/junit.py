"""Findings as JUnit XML: a suite for each draft, a case for each finding and each rule that passed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring  # written only, nothing is parsed

from riskwatch.contract.acceptance import at_or_above
from riskwatch.domain.rule import Finding, Report, Severity
from riskwatch.domain.words import Words
from riskwatch.exports.whereabouts import place_words
from riskwatch.xml_text import printable

_NOT_READ = Words("未读取", "not read")


def render(
    reports: Sequence[tuple[str, Report]], failed: Iterable[tuple[str, str]], fails_at: Severity | None, language: str
) -> str:
    """The whole file. A finding fails its case where it would fail the run (`fails_at`, None for never), else it is only
    told; what was not judged, does not apply or is accepted counts as skipped. `failed` are drafts that were not read."""
    root = Element("testsuites", name="RiskWatch")
    for path, report in reports:
        _suite(root, path, report, fails_at, language)
    for path, message in failed:
        suite = SubElement(root, "testsuite", name=path, tests="1", failures="0", errors="1", skipped="0")
        case = SubElement(suite, "testcase", classname=path, name=_NOT_READ.said(language))
        SubElement(case, "error", message=message)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + printable(tostring(root, encoding="unicode")) + "\n"


def _suite(root: Element, path: str, report: Report, fails_at: Severity | None, language: str) -> None:
    failing = set() if fails_at is None else {each.fingerprint for each in at_or_above(report, fails_at)}
    suite = SubElement(root, "testsuite", name=path)
    for finding in report.findings:
        case = _case(
            suite, path, f"{finding.rule} {finding.title.said(language)} [{_where(report, finding, language)}]"
        )
        said = (finding.quote, finding.message.said(language), finding.advice.said(language))
        told = "\n".join(filter(None, said))
        if finding.fingerprint in failing:
            failure = SubElement(case, "failure", message=finding.message.said(language), type=finding.severity.value)
            failure.text = told
        else:
            SubElement(case, "system-out").text = told
    for code in report.passed:
        _case(suite, path, code)
    for code, why in (*report.not_applicable, *report.not_judged, *report.suppressed):
        SubElement(_case(suite, path, code), "skipped", message=why.said(language))
    counts = {"tests": len(suite), "failures": len(failing), "errors": 0, "skipped": len(suite.findall(".//skipped"))}
    suite.attrib.update({name: str(count) for name, count in counts.items()})


def _case(suite: Element, path: str, name: str) -> Element:
    return SubElement(suite, "testcase", classname=path, name=name)


def _where(report: Report, finding: Finding, language: str) -> str:
    """Line and column in the extracted text, or the place where it belongs."""
    if finding.span is None:
        return place_words(finding).said(language)
    line, column = report.matter.contract.document.line_and_column(finding.span.start)
    return f"{line}:{column}"
