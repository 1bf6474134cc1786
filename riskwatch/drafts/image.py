"""Reads photos and scans that are files of their own (.png, .jpg, .tif) by OCR."""

from __future__ import annotations

from riskwatch.domain.document import Document
from riskwatch.drafts import ocr, refusals
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.pages import document_of_pages


def read(data: bytes, name: str, sha256: str, limits: Limits, recognition: ocr.Recognition | None) -> Document:
    """Raises DraftUnreadable (no_text where OCR is not there, unreadable, too_large), and Pictured without `recognition`."""
    if not ocr.ready(limits):
        raise refusals.no_text(name, hint=refusals.why_no_ocr(limits.ocr))
    if recognition is None:
        raise ocr.Pictured
    from riskwatch.drafts.ocr import picture, reading  # here: its libraries are large, and an extra

    count = picture.count_of(data, name, limits)
    reading.hold_to(limits, count, name)
    pages = reading.read_pictures(enumerate(picture.pages_of(data, name), 1), count, limits, recognition)
    return document_of_pages([pages[page].sheet for page in sorted(pages)], name, sha256, "image", pictures=pages)
