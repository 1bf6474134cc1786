"""The pages of a PDF as pictures, to be drawn into another paper as they are. Run as a process of its own, since the PDF was
handed in by somebody and is decoded by foreign code."""

from __future__ import annotations

import io
import json

import pypdfium2

from riskwatch import apart
from riskwatch.drafts import refusals
from riskwatch.drafts.apart import why_ended
from riskwatch.drafts.limits import Limits

PROCESS = "riskwatch.drafts.pdf_images"
MOST = 30
"""Pages that are drawn; a longer print is named with what was left out."""
_DPI, _INCH = 150, 72
_WIDEST = 2_400
"""Pixels: a poster is drawn smaller."""


def pdf_images(data: bytes, name: str, limits: Limits) -> tuple[tuple[bytes, ...], int]:
    """JPEGs of the first pages, and how many pages there are. Raises DraftUnreadable (stopped)."""
    try:
        answer = apart.ask(PROCESS, data, seconds=limits.seconds, memory=limits.memory)
    except apart.Ended as error:
        raise refusals.stopped(name, why_ended(error, limits, refusals.READER_CRASHED)) from error
    head, _, rest = answer.partition(b"\n")
    told = json.loads(head)
    pictures, at = [], 0
    for length in told["lengths"]:
        pictures.append(rest[at : at + length])
        at += length
    return tuple(pictures), told["pages"]


def _answer(data: bytes) -> bytes:
    with pypdfium2.PdfDocument(data) as pdf:
        pictures = [_picture(pdf[number]) for number in range(min(len(pdf), MOST))]
        told = {"pages": len(pdf), "lengths": [len(each) for each in pictures]}
    return json.dumps(told).encode() + b"\n" + b"".join(pictures)


def _picture(page: pypdfium2.PdfPage) -> bytes:
    scale = min(_DPI / _INCH, _WIDEST / max(page.get_width(), page.get_height(), 1))
    kept = io.BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").save(kept, "JPEG", quality=80)
    return kept.getvalue()


if __name__ == "__main__":
    apart.answer_with(_answer)
