"""Comments of a Word file: who wrote what when, and the words each one hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riskwatch.domain.document import Remark, Span
from riskwatch.drafts.docx_changes import hand_of
from riskwatch.drafts.docx_package import Element, W, value
from riskwatch.drafts.docx_text import COMMENT_PLACES, words_of
from riskwatch.drafts.writer import Origin

_START, _END, _REFERENCE = COMMENT_PLACES


def comments(root: Element | None, origins: Iterable[Origin], length: int) -> Iterator[Remark]:
    """The comments of the part `root`, in its order. `origins` hold the marks in the text that they hang on; the text is
    `length` characters long. A comment whose marks are missing, or stand in words that are left out, is about nothing."""
    if root is None:
        return
    places: dict[str, dict[object, int]] = {}
    for origin in origins:
        if origin.element.tag in COMMENT_PLACES:
            places.setdefault(value(origin.element, "id") or "", {})[origin.element.tag] = origin.start
    for comment in root.iter(W + "comment"):
        text = "\n".join(words_of(paragraph) for paragraph in comment.iter(W + "p")).strip()
        if text:
            about = _about(places.get(value(comment, "id") or "", {}), length)
            hand = hand_of(comment)
            at = about.start if about else None
            yield Remark("comment", text, None, hand.author, hand.date, at, about, utc=hand.utc)


def _about(places: dict[object, int], length: int) -> Span | None:
    if not places:
        return None
    start = places.get(_START, places.get(_REFERENCE, places.get(_END, 0)))
    end = places.get(_END, places.get(_REFERENCE, start))
    return Span(min(start, length), min(max(start, end), length))
