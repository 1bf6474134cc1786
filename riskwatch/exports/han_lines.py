"""Where a line of Chinese may end in a printed page: no mark that closes begins a line, none that opens ends one (避头尾).

The PDF library knows the Japanese marks alone, and lets one of them hang in the margin; here a line ends earlier instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Paragraph
from reportlab.platypus.paragraph import ParaLines, cjkU, makeCJKParaLine

NEVER_FIRST = frozenset("，。、；：？！）》〉」』】〕］｝”’…—·％‰℃°,.;:?!)]}%")
NEVER_LAST = frozenset("（《〈「『【〔［｛“‘￥＄£€¥$([{#§№")
_ROUNDING = 1e-6
"""Points; sums of widths are not exact."""


class HanParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph in one direction, Chinese with words of other languages in it."""

    def breakLinesCJK(self, widths: float | Sequence[float]) -> Any:  # noqa: N802 - the library calls it so
        """Called by the library for `wordWrap="CJK"`."""
        if getattr(self, "_splitpara", 0):  # a part of a paragraph that two pages share
            return self.blPara
        room = [widths] if isinstance(widths, (int, float)) else list(widths)
        signs = [cjkU(sign, frag, "utf8") for frag in self.frags for sign in getattr(frag, "text", "")]
        lines: list[Any] = []
        while signs:
            most = room[min(len(lines), len(room) - 1)]
            number = line_end("".join(signs), [sign.width for sign in signs], most)
            line = signs[:number]
            while len(line) > 1 and line[-1] == " ":
                line.pop()
            used = sum(sign.width for sign in line)
            lines.append(makeCJKParaLine(line, most, used, most - used, False, False))
            signs = signs[number:]
        return ParaLines(kind=1, lines=lines)


def line_end(text: str, widths: Sequence[float], room: float) -> int:
    """How many characters the first line of `text` takes: at least one, and all that fit where no place to break is among them."""
    fits, used = 0, 0.0
    while fits < len(text) and (text[fits] == " " or used + widths[fits] <= room + _ROUNDING):  # blanks may hang out
        used += widths[fits]
        fits += 1
    return next((end for end in range(fits, 0, -1) if may_break(text, end)), max(fits, 1))


def may_break(text: str, at: int) -> bool:
    """Whether a line may end before the character at `at`."""
    if at == len(text):
        return True
    last, first = text[at - 1], text[at]
    if first == " ":
        return False  # it stays with the line before
    if first in NEVER_FIRST or last in NEVER_LAST:
        return False
    return last in " /" or not (_in_word(last) and _in_word(first))


def _in_word(sign: str) -> bool:
    """Whether it belongs to a word, a number or a date, none of which is divided: whatever comes before the Chinese
    characters in Unicode."""
    return sign < "\u2e80"
