"""The use case "hold two versions of a contract side by side": two files in, what differs out; needs no database."""

from __future__ import annotations

from riskwatch.catalogue import RuleSet
from riskwatch.contract import read_contract
from riskwatch.contract.acceptance import compared, past_of
from riskwatch.contract.redline.claims import marked
from riskwatch.contract.redline.versions import Versions, versions_of
from riskwatch.domain.contract import Contract
from riskwatch.domain.rule import Report
from riskwatch.drafts import read_draft
from riskwatch.jobs.check import NOTHING_KNOWN, CheckOptions, Known, check_draft

File = tuple[bytes, str]
"""The bytes of a file and its name."""


def compare_drafts(
    old: File, new: File, rules: RuleSet, options: CheckOptions | None = None, known: Known = NOTHING_KNOWN
) -> Versions:
    """Compare two files, their tracked changes read as accepted. Raises DraftUnreadable and SettingsWrong like a check."""
    before = check_draft(*old, rules, options, known)
    after = check_draft(*new, rules, options, known)
    return compare_reports(before, after, new)


def compare_reports(before: Report, after: Report, newer: File) -> Versions:
    """Compare what two reports are about; `newer` is the file of the second."""
    after = compared(after, past_of(before.findings), before.matter.contract.document.file)
    return versions_of(before, after, _claimed(newer, after.matter.contract))


def _claimed(file: File, contract: Contract) -> Contract | None:
    """What the file says that the version before was; None where it has no tracked changes."""
    return read_contract(read_draft(*file, view="rejected")) if marked(contract) else None
