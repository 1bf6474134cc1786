"""Writes notes and proposed wording into a draft of any format that takes them."""

from __future__ import annotations

from collections.abc import Sequence

from riskwatch.domain.document import Document
from riskwatch.domain.note import Note, Proposal, Signed
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.refusals import nothing_written_into

TAKES_NOTES = {"docx": ".docx", "pdf": ".pdf"}
"""Formats that notes are written into, and the ending of the file."""
SETS = {"zip": ".zip", "mail": ".zip"}
"""Sets whose files take them, and what comes back."""


def write_here(
    data: bytes,
    document: Document,
    notes: Sequence[Note],
    proposals: Sequence[Proposal],
    signed: Signed,
    limits: Limits,
    *,
    depth: int = 0,
) -> bytes:
    """The draft, which was read as `document`, with `notes` and, in Word files, `proposals`. `depth` counts the zips that it
    lies in.

    Raises DraftUnwritable where the file takes none; DraftUnreadable as reading does.
    """
    if document.format == "docx":
        from riskwatch.drafts.writing import docx  # here: most checks write nothing back

        return docx.write(data, document, notes, proposals, signed, limits)
    if document.format == "pdf":
        from riskwatch.drafts.writing import pdf  # here: its library is large

        return pdf.write(data, document, notes, signed, limits)
    if document.format in SETS:
        from riskwatch.drafts.writing import sets  # here: the mail parser is large

        return sets.write(data, document, notes, proposals, signed, limits, depth)
    raise nothing_written_into(document.file, ", ".join((*TAKES_NOTES.values(), ".zip")))
