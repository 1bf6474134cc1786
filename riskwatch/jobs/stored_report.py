"""A stored draft as the report it was: the findings of that day on the text of that day."""

from __future__ import annotations

from riskwatch.contract import read_contract
from riskwatch.contract.law import laws_of
from riskwatch.domain.contract import Contract
from riskwatch.domain.document import Document
from riskwatch.domain.rule import Matter, Report
from riskwatch.exports.parts import notes_of, parts_of
from riskwatch.exports.remarks import behind_of, enclosed_of, remark_of
from riskwatch.store.records import StoredDraft


def contract_of(draft: StoredDraft) -> Contract:
    """The contract in a stored draft, read again from its stored text."""
    document = Document(
        file=draft.file,
        sha256=draft.sha256,
        format=draft.format,
        text=draft.text,
        blocks=draft.blocks,
        pages=draft.pages,
        remarks=tuple(remark_of(each) for each in draft.report.get("remarks", ())),
        ocr=bool(draft.report.get("document", {}).get("ocr")),
        recognised=draft.recognised,
        seals=draft.seals,
        enclosed=enclosed_of(draft.report.get("document", {}).get("files", ())),
    )
    return read_contract(document)


def report_of(draft: StoredDraft) -> Report:
    """Rebuild the report for drawing. Only the layout (title, clauses) is read again; nothing is judged again."""
    contract = contract_of(draft)
    laws = laws_of(contract, "CN" if draft.law == "CN" else "INTL")
    return Report(
        matter=Matter(contract, side=draft.side, laws=laws, filled=draft.filled),
        rules_version=draft.rules_version,
        rules_count=draft.rules_count,
        findings=draft.findings,
        passed=draft.passed,
        not_applicable=draft.not_applicable,
        not_judged=draft.not_judged,
        suppressed=draft.suppressed,
        stands=draft.stands,
        parts_not_judged=parts_of(draft.report),
        notes=notes_of(draft.report),
        behind=behind_of(draft.report.get("findings", ()), contract.document.remarks),
    )
