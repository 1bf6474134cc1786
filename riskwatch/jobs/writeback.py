"""The use case "give me my file back": what was found, written into the draft it was found in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import PurePath

from riskwatch.contract.acceptance import to_act_on
from riskwatch.domain.errors import SettingsWrong
from riskwatch.domain.note import Signed
from riskwatch.domain.rule import Finding, Report
from riskwatch.domain.words import Words
from riskwatch.drafts import Apart, Limits
from riskwatch.drafts.writing.here import SETS, TAKES_NOTES, write_here
from riskwatch.exports.finding_note import note_of, proposal_of
from riskwatch.exports.proposals import wording_for
from riskwatch.rulebook.statutes import Statutes

AUTHOR, INITIALS = "RiskWatch", "RW"
WRITTEN = {**TAKES_NOTES, **SETS}
"""Formats that comments are written into, and the ending of what comes back."""
MIME_TYPES = {
    "zip": "application/zip",
    "mail": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def reviewed_name(file: str) -> str:
    """What a draft that was written into is called: never as the one that was sent."""
    path = PurePath(file)
    return f"{path.stem}-reviewed{'.zip' if path.suffix.lower() == '.eml' else path.suffix}"


def written_back(
    data: bytes,
    report: Report,
    statutes: Statutes,
    language: str,
    at: datetime,
    limits: Limits,
    proposed: Collection[str] = (),
    *,
    apart: Apart = "foreign",
) -> bytes:
    """The draft with a comment for each finding that is to be acted on, and wording as tracked insertions for those whose
    fingerprints are `proposed`.

    `at` is zone-aware, on the clock that is to be shown; `limits` those that the draft was read within, `apart`
    what is written in a process of its own (see `read_draft`). Raises DraftUnwritable where the file takes no comments.
    """
    document = report.matter.contract.document
    notes = [note_of(finding, report, statutes, language) for finding in to_act_on(report)]
    chosen = [finding for finding in report.findings if finding.fingerprint in proposed]
    proposals = [proposal for finding in chosen if (proposal := proposal_of(finding, report)) is not None]
    signed = Signed(AUTHOR, INITIALS, at)
    if apart == "all" or document.format != "docx":
        from riskwatch.drafts.writing.apart import write_apart  # here: most checks write nothing back

        return write_apart(data, document, notes, proposals, signed, limits)
    return write_here(data, document, notes, proposals, signed, limits)


def proposed_among(report: Report, wanted: Sequence[str]) -> tuple[str, ...]:
    """The fingerprints of the findings that are named by number (as the report counts them), code or fingerprint.

    Raises SettingsWrong for one that is not there, or has no wording to propose in the language of the draft.
    """
    return tuple(dict.fromkeys(finding.fingerprint for each in wanted for finding in _named(report, each)))


def _named(report: Report, wanted: str) -> list[Finding]:
    language = report.matter.contract.language
    found = [
        finding
        for number, finding in enumerate(report.findings, 1)
        if wanted in (str(number), finding.fingerprint) or wanted.upper() == finding.rule
    ]
    if not found:
        raise SettingsWrong(
            Words(
                f"没有编号、规则或指纹为 {wanted} 的问题。", f"No finding has the number, rule or fingerprint {wanted}."
            ),
            Words("先不带 --propose 运行一次，查看各问题。", "Run it once without --propose to see the findings."),
        )
    with_wording = [finding for finding in found if wording_for(finding.clause, language)]
    if not with_wording:
        raise SettingsWrong(
            Words(f"{wanted} 没有可以写入的建议条款。", f"There is no wording to put in for {wanted}."),
            Words("请从 --propose 中去掉它。", "Leave it out of --propose."),
        )
    return with_wording
