"""The part of a page on which some words stand, as a picture with the words marked: what a person checks OCR by.

Run as a process of its own, since pictures are decoded by foreign code.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import islice

import cv2
import numpy as np
import pypdfium2
from PIL import Image as Pictures

from riskwatch import apart
from riskwatch.domain.scan import WHOLE, Quad
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.ocr.picture import page_of_pdf, pages_of
from riskwatch.drafts.ocr.shapes import Image

PROCESS = "riskwatch.drafts.ocr.excerpt"
_WIDEST = 1_200
"""Pixels: more than a column of the report shows on a fine screen."""
_AROUND = 1.5
"""Heights of the words that are shown above and below them."""
_LEAST = WHOLE * 0.55
_MARK = (255, 224, 130)


def excerpt(data: bytes, name: str, form: str, quads: Sequence[Quad], limits: Limits) -> bytes:
    """A PNG of the first page that the words are on. Raises DraftUnreadable (stopped)."""
    how = {"name": name, "format": form, "quads": [asdict(quad) for quad in quads]}
    try:
        return apart.ask(
            PROCESS, json.dumps(how).encode() + b"\n" + data, seconds=limits.seconds, memory=limits.ocr_memory
        )
    except apart.Ended as error:
        from riskwatch.drafts.apart import why_ended  # here: the process itself needs none of it
        from riskwatch.drafts.refusals import READER_CRASHED, stopped

        raise stopped(name, why_ended(error, limits, READER_CRASHED)) from error


def _answer(asked: bytes) -> bytes:
    head, _, data = asked.partition(b"\n")
    how = json.loads(head)
    quads = [Quad(each["page"], each["file"], tuple(each["corners"])) for each in how["quads"]]
    first = quads[0].page
    page = _page(data, how["name"], how["format"], first)
    return _drawn(page, [quad for quad in quads if quad.page == first])


def _page(data: bytes, name: str, form: str, number: int) -> Image:
    if form == "pdf":
        with pypdfium2.PdfDocument(data) as pdf:
            return page_of_pdf(pdf, number - 1)
    return next(islice(pages_of(data, name), number - 1, None))


def _drawn(page: Image, quads: Sequence[Quad]) -> bytes:
    down, across = page.shape[:2]
    marked = page.copy()
    for quad in quads:
        corners = np.array(quad.corners, np.float32).reshape(4, 2) * [across / WHOLE, down / WHOLE]
        cv2.fillConvexPoly(marked, corners.astype(np.int32), _MARK)
    marked = np.minimum(marked, page)  # ink stays as dark as it is
    buffer = io.BytesIO()
    part = np.rot90(_cut(marked, [quad.box for quad in quads]), _turns(quads[0], across, down))
    picture = Pictures.fromarray(np.ascontiguousarray(part))
    picture.thumbnail((_WIDEST, _WIDEST))
    picture.convert("P", palette=Pictures.Palette.ADAPTIVE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _cut(page: Image, boxes: Sequence[tuple[int, int, int, int]]) -> Image:
    """The words with some room around, and no narrower than half of the page."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    room = _AROUND * min(min(b - t, r - ell) for ell, t, r, b in boxes)
    wide = max(room, (_LEAST - (right - left)) / 2) if right - left > bottom - top else room
    high = max(room, (_LEAST - (bottom - top)) / 2) if right - left <= bottom - top else room
    down, across = page.shape[:2]
    rows = slice(_pixel(top - high, down), _pixel(bottom + high, down))
    return page[rows, _pixel(left - wide, across) : _pixel(right + wide, across)]


def _turns(quad: Quad, across: int, down: int) -> int:
    """How many quarters to the left the page is to be turned for its words to stand upright."""
    (x0, y0), (x1, y1) = quad.corners[:2], quad.corners[2:4]
    along, below = (x1 - x0) * across, (y1 - y0) * down
    if abs(along) >= abs(below):
        return 0 if along >= 0 else 2
    return 1 if below > 0 else 3


def _pixel(place: float, size: int) -> int:
    return round(min(max(place, 0), WHOLE) * size / WHOLE)


if __name__ == "__main__":
    apart.answer_with(_answer)
