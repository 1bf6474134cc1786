"""A stored draft and its report, with what is accepted in it today."""

from __future__ import annotations

from riskwatch.jobs.acceptances import Reviewed, reviewed
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.stored_report import report_of
from riskwatch.store.records import StoredDraft


def reviewed_draft(desk: Desk, draft_id: str) -> tuple[StoredDraft, Reviewed]:
    """A draft, and its report with what is accepted today and what changed since the version before. Raises NotThere."""
    with desk.store.reading() as unit:
        draft = unit.drafts.get(draft_id)
        return draft, reviewed(unit, draft, report_of(draft), desk.today)
