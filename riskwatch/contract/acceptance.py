"""Which findings of a report somebody has accepted, and what is new against the last version. Knows no clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from operator import itemgetter

from riskwatch.contract.finding import reading_order
from riskwatch.domain.rule import Acceptance, Accepted, Comparison, Confidence, Finding, Past, Report, Severity
from riskwatch.domain.words import Words

_ALIKE = 0.5
"""From this share of common characters on, two quotes of one rule are the same sentence in other words."""
SUPPRESSED = Words("已接受：{reason}（{owner}，有效至 {until}）", "accepted: {reason} ({owner}, until {until})")


def with_acceptances(
    report: Report, acceptances: Sequence[Acceptance], today: date, known: Collection[str] = ()
) -> Report:
    """The report with its accepted findings set apart; what was accepted in it before is judged afresh.

    An acceptance holds through its last day. One whose day is over, or whose finding has become graver, has expired: it
    does not cover its finding. One whose finding is gone is unused, unless its rule did not judge this draft, so that
    nobody can tell; where the codes of all `known` rules are given, one of a rule that no longer exists is unused too.
    Of several for one finding the longest counts.
    """
    findings = all_findings(report)
    tolerated = [Accepted(each, by) for each in findings if (by := _covering(each, acceptances, today))]
    covered = {each.finding.fingerprint for each in tolerated}
    standing = tuple(each for each in findings if each.fingerprint not in covered)
    open_rules = {each.rule for each in standing}
    judged = {*report.passed, *(each.rule for each in findings)}
    return replace(
        report,
        findings=standing,
        suppressed=tuple(
            {each.finding.rule: _why(each) for each in tolerated if each.finding.rule not in open_rules}.items()
        ),
        accepted=tuple(tolerated),
        expired=tuple(each for each in acceptances if _about(each, standing)),
        unused=tuple(
            each
            for each in acceptances
            if (each.rule in judged or (known and each.rule not in known)) and not _about(each, findings)
        ),
    )


def all_findings(report: Report) -> tuple[Finding, ...]:
    """The findings of a report and the accepted ones, in reading order."""
    if not report.accepted:
        return report.findings
    return tuple(sorted((*report.findings, *(each.finding for each in report.accepted)), key=reading_order))


def compared(report: Report, past: Iterable[Past], against: str) -> Report:
    """The report with what changed since an earlier version, told by fingerprints. A finding of a rule that is gone and
    one of the same rule that came in similar words are one finding in other words, neither fixed nor new."""
    before = {each.fingerprint: each for each in past}
    findings = all_findings(report)
    now = {each.fingerprint for each in findings}
    told = {*report.passed, *(code for code, _ in report.not_applicable), *(each.rule for each in findings)}
    gone = [each for each in before.values() if each.fingerprint not in now]
    came = [each for each in report.findings if each.fingerprint not in before]
    reworded = dict(_reworded(gone, came))
    comparison = Comparison(
        against=against,
        new=tuple(each.fingerprint for each in came if each.fingerprint not in reworded),
        still_open=tuple(each.fingerprint for each in report.findings if each.fingerprint in before),
        fixed=tuple(each for each in gone if each.rule in told and each not in reworded.values()),
        unknown=tuple(each for each in gone if each.rule not in told),
        reworded=tuple(reworded),
    )
    return replace(report, comparison=comparison)


def _reworded(gone: Sequence[Past], came: Sequence[Finding]) -> Iterator[tuple[str, Past]]:
    """Each finding that came, by fingerprint, with the one that it was: of the same rule, in the most similar words."""
    left = list(gone)
    for finding in came:
        similar = [
            (_likeness(past.quote, finding.quote), past)
            for past in left
            if past.rule == finding.rule and past.quote and finding.quote
        ]
        likeness, past = max(similar, key=itemgetter(0), default=(0.0, None))
        if past is not None and likeness >= _ALIKE:
            left.remove(past)
            yield finding.fingerprint, past


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def past_of(findings: Iterable[Finding]) -> tuple[Past, ...]:
    """What a later version has to know of these findings."""
    return tuple(Past(each.fingerprint, each.rule, each.severity, each.title, each.quote) for each in findings)


def to_act_on(report: Report) -> tuple[Finding, ...]:
    """The findings that ask for something now: those that are new or came in other words, where an earlier version is
    known, else all."""
    if report.comparison is None:
        return report.findings
    new = {*report.comparison.new, *report.comparison.reworded}
    return tuple(finding for finding in report.findings if finding.fingerprint in new)


def at_or_above(report: Report, severity: Severity) -> Iterator[Finding]:
    """Those of them that are at least so grave and that the machine is sure enough of to fail a run for."""
    for finding in to_act_on(report):
        if finding.severity.rank <= severity.rank and finding.confidence is not Confidence.LOW:
            yield finding


def still_open(past: Iterable[Past], acceptances: Sequence[Acceptance], today: date) -> tuple[Past, ...]:
    """What of these is not accepted on that day."""
    return tuple(each for each in past if not _covering(each, acceptances, today))


def _covering(finding: Finding | Past, acceptances: Iterable[Acceptance], today: date) -> Acceptance | None:
    covering = [each for each in acceptances if each.until >= today and each.covers(finding)]
    return max(covering, key=lambda each: each.until, default=None)


def _about(acceptance: Acceptance, findings: Iterable[Finding]) -> bool:
    """Whether its finding is among these, though it may have become graver than what was accepted."""
    return any((each.fingerprint, each.rule) == (acceptance.fingerprint, acceptance.rule) for each in findings)


def _why(accepted: Accepted) -> Words:
    acceptance = accepted.acceptance
    return SUPPRESSED.filled({"reason": acceptance.reason, "owner": acceptance.owner, "until": acceptance.until})
