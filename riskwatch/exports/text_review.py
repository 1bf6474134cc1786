"""The last lines of a report in a terminal: what is new against the last version, what is accepted, what no longer is."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.domain.rule import Acceptance, Report
from riskwatch.domain.words import Words

_COMPARED = Words(
    "与 {against} 相比：新增 {new} 项，措辞已变但问题仍在 {reworded} 项，已解决 {fixed} 项，仍未解决 {still_open} 项",
    "against {against}: {new} new, {reworded} reworded but still wrong, {fixed} fixed, {still_open} still open",
)
_UNKNOWN = Words("；另有 {unknown} 项本次未能判断", ", {unknown} could not be told")
_FIXED = Words("已解决 [{rule}] {title}", "fixed [{rule}] {title}")
_ACCEPTED = Words("已接受 {count} 项，不计入上述问题", "{count} accepted, not counted above")
_EXPIRED = Words(
    "接受已失效（到期，或问题变得更严重） [{rule}]：{reason}（{owner}，有效至 {until}）",
    "no longer accepted (its day is over, or it became graver) [{rule}]: {reason} ({owner}, until {until})",
)
_UNUSED = Words(
    "接受已无对应的问题 [{rule}]：{reason}（{owner}）；可用 --prune-accepted 删去",
    "accepted but no longer found [{rule}]: {reason} ({owner}); take it out with --prune-accepted",
)


def review_lines(report: Report, language: str) -> Iterator[str]:
    """One line for each thing to be said; nothing where nobody accepted anything and no earlier version is known."""
    compared = report.comparison
    if compared is not None:
        counts = {name: len(getattr(compared, name)) for name in ("new", "reworded", "fixed", "still_open", "unknown")}
        summary = _COMPARED.filled({"against": compared.against, **counts}).said(language)
        yield summary + (_UNKNOWN.filled(counts).said(language) if compared.unknown else "")
        for past in compared.fixed:
            yield _FIXED.filled({"rule": past.rule, "title": past.title}).said(language)
    if report.accepted:
        yield _ACCEPTED.filled({"count": len(report.accepted)}).said(language)
    for words, acceptances in ((_EXPIRED, report.expired), (_UNUSED, report.unused)):
        for each in acceptances:
            yield words.filled(_values(each)).said(language)


def _values(acceptance: Acceptance) -> dict[str, object]:
    return {
        "rule": acceptance.rule,
        "reason": acceptance.reason,
        "owner": acceptance.owner,
        "until": acceptance.until,
    }
