"""The use case "show me where it says so": the words of a finding as they stand on a scanned page."""

from __future__ import annotations

from riskwatch.domain.document import Document
from riskwatch.domain.errors import NotThere
from riskwatch.domain.scan import quads_of
from riskwatch.domain.words import Words
from riskwatch.drafts import ocr
from riskwatch.drafts.limits import limits_of
from riskwatch.jobs.desk import Desk

PICTURED = ("pdf", "image")
"""Formats of which such a picture can be drawn."""

_NO_PICTURE = Words("这里没有可以显示的扫描页。", "There is no scanned page to be shown here.")


def picture_of(desk: Desk, draft_id: str, fingerprint: str) -> bytes:
    """A PNG of the words of the finding. Raises NotThere, and DraftUnreadable (stopped)."""
    with desk.store.reading() as unit:
        draft = unit.drafts.get(draft_id)
        span = next((each.span for each in draft.findings if each.fingerprint == fingerprint), None)
        document = Document(
            draft.file, draft.sha256, draft.format, draft.text, draft.blocks, recognised=draft.recognised
        )
        quads = [quad for quad in quads_of(document, span) if not quad.file] if span else []
        if not quads or draft.format not in PICTURED or not ocr.installed():
            raise NotThere(_NO_PICTURE)
        sent = unit.evidence.get(draft.sha256)
    from riskwatch.drafts.ocr.excerpt import excerpt  # here: its libraries are an extra

    return excerpt(sent.body, draft.file, draft.format, quads, limits_of(desk.settings))
