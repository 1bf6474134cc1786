"""From what was read on pages to where each stretch of the Document's text stands on them.

On its way into the text a piece keeps its characters and their order; blanks, and which pieces follow one another, change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from riskwatch.domain.document import Block, Recognised, Seal, Span
from riskwatch.domain.scan import WHOLE
from riskwatch.drafts.ocr.page import PageRead
from riskwatch.drafts.ocr.rows import Piece

_CERTAIN = 100
"""Percent for blanks: a gap on paper is no character that could be another."""


@dataclass(eq=False, slots=True)
class _Waiting:
    """A piece that has no place in the text yet, and its characters without blanks."""

    page: int
    piece: Piece
    signs: str


def recognised_in(text: str, blocks: Sequence[Block], pages: Mapping[int, PageRead]) -> tuple[Recognised, ...]:
    """The places of all words that were read from pictures, in the order of the text."""
    waiting = [
        _Waiting(page, piece, _signs(piece.words.text)) for page in sorted(pages) for piece in pages[page].pieces
    ]
    found: list[Recognised] = []
    for block in blocks:
        page = block.place.page or 0
        runs_on = block.kind in ("paragraph", "row")
        near = [each for each in waiting if page <= each.page <= page + runs_on]
        taken = list(_matched(text, block.span, near))
        if page not in pages:
            taken = _tail(text, block.span, taken)
        for span, piece in taken:
            waiting.remove(piece)
            found.append(_placed(text, span, piece, pages[piece.page]))
    return tuple(found)


def _tail(text: str, block: Span, taken: list[tuple[Span, _Waiting]]) -> list[tuple[Span, _Waiting]]:
    """Of a block that begins on a page with a text layer, the pieces at its end: there it runs on to a picture. The same
    words elsewhere in it are those of the text layer."""
    end, first = block.end, len(taken)
    while first and not text[taken[first - 1][0].end : end].strip():
        first -= 1
        end = taken[first][0].start
    return taken[first:]


def seals_in(recognised: Sequence[Recognised], pages: Mapping[int, PageRead]) -> tuple[Seal, ...]:
    """The seals of all pages, each with the lines that it is stamped on."""
    found: list[Seal] = []
    for page in sorted(pages):
        lines = [line for line in recognised if line.page == page]
        for stamp in pages[page].stamps:
            corners = np.array(
                [
                    [stamp.left, stamp.top],
                    [stamp.right, stamp.top],
                    [stamp.right, stamp.bottom],
                    [stamp.left, stamp.bottom],
                ],
                np.float32,
            )
            places = [round(WHOLE * float(value)) for value in pages[page].on_page(corners).flatten()]
            box = (min(places[0::2]), min(places[1::2]), max(places[0::2]), max(places[1::2]))
            sure = round(100 * min(stamp.words.sure, default=0.0))
            found.append(Seal(page, box, stamp.shape, stamp.words.text, sure, _below(box, lines)))
    return tuple(found)


def _below(box: tuple[int, ...], lines: Sequence[Recognised]) -> Span | None:
    """The lines under the seal, or the nearest line."""
    if not lines:
        return None
    distances = [(_distance(box, line), line.span) for line in lines]
    nearest = min(distances)[0]
    spans = [span for distance, span in distances if distance <= nearest]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _distance(box: tuple[int, ...], line: Recognised) -> int:
    """How far apart seal and line are, 0 where they overlap."""
    xs, ys = line.corners[0::2], line.corners[1::2]
    across = max(box[0] - max(xs), min(xs) - box[2], 0)
    down = max(box[1] - max(ys), min(ys) - box[3], 0)
    return across + down


def _matched(text: str, span: Span, waiting: list[_Waiting]) -> Iterator[tuple[Span, _Waiting]]:
    """The pieces that the text at `span` is made of; what comes next on the page before what is longer."""
    places = [at for at in range(*span) if not text[at].isspace()]
    signs = _signs(span.of(text))
    at = 0
    while at < len(signs) and waiting:
        fits = [number for number, each in enumerate(waiting) if each.signs and signs.startswith(each.signs, at)]
        if not fits:
            at += 1  # a hyphen at a line end, or words of a page with a text layer
            continue
        number = 0 if fits[0] == 0 else max(fits, key=lambda each: len(waiting[each].signs))
        taken = waiting[number]
        waiting = waiting[number + 1 :] + waiting[:number]
        yield Span(places[at], places[at + len(taken.signs) - 1] + 1), taken
        at += len(taken.signs)


def _signs(text: str) -> str:
    return "".join(text.split())


def _placed(text: str, span: Span, taken: _Waiting, read: PageRead) -> Recognised:
    words = taken.piece.words
    seen = [number for number, sign in enumerate(words.text) if not sign.isspace()]
    places = iter(seen)
    edges: list[float] = []
    sure: list[int] = []
    for sign in span.of(text):
        if sign.isspace():
            edges.append(edges[-1])
            sure.append(_CERTAIN)
            continue
        number = next(places)
        edges.append(words.edges[number])
        sure.append(round(100 * words.sure[number]))
    edges.append(words.edges[seen[-1] + 1])
    corners = tuple(round(WHOLE * float(value)) for value in read.on_page(taken.piece.corners).flatten())
    return Recognised(span, taken.page, corners, tuple(round(WHOLE * edge) for edge in edges), tuple(sure))
