"""Which findings the tracked changes of a file cause or touch, and which change is behind each.

A finding is theirs when the draft without them would not have it, or when its words were changed. What a change causes
need not stand where the change is: a deleted clause is missed by a rule that looks for it in the whole contract.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from riskwatch.contract.acceptance import all_findings
from riskwatch.contract.lint import judge
from riskwatch.contract.read import read_contract
from riskwatch.contract.reading import sentence_at
from riskwatch.domain.document import Document, Remark, Span, document_of
from riskwatch.domain.rule import Finding, Report, Rule
from riskwatch.domain.words import Words

NOT_THEIRS = Words("所发现的问题与修订无关", "what it found is not due to the tracked changes")
_MOST_TRIED = 40
"""So many changes are tried one by one for the findings that are not in changed words."""


def with_changes(report: Report, before: Report, rules: Sequence[Rule]) -> Report:
    """The report with the changes behind its findings. `before` is the report on the same file with its changes rejected;
    the same `rules` made both."""
    changes = [each for each in report.matter.contract.document.remarks if each.changes]
    known = {each.fingerprint for each in all_findings(before)}
    behind: dict[str, tuple[Remark, ...]] = {}
    elsewhere: list[Finding] = []
    for finding in all_findings(report):
        caused = finding.fingerprint not in known
        touching = tuple(_touching(report, finding, changes, sentence=caused))
        if touching:
            behind[finding.fingerprint] = touching
        elif caused:
            elsewhere.append(finding)
    behind.update(_tried(report, elsewhere, changes, rules))
    return replace(report, behind=behind)


def only_changes(report: Report) -> Report:
    """The report with those findings alone that have changes behind them."""
    behind = report.behind or {}
    kept = tuple(each for each in report.findings if each.fingerprint in behind)
    accepted = tuple(each for each in report.accepted if each.finding.fingerprint in behind)
    named = {*(each.rule for each in kept), *(each.finding.rule for each in accepted)}
    dropped = dict.fromkeys(each.rule for each in report.findings if each.rule not in named)
    return replace(
        report,
        findings=kept,
        accepted=accepted,
        not_applicable=(*report.not_applicable, *((code, NOT_THEIRS) for code in dropped)),
    )


def _touching(report: Report, finding: Finding, changes: Iterable[Remark], *, sentence: bool) -> Iterator[Remark]:
    """The changes in the words of a finding; for one that the changes caused, in its whole sentence."""
    spans = [span for span in (finding.span, *finding.related) if span is not None]
    if sentence:
        spans += [sentence_at(report.matter.contract.text, span.start) for span in spans]
    for change in changes:
        place = change.place
        if place is not None and any(_meets(place, span) for span in spans):
            yield change


def _meets(place: Span, span: Span) -> bool:
    """Whether a change lies in a stretch; words that are gone may have stood at its very edge."""
    if place.start == place.end:
        return span.start <= place.start <= span.end
    return place.meets(span)


def _tried(
    report: Report, findings: Sequence[Finding], changes: Sequence[Remark], rules: Sequence[Rule]
) -> Mapping[str, tuple[Remark, ...]]:
    """Takes the changes back one by one: the one without which a finding is gone is behind it.

    Nothing is named for a finding that several changes cause only together.
    """
    if not findings:
        return {}
    found: dict[str, tuple[Remark, ...]] = {each.fingerprint: () for each in findings}
    concerned = [rule for rule in rules if rule.code in {each.rule for each in findings}]
    document = report.matter.contract.document
    usual = _complaints(report, document.text, concerned)
    for change in sorted(changes, key=lambda each: -len(each.text))[:_MOST_TRIED]:
        complaints = _complaints(report, _without(document, change), concerned)
        for finding in findings:
            if complaints[finding.rule] < usual[finding.rule]:
                found[finding.fingerprint] += (change,)
    return found


def _complaints(report: Report, text: str, rules: Iterable[Rule]) -> dict[str, int]:
    """How often each rule complains of plain `text`."""
    document = report.matter.contract.document
    plain = replace(document_of(text, file=document.file), format=document.format)
    matter = replace(report.matter, contract=read_contract(plain))
    return {rule.code: len(judge(matter, rule).hits) for rule in rules}


def _without(document: Document, change: Remark) -> str:
    """The text as if that one change had not been made."""
    text, place = document.text, change.place
    if place is None:
        return text
    if change.span is not None:
        return text[: place.start] + text[place.end :]
    return text[: place.start] + change.text.replace("¶", "\n") + text[place.end :]
