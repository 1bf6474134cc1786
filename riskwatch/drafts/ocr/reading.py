"""Reads the pictures of a draft one after the other, with one engine."""

from __future__ import annotations

from collections.abc import Iterable

from riskwatch.domain.words import Words
from riskwatch.drafts import refusals
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.ocr import Recognition
from riskwatch.drafts.ocr.engine import Engine
from riskwatch.drafts.ocr.page import PageRead, read_page
from riskwatch.drafts.ocr.shapes import Image


def hold_to(limits: Limits, count: int, name: str) -> None:
    """Raises DraftUnreadable (too_large) when there are more pictures than are read."""
    if count > limits.ocr_max_pages:
        most = limits.ocr_max_pages
        much = Words(
            f"{count} 页是扫描图片，上限 {most} 页", f"{count} pages are scanned pictures, the limit is {most}"
        )
        raise refusals.too_long(name, much)


def read_pictures(
    pictures: Iterable[tuple[int, Image]], count: int, limits: Limits, recognition: Recognition
) -> dict[int, PageRead]:
    """What stands on each page, by its number; `count` says how many pictures there are."""
    engine = Engine(limits.ocr_threads)
    read: dict[int, PageRead] = {}
    recognition.tell(1, count)
    for done, (page, picture) in enumerate(pictures, 1):
        read[page] = read_page(engine, picture)
        recognition.tell(min(done + 1, count), count)
    return read
