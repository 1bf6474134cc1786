"""Contract text made easy to read by pattern, with the way back to the place of every character.

Full-width digits, letters and signs become the common ones; blanks inside Chinese (a scan's or a justified line's) go
away, longer ones become one blank; lines that a page broke are joined; brackets around a filled-in number and marks of
bold type are dropped. A cell border ` | ` becomes `|`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from riskwatch.contract.folding import folding
from riskwatch.domain.document import Span

_KEEP = frozenset(map(ord, "，；！？．"))
_FOLDED: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code not in _KEEP}
_FOLDED |= {
    ord(before): after
    for before, after in zip("　\u00a0\t￥＿│┃〔〕﹪﹣’“”〇○", "  " + ' ¥_||()%-\'""〇〇', strict=True)
}
_fold = folding(_FOLDED)
_CHINESE_COMMA = re.compile(r"(?<=[\u3400-\u9fff)]),(?=[\u3400-\u9fff])")
_CHINESE_STOP = re.compile(r"(?<!\d)．|．(?!\d)")

_MARKS_ZH = re.compile(r" +|\*{2,}|\| *|[【\[](?= ?[\d.,]{1,12} ?[】\]])|[】\]](?<=\d.)(?= ?[%‰个工日天月年元万小倍])")
_MARKS_EN = re.compile(r"  +|\*\*+|\n *|\| *|\[(?=\d[\d.,]{0,11}\])|\](?<=\d.)(?= ?(?:%|days?|months?|years?))")
_CHINESE_MARKS = frozenset('，。；：、《》（）():％"')
_OPEN_TO = frozenset("¥$_【]0123456789%‰】.")
_SPREAD_LABEL = re.compile(r"[地帐账电传邮税买卖甲乙丙供需购名日姓][址号话真编方称期名]")
_NEW_POINT = re.compile(
    r" *(?:第[\d一二三四五六七八九十百]+[条章节款项]|[一二三四五六七八九十]+[、.]|\(?[\d一二三四五六七八九十]+[、.)]|[①-⑳]|[-*•·#□]|"
    r"[\u3400-\u9fffa-zA-Z ()/]{1,12}:|附件|附录)"
)
_BREAK_ZH = re.compile(r"\n *(?=[\u3400-\u9fff\d(])")
_LONG_LINE = 22
_NUMBERED = re.compile(r"\d{1,2}(?:\.|\s*\))")

Cut = tuple[int, int, str]
"""Start and end of the characters that go, and what stands for them."""


class Condensed:
    """`text` is what the finders read; `span` leads back to the characters of the document."""

    __slots__ = ("_here", "_there", "lower", "text")

    def __init__(self, original: str, chinese: bool, wrapped: bool) -> None:
        folded = _folded(original, chinese)
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


def _lower(text: str) -> str:
    return "".join(mark.lower() if len(mark.lower()) == 1 else mark for mark in text)


def _folded(text: str, chinese: bool) -> str:
    """The text in common signs, each still at its place."""
    if text.isascii():
        return text.replace("\t", " ")
    text = _fold(text)
    if chinese and "," in text:
        text = _CHINESE_COMMA.sub("，", text)
    if "．" in text:
        text = _CHINESE_STOP.sub("。", text).replace("．", ".")
    return text


def _cuts(text: str, chinese: bool, wrapped: bool) -> list[Cut]:
    if not chinese:
        return [cut for match in _MARKS_EN.finditer(text) if (cut := _english(text, match))]
    cuts = [cut for match in _MARKS_ZH.finditer(text) if (cut := _chinese(text, match))]
    if wrapped:
        cuts.extend(_broken_lines(text))
        cuts.sort()
    return cuts


def _chinese(text: str, match: re.Match[str]) -> Cut | None:
    start, end = match.span()
    mark = text[start]
    if mark == "|":
        return (start, end, "|")
    if mark != " ":
        return (start, end, "")
    before, after = text[start - 1 : start], text[end : end + 1]
    if after == "|" or before == "|":
        return (start, end, "")
    if end - start == 1:
        inside = (_is_chinese(before) and (_is_chinese(after) or after.isalnum() or after in _OPEN_TO)) or (
            _is_chinese(after) and (before.isalnum() or before in _OPEN_TO)
        )
        return (start, end, "") if inside else None
    if (_is_chinese(before) and after in (":", "(")) or _SPREAD_LABEL.match(before + after):
        return (start, end, "")
    return (start, end, " ")


def _is_chinese(mark: str) -> bool:
    return "\u3400" <= mark <= "\u9fff" or mark in _CHINESE_MARKS


def _english(text: str, match: re.Match[str]) -> Cut | None:
    start, end = match.span()
    mark = text[start]
    if mark == "|":
        return (start, end, "|")
    if mark == " ":
        return (start, end, "" if text[end : end + 1] in ("|", "\n") else " ")
    if mark != "\n":
        return (start, end, "")
    before, after = text[start - 1 : start], text[end : end + 1]
    goes_on = before.isalnum() or before in (",", ";", " ") or before == "-"
    if goes_on and (after.islower() or after == "(" or (after.isdigit() and not _NUMBERED.match(text, end))):
        return (start, end, "" if before in (" ", "-") else " ")
    return (start + 1, end, "") if end - start > 1 else None


def _broken_lines(text: str) -> Iterator[Cut]:
    """Line breaks inside a Chinese sentence: a long line, no closing mark, and the next line opens no new point."""
    for match in _BREAK_ZH.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if not ("\u3400" <= before <= "\u9fff" or before in ("，", "、") or before.isdigit()):
            continue
        begin = text.rfind("\n", 0, match.start()) + 1
        if match.start() - begin < _LONG_LINE or "|" in text[begin : match.start()]:
            continue
        if not _NEW_POINT.match(text, match.end()):
            yield (match.start(), match.end(), "")
