"""Where words of the text stand on the pages of a PDF: the boxes of their characters, line by line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from riskwatch.domain.document import Document, Span
from riskwatch.drafts.writer import CELL_JOINT

_AROUND = 60
"""Characters before and after the words by which one of several equal places is told from the others."""
_SHORTEST = 2
"""A single character stands in too many places to be looked for."""
_SAME_LINE = 0.5
"""Share of the lower character's height that two characters of one line have in common."""


@dataclass(frozen=True, slots=True)
class Character:
    """A character that is drawn, and its box in points from the lower left corner of its page."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Box:
    """Words of one line on a page, in points from its lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


def characters(textpage: pypdfium2.PdfTextPage) -> list[Character]:
    """The characters of a page that are seen, in the order in which pdfium gives its text."""
    found: list[Character] = []
    box = pdfium.FS_RECTF()
    for index in range(textpage.count_chars()):
        sign = _plain(chr(pdfium.FPDFText_GetUnicode(textpage.raw, index)))
        if sign and pdfium.FPDFText_GetLooseCharBox(textpage.raw, index, box):
            found.append(Character(sign, box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)))
    return found


def boxes_of(document: Document, span: Span, pages: Sequence[tuple[int, list[Character]]]) -> list[Box]:
    """The words at `span` on these pages, one box a line; of equal places the one with the same words around it.

    Words that the file has apart, as cells of a row or lines of a column, are looked for piece by piece. Empty where they
    are not found: words typed into a form, or signs that the font names otherwise.
    """
    signs = "".join(each.sign[0] for _, content in pages for each in content)
    places = [(page, each) for page, content in pages for each in content]
    boxes: list[Box] = []
    at = span.start
    for piece in span.of(document.text).split(CELL_JOINT):
        for start, end in _found(document, Span(at, at + len(piece)), signs):
            boxes += _lines(places[start:end])
        at += len(piece) + len(CELL_JOINT)
    return boxes


def _found(document: Document, span: Span, signs: str) -> Iterator[tuple[int, int]]:
    """Where the words stand among the signs: as a whole, else in as few pieces as there are."""
    words = _bare(span.of(document.text))
    before = _bare(document.text[max(span.start - _AROUND, 0) : span.start])
    after = _bare(document.text[span.end : span.end + _AROUND])
    at = 0
    while at < len(words):
        length = _longest(words[at:], signs)
        if length < min(_SHORTEST, len(words)):
            at += 1
            continue
        piece, said, follows = words[at : at + length], before + words[:at], words[at + length :] + after
        best = max(
            _every(signs, piece),
            key=lambda place: _alike(signs[:place][::-1], said[::-1]) + _alike(signs[place + len(piece) :], follows),
        )
        yield best, best + length
        at += length


def _longest(words: str, signs: str) -> int:
    """How many of the words, from the first on, stand somewhere in one piece."""
    if words in signs:
        return len(words)
    low, high = 0, len(words)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if words[:middle] in signs else (low, middle)
    return low


def _plain(sign: str) -> str:
    """The sign as it is compared; "" for blanks, controls and hyphens, which line ends bring and take away."""
    folded = unicodedata.normalize("NFKC", sign)[:1]
    return "" if not folded.strip() or folded in "-\u00ad\ufffe\x02" or unicodedata.category(folded) == "Cc" else folded


def _bare(text: str) -> str:
    return "".join(map(_plain, text))


def _every(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _lines(places: Sequence[tuple[int, Character]]) -> Iterator[Box]:
    box: Box | None = None
    for page, each in places:
        if box is not None and box.page == page and _on_line(box, each):
            box = Box(
                page,
                min(box.left, each.left),
                min(box.bottom, each.bottom),
                max(box.right, each.right),
                max(box.top, each.top),
            )
            continue
        if box is not None:
            yield box
        box = Box(page, each.left, each.bottom, each.right, each.top)
    if box is not None:
        yield box


def _on_line(box: Box, each: Character) -> bool:
    common = min(box.top, each.top) - max(box.bottom, each.bottom)
    return common >= _SAME_LINE * min(box.top - box.bottom, each.top - each.bottom)
