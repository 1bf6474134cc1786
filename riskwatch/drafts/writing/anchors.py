"""Which elements of the body a comment hangs on: those of the very words, else the nearest that may carry one.

Word allows no comments in headers and footers. Words of footnotes are commented on where the note is referred to.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from riskwatch.domain.document import Document, Span
from riskwatch.drafts.docx import Source
from riskwatch.drafts.docx_package import Element, W, value
from riskwatch.drafts.writing.dialect import Dialect
from riskwatch.drafts.writing.xml_bytes import XmlBytes


@dataclass(frozen=True, slots=True)
class Anchor:
    """From a character of one element to before a character of another; `end` None is all of the last."""

    first: Element
    start: int
    last: Element
    end: int | None


class Anchors:
    """The elements of one body by the text they were read from."""

    def __init__(self, document: Document, sources: Sequence[Source], main: str, xml: XmlBytes, words: Dialect) -> None:
        self._document = document
        self._all = sources
        self._sources = [source for source in sources if source.part == main]
        self._starts = [source.span.start for source in self._sources]
        self._ends = [source.span.end for source in self._sources]
        self._all_starts = [source.span.start for source in sources]
        self._xml = xml
        self._w = words

    def of(self, span: Span) -> Anchor | None:
        """The anchor of a span of the text; None where the body has nothing to hang it on."""
        found = self._within(span) or self._block(span) or self._footnote(span) or self._nearest(span)
        if not found:
            return None
        # Text boxes are read after the line that carries them: the order of the file is not always that of the text.
        first_source, last_source = min(found, key=_place), max(found, key=_place)
        start = max(span.start - first_source.span.start, 0) if first_source.exact else 0
        end = span.end - last_source.span.start if last_source.exact else None
        inside = end is not None and 0 < end < last_source.span.end - last_source.span.start
        if not first_source.span.meets(span):
            start = 0
        if not last_source.span.meets(span):
            inside = False
        return Anchor(self.element(first_source), start, self.element(last_source), end if inside else None)

    def element(self, source: Source) -> Element:
        """The element in the bytes that are written."""
        return self._xml.elements[source.index]

    def last_of(self, block: int) -> Element | None:
        """The last element with words of the block of that index."""
        found = self._within(self._document.blocks[block].span)
        return self.element(found[-1]) if found else None

    def _within(self, span: Span) -> list[Source]:
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        return self._sources[first:last]

    def _block(self, span: Span) -> list[Source]:
        """All words of the line, for a span of nothing but a generated number or a sign."""
        block = self._document.block_at(span.start)
        return self._within(block.span) if block else []

    def _nearest(self, span: Span) -> list[Source]:
        """The line of the body before the span, else the first one."""
        before = max(bisect_right(self._starts, span.start) - 1, 0)
        return self._block(self._sources[before].span) if self._sources else []

    def _footnote(self, span: Span) -> list[Source]:
        """The run that refers to the note, as if its words stood there."""
        index = bisect_right(self._all_starts, span.start) - 1
        source = self._all[index] if index >= 0 else None
        note = None if source is None else _note_of(source.element)
        if source is None or note is None:
            return []
        kind, number = note
        for reference in self._xml.root.iter(self._w.tag(f"{kind}Reference")):
            if self._w.value(reference, "id") == number:
                place = self._xml.elements.index(reference)
                return [Source(Span(span.start, span.end), source.part, reference, place, exact=False)]
        return []


def _place(source: Source) -> int:
    return source.index


def _note_of(element: Element) -> tuple[str, str] | None:
    """Kind (footnote, endnote) and id of the note around an element that was read."""
    for note in element.iterancestors(W + "footnote", W + "endnote"):
        return etree.QName(note).localname, value(note, "id") or ""
    return None
