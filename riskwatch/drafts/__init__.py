"""Drafts: a file that somebody sent becomes a Document, or a refusal that says why. One module per format.

A draft is read in full or not at all: what cannot be read is never passed over in silence.
"""

from __future__ import annotations

from typing import Literal

from riskwatch.domain.document import Document, View
from riskwatch.domain.errors import DraftUnreadable
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.ocr import Progress
from riskwatch.drafts.reading import DEFAULT, accepted, read_here
from riskwatch.drafts.sniff import TEXT, supported

__all__ = ["Apart", "DraftUnreadable", "Limits", "Progress", "read_draft", "supported"]

Apart = Literal["foreign", "all"]
"""What is read in a process of its own: the formats that are read by code which is not Python (`foreign`), or all formats
but plain text (for a service, which one file must not slow down or end)."""


def read_draft(
    data: bytes,
    name: str,
    limits: Limits = DEFAULT,
    view: View = "accepted",
    *,
    apart: Apart = "foreign",
    progress: Progress | None = None,
) -> Document:
    """Read the draft that was sent as `name`. `view` says how tracked changes are read; other formats than Word know none.
    `progress` is told which page of a scan is being read.

    Raises DraftUnreadable whose `reason` is unreadable, encrypted, empty, no_text, wrong_extension, too_large,
    too_large_unpacked, unsupported, stopped or busy.
    """
    found = accepted(data, name, limits)
    if found.foreign or (apart == "all" and found is not TEXT):
        from riskwatch.drafts.apart import read_apart  # here: most drafts need no process

        return read_apart(data, name, limits, view, progress=progress)
    return read_here(data, name, limits, view)
