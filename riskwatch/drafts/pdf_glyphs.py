"""Looks at a page through pdfium: its text line by line, where the lines stand, and closer where it is not plainly one column.

A page of running text is only sampled, since a look at every letter takes longer than reading the text. It is looked at
closely when lines are drawn on it, when several lines begin far to the right, or when long lines have a gap in their middle.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from heapq import nsmallest
from typing import Any

import pypdfium2.raw as pdfium

from riskwatch.drafts.pdf_edges import FAR, MANY, SAME_EDGE, cuts, edges_among
from riskwatch.drafts.pdf_quick import DOUBLE, HANDLE, quick
from riskwatch.drafts.pdf_rules import rules_of
from riskwatch.drafts.pdf_sheet import Part, Printed, Rules, Sheet

_origin = quick(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, HANDLE, ctypes.c_int, HANDLE, HANDLE)
_box = quick(pdfium.FPDFText_GetCharBox, ctypes.c_int, HANDLE, ctypes.c_int, HANDLE, HANDLE, HANDLE, HANDLE)
_font_size = quick(pdfium.FPDFText_GetFontSize, DOUBLE, HANDLE, ctypes.c_int)
_index = quick(pdfium.FPDFText_GetCharIndexFromTextIndex, ctypes.c_int, HANDLE, ctypes.c_int)

_LINE = re.compile(
    "[^\\S\r\n\x0b\x0c\x85\u2028\u2029]*([^\\s\ufffe\x02][^\r\n\x0b\x0c\x85\u2028\u2029\ufffe\x02]*[\ufffe\x02]?)"
)
_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
_GAP = re.compile(r"\S(\s+)\S")

_SAMPLED = 3
_WIDE_GAP = 14.0
_GAP_HEIGHTS, _LOWEST = 1.2, 6.0
"""A gap that parts columns: points from one letter to the next, and heights of a letter between them."""
_USUAL_SIZE = 10.0
_MOST_LINES = 5_000


class Glyphs:
    """The letters of one page."""

    def __init__(self, page: Any, textpage: Any, text: str) -> None:
        self._page = page
        self._raw = ctypes.cast(textpage.raw, HANDLE).value
        self._shifted = textpage.count_chars() != len(text)
        self._turned = pdfium.FPDFPage_GetRotation(page.raw)
        self._width, self._height = (float(side) for side in page.get_size())
        self._slots = [DOUBLE() for _ in range(4)]
        self._at = [ctypes.addressof(slot) for slot in self._slots]

    def sheet(self, text: str, textpage: Any) -> Sheet:
        """The page with `text`, which is all of `textpage`."""
        found = list(_LINE.finditer(text))
        if len(found) > _MOST_LINES or _BEYOND_BMP.search(text):  # letters and their places could not be told apart
            return Sheet([Printed(line[0]) for line in found])
        begins = [self._place(line.start(1)) for line in found]
        lines = [Printed(line[0], y) for line, (_, y) in zip(found, begins, strict=True)]
        spans = [line.span(1) for line in found]
        drawn = pdfium.FPDFPage_CountObjects(self._page.raw) > pdfium.FPDFText_CountRects(textpage.raw, 0, -1)
        rules = rules_of(self._page, self._turned) if drawn else Rules()
        columns = self._columns(text, spans, begins)
        if columns or (rules.levels and rules.uprights):
            for number, (line, (start, end)) in enumerate(zip(lines, spans, strict=True)):
                parts = self._parts(text, start, end, cuts(line.y or 0.0, rules, columns))
                line.parts = [part._replace(line=number) for part in parts]
        return Sheet(lines, rules, columns)

    def _place(self, at: int) -> tuple[float, float]:
        """Where the letter at a position of the text stands on its line."""
        _origin(self._raw, _index(self._raw, at) if self._shifted else at, self._at[0], self._at[1])
        return self._shown(self._slots[0].value, self._slots[1].value)

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as it is turned to be shown."""
        if self._turned == 0:
            return x, y
        return ((y, self._height - x), (self._width - x, self._height - y), (self._width - y, x))[self._turned - 1]

    def _letter(self, at: int) -> tuple[float, float, float]:
        """Left and right edge of a letter, and its height."""
        index = _index(self._raw, at) if self._shifted else at
        _box(self._raw, index, *self._at)
        left, right, bottom, top = (slot.value for slot in self._slots)
        if self._turned:
            (left, bottom), (right, top) = self._shown(left, bottom), self._shown(right, top)
        return min(left, right), max(left, right), abs(top - bottom)

    def _columns(self, text: str, spans: list[tuple[int, int]], begins: list[tuple[float, float]]) -> list[float]:
        """The left edges of columns, but the first one's."""
        far = [x for x, _ in begins if x > FAR * self._width]
        if len(far) < MANY and not self._gaps_in_long_lines(text, spans):
            return []
        far += [x for span in spans for x in self._gaps(text, *span)]
        return list(edges_among(far))

    def _gaps_in_long_lines(self, text: str, spans: list[tuple[int, int]]) -> bool:
        """Whether two of the three longest lines have a gap in their middle."""
        longest = nsmallest(_SAMPLED, spans, key=lambda span: span[0] - span[1])
        missing = 0
        for start, end in longest:
            third = (end - start) // 3
            missing += next(self._gaps(text, start + third, end - third), None) is None
            if missing > 1:
                return False
        return len(longest) == _SAMPLED

    def _gaps(self, text: str, start: int, end: int) -> Iterator[float]:
        """Where words begin in a line after a gap that is wider than any space."""
        for gap in _GAP.finditer(text, start, end):
            x, _ = self._place(gap.end() - 1)
            if x > FAR * self._width and x - self._place(gap.start())[0] > _WIDE_GAP:
                _, right, height = self._letter(gap.start())
                if x - right > _GAP_HEIGHTS * max(height, _LOWEST):
                    yield x

    def _parts(self, text: str, start: int, end: int, edges: list[tuple[float, float]]) -> Iterator[Part]:
        """The line cut at the edges of columns and at upright lines, where a gap is there."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        size = _font_size(self._raw, start) or _USUAL_SIZE
        at = start
        for edge, gap in edges:
            cut = self._cut(at, end, edge, gap * size)
            if cut is not None and text[at:cut].strip():
                yield self._part(text, at, cut, size)
                at = cut
        if at < end:
            yield self._part(text, at, end, size)

    def _part(self, text: str, start: int, end: int, size: float) -> Part:
        while text[start].isspace():
            start += 1
        last = end - 1
        while last > start and (text[last].isspace() or text[last] in "\ufffe\x02"):
            last -= 1
        x, y = self._place(start)
        return Part(text[start:end].strip(" \t\u3000\xa0"), x, max(self._letter(last)[1], x), y, size)

    def _cut(self, start: int, end: int, edge: float, gap: float) -> int | None:
        """The first letter of a line that stands right of an edge; None when the line does not go over it, or runs over it
        with less of a gap than that."""
        low, high = start, end - 1
        if not self._place(low)[0] < edge - SAME_EDGE <= self._place(high)[0]:
            return None
        while high - low > 1:
            middle = (low + high) // 2
            if self._place(middle)[0] < edge - SAME_EDGE:
                low = middle
            else:
                high = middle
        _, right, _ = self._letter(low)
        return high if right < edge + SAME_EDGE and self._place(high)[0] - right >= gap else None
