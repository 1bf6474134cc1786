"""The use case "hold two versions of a contract side by side": two files in, what differs out; needs no database."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from riskwatch.catalogue import RuleSet
from riskwatch.contract import read_contract
from riskwatch.contract.acceptance import compared, past_of
from riskwatch.contract.redline.versions import Versions, versions_of
from riskwatch.domain.document import Document
from riskwatch.domain.rule import Report
from riskwatch.drafts import read_draft
from riskwatch.jobs.check import NOTHING_KNOWN, CheckOptions, Known, check_draft

File = tuple[bytes, str]
"""The bytes of a file and its name."""


def compare_drafts(
    old: File, new: File, rules: RuleSet, options: CheckOptions | None = None, known: Known = NOTHING_KNOWN
) -> Versions:
    """Compare two files, their tracked changes read as accepted. Raises DraftUnreadable and SettingsWrong like a check."""
    options = options or CheckOptions()
    before = check_draft(*old, rules, options, known)
    after = check_draft(*new, rules, options, known)
    return compare_reports(before, after, partial(read_draft, *new, options.limits, "rejected"))


def compare_reports(before: Report, after: Report, rejected: Callable[[], Document]) -> Versions:
    """Compare what two reports are about. `rejected` reads the file of the second with its tracked changes rejected: what it
    says that the version before was. It is asked only where there are any."""
    after = compared(after, past_of(before.findings), before.matter.contract.document.file)
    claimed = read_contract(rejected()) if after.matter.contract.document.tracked else None
    return versions_of(before, after, claimed)
