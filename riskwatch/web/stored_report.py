"""A stored draft as the report it was: the findings of that day on the text of that day."""

from __future__ import annotations

from riskwatch.contract import read_contract
from riskwatch.contract.law import laws_of
from riskwatch.domain.document import Document
from riskwatch.domain.rule import Matter, Report
from riskwatch.exports.parts import notes_of, parts_of
from riskwatch.exports.remarks import behind_of, enclosed_of, remark_of
from riskwatch.jobs.acceptances import Reviewed, reviewed
from riskwatch.jobs.desk import Desk
from riskwatch.store.records import StoredDraft


def reviewed_draft(desk: Desk, draft_id: str) -> tuple[StoredDraft, Reviewed]:
    """A draft, and its report with what is accepted today and what changed since the version before. Raises NotThere."""
    with desk.store.reading() as unit:
        draft = unit.drafts.get(draft_id)
        return draft, reviewed(unit, draft, report_of(draft), desk.today)


def report_of(draft: StoredDraft) -> Report:
    """Rebuild the report for drawing. Only the layout (title, clauses) is read again; nothing is judged again."""
    remarks = tuple(remark_of(each) for each in draft.report.get("remarks", ()))
    document = Document(
        file=draft.file,
        sha256=draft.sha256,
        format=draft.format,
        text=draft.text,
        blocks=draft.blocks,
        pages=draft.pages,
        remarks=remarks,
        ocr=bool(draft.report.get("document", {}).get("ocr")),
        recognised=draft.recognised,
        seals=draft.seals,
        enclosed=enclosed_of(draft.report.get("document", {}).get("files", ())),
    )
    contract = read_contract(document)
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
        behind=behind_of(draft.report.get("findings", ()), remarks),
    )
