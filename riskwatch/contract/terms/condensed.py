"""Contract text made easy to read by pattern, with the way back to the place of every character.

Full-width digits, letters and signs become the common ones; blanks inside Chinese (a scan's or a justified line's) go
away, others become one blank; lines that a page broke are joined; brackets around a filled-in number are dropped. A
cell border ` | ` becomes `|`.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from riskwatch.domain.document import Span

_KEEP = {ord(mark) for mark in "，；！？"}
_FOLDED: dict[int, int | str] = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code not in _KEEP and code != ord("．")
}
_FOLDED |= {
    ord("　"): " ",
    ord("\u00a0"): " ",
    ord("\t"): " ",
    ord("￥"): "¥",
    ord("＿"): "_",
    ord("│"): "|",
    ord("┃"): "|",
}
_FOLDED |= {ord("〔"): "(", ord("〕"): ")", ord("﹪"): "%", ord("﹣"): "-", ord("’"): "'", ord("“"): '"', ord("”"): '"'}

_CJK = "\u3400-\u9fff，。；：、《》（）():％"
_SPACE_ZH = re.compile(
    rf"(?<=[{_CJK}]) (?=[{_CJK}\da-zA-Z¥$_【])"
    rf"|(?<=[\da-zA-Z%‰】]) (?=[{_CJK}])"
    r"|(?<=[地帐账电传邮税买卖甲乙丙供需购名日姓]) {2,}(?=[址号话真编方称期名])"
    r"|(?<=[\u3400-\u9fff]) {2,}(?=[:(])"
    r"| *\| *"
    r"| {2,}"
    r"|[【\[] ?(?=[\d.,]{1,12} ?[】\]])"
    r"|(?<=[\d.]) ?[】\]](?=[ ]?[%‰个工日天月年元万小倍])"
)
_SPACE_EN = re.compile(
    r" *\| *| {2,}| ?(?<=[a-z0-9,;]) ?\n *(?=[a-z0-9(])|\[ ?(?=\d[\d.,]{0,11} ?\])|(?<=\d) ?\](?= ?(?:%|days?|months?|years?))"
)
_NEW_POINT = re.compile(
    r" *(?:第[\d一二三四五六七八九十百]+[条章节款项]|[一二三四五六七八九十]+[、.]|\(?[\d一二三四五六七八九十]+[、.)]|[①-⑳]|[-*•·#□]|"
    r"[\u3400-\u9fffa-zA-Z ()/]{1,12}:|附件|附录)"
)
_BREAK_ZH = re.compile(r"(?<=[\u3400-\u9fff，、\d]) *\n *(?=[\u3400-\u9fff\d(])")
_LONG_LINE = 22


class Condensed:
    """`text` is what the finders read; `span` leads back to the characters of the document."""

    __slots__ = ("_here", "_there", "lower", "text")

    def __init__(self, original: str, chinese: bool, wrapped: bool) -> None:
        folded = original.translate(_FOLDED)
        pieces: list[str] = []
        self._here = [0]
        self._there = [0]
        length = last = 0
        for start, end, instead in _cuts(folded, chinese, wrapped):
            if start < last:
                continue
            pieces.append(folded[last:start])
            length += start - last
            if instead:
                pieces.append(instead)
                self._here.append(length)
                self._there.append(start)
                length += 1
            self._here.append(length)
            self._there.append(end)
            last = end
        pieces.append(folded[last:])
        self.text = "".join(pieces)
        lower = self.text.lower()
        self.lower = lower if len(lower) == len(self.text) else _lower(self.text)

    def span(self, start: int, end: int) -> Span:
        """The characters of the document behind `text[start:end]`."""
        return Span(self.place(start), self.place(end - 1) + 1 if end > start else self.place(start))

    def place(self, position: int) -> int:
        index = bisect_right(self._here, position) - 1
        return self._there[index] + position - self._here[index]

    def at(self, place: int) -> int:
        """The position in `text` of the character at `place` of the document (of the next kept one, if it was cut)."""
        index = bisect_right(self._there, place) - 1
        position = self._here[index] + place - self._there[index]
        return min(position, self._here[index + 1]) if index + 1 < len(self._here) else position


def _lower(text: str) -> str:
    return "".join(mark.lower() if len(mark.lower()) == 1 else mark for mark in text)


def _cuts(text: str, chinese: bool, wrapped: bool) -> list[tuple[int, int, str]]:
    cuts = [
        (match.start(), match.end(), _instead(match[0], chinese))
        for match in (_SPACE_ZH if chinese else _SPACE_EN).finditer(text)
    ]
    if chinese and wrapped:
        cuts.extend(_broken_lines(text))
        cuts.sort()
    return cuts


def _instead(cut: str, chinese: bool) -> str:
    if "|" in cut:
        return "|"
    if "\n" in cut or (len(cut) > 1 and not cut.strip()):
        return " "
    return ""


def _broken_lines(text: str) -> list[tuple[int, int, str]]:
    """Line breaks inside a Chinese sentence: a long line, no closing mark, and the next line opens no new point."""
    found = []
    for match in _BREAK_ZH.finditer(text):
        begin = text.rfind("\n", 0, match.start()) + 1
        line = text[begin : match.start()]
        if len(line) >= _LONG_LINE and "|" not in line and not _NEW_POINT.match(text, match.end()):
            found.append((match.start(), match.end(), ""))
    return found
