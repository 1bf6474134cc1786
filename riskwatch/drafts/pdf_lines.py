"""Makes paragraphs out of the lines of PDF pages: sets running heads and page numbers aside, joins wrapped lines."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["paragraph", "header", "footer"]

_TAIL = 20
_LONGEST_HEAD = 120
_EDGE = 3
"""How many lines from the top or bottom of a page can be running heads."""

_PAGE_NUMBER = re.compile(
    r"[-—–\s]*(?:第\s*)?(?:page\s*)?[\dⅠ-Ⅻivxlc]{1,5}(?:\s*页)?(?:\s*(?:/|of|[,，]?\s*共)\s*\d{1,5}(?:\s*页)?)?[-—–\s]*",
    re.I,
)
_STARTS_ANEW = re.compile(
    r"""\s*(?:
        第\s*[〇零一二三四五六七八九十百千\d]+\s*[条章节款项部编页]
      | [一二三四五六七八九十百]+\s*[、.．]
      | [（(]\s*[〇零一二三四五六七八九十百\da-zA-Z]{1,4}\s*[）)]
      | \d{1,2}(?:[.．]\d{1,2}){1,4}(?![\d%％]) | \d{1,2}\s*[、）)] | \d{1,2}[.．](?!\d)
      | [①-⑳⑴-⒇⒈-⒛] | [a-zA-Z][.)、]\s
      | (?:article|section|clause|schedule|annex|exhibit|appendix|whereas)\b
      | [甲乙丙丁供需买卖]\s*方?\s*[（(：:]
      | [□☑☐☒●•◆■▪·*-]\s
    )""",
    re.X | re.I,
)
_SENTENCE_END = re.compile(r"[。！？；：.!?;:…]['\"”’）)】》]*\s*$")
_CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]")
_BRACKET_SPACE = re.compile(r"(?<=[（《【“]) (?=[^\s_])|(?<=[^\s_]) (?=[）》】”，。；])")
_SPREAD = re.compile("(?<=[\u4e00-\u9fff，。；、]) (?=[\u4e00-\u9fff])")
_DIVIDED = re.compile("([A-Za-z]{1,40})[\ufffe\x02](?:\r?\n)?([A-Za-z]{1,40})")
_TO_BE_FILLED = re.compile(r"[_＿\s]{4,}|[：:]\s*$|签[字章名]|盖章|年\s+月|\b(?:signed|signature|date)\b", re.I)
"""Lines of signature blocks: they stand at the foot of several pages without being running heads."""

_WIDE = re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]+")
_LABEL = re.compile(r"[^：:，。,；;]{1,14}[：:]")
_BLANKS = re.compile(r"[_＿\s]{4,}|\t| {3,}")
_FULL_CHINESE = 0.88
_FULL_LATIN = 0.75
_SHORTEST_FULL = 30


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a running head, and the page it begins on."""

    text: str
    page: int
    kind: Kind = "paragraph"


@dataclass(slots=True)
class _Page:
    number: int
    lines: list[str]
    top: int = 0
    bottom: int = 0

    @property
    def body(self) -> list[str]:
        return self.lines[self.top : len(self.lines) - self.bottom]


def paragraphs(texts: Sequence[str]) -> Iterator[Paragraph]:
    """From the text of each page to paragraphs in reading order; every distinct running head comes once."""
    divided = any("\ufffe" in text or "\x02" in text for text in texts)
    words = frozenset(re.findall(r"[a-z]+", " ".join(texts).lower())) if divided else frozenset()
    pages = [_Page(number, _lines(_mended(text, words))) for number, text in enumerate(texts, 1)]
    _set_edges(pages)
    full = _full_width(line for page in pages for line in page.body)
    seen: set[str] = set()
    waiting: list[str] = []
    began = 1
    beside: list[Paragraph] = []
    for page in pages:
        beside += _edge(page.lines[: page.top], page.number, "header", seen)
        for line in page.body:
            if not (waiting and _goes_on(waiting[-1], line, full)):
                yield from _told(waiting, began, beside)
                waiting, began = [], page.number
            waiting.append(line)
        beside += _edge(page.lines[len(page.lines) - page.bottom :], page.number, "footer", seen)
    yield from _told(waiting, began, beside)


def _told(waiting: list[str], page: int, beside: list[Paragraph]) -> Iterator[Paragraph]:
    """A paragraph, then the running heads that stood between its lines and what follows it."""
    if waiting:
        yield Paragraph(_joined(waiting), page)
    yield from beside
    beside.clear()


def _mended(text: str, words: frozenset[str]) -> str:
    """Put words together again that end a line with a hyphen, which pdfium marks with U+FFFE or U+0002.

    The hyphen stays, as in "set-off", unless the document has the word without it elsewhere.
    """

    def mend(match: re.Match[str]) -> str:
        whole = match[1] + match[2]
        return whole if whole.lower() in words else f"{match[1]}-{match[2]}"

    text = _DIVIDED.sub(mend, text)
    return re.sub("[\ufffe\x02]", "-", text)


def _lines(text: str) -> list[str]:
    lines = re.split("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]", text)
    return [_without_drawn_spaces(line.rstrip()) for line in lines if line.strip()]


def _without_drawn_spaces(line: str) -> str:
    """Take out the spaces that stand for a gap in print only: inside brackets, and in lines spread to the margin."""
    line = _BRACKET_SPACE.sub("", line)
    if 2 * len(_SPREAD.findall(line)) > len(_CJK.findall(line)):
        line = _SPREAD.sub("", line)
    return line


def _edge(lines: Sequence[str], page: int, kind: Kind, seen: set[str]) -> Iterator[Paragraph]:
    for line in lines:
        if line not in seen:
            seen.add(line)
            yield Paragraph(line, page, kind)


def _set_edges(pages: Sequence[_Page]) -> None:
    """Find how many lines at the top and the bottom of each page are running heads or page numbers."""
    tops = Counter(key for page in pages for key in {_key(line) for line in page.lines[:_EDGE]})
    bottoms = Counter(key for page in pages for key in {_key(line) for line in page.lines[-_EDGE:]})
    often = max(2, (len(pages) + 1) // 2)
    for page in pages:
        room = len(page.lines)
        page.top = _run(page.lines[: min(_EDGE, room)], tops, often)
        page.bottom = _run(page.lines[page.top :][-_EDGE:][::-1], bottoms, often)


def _run(lines: Sequence[str], counts: Counter[str], often: int) -> int:
    length = 0
    for line in lines:
        if len(line) > _LONGEST_HEAD:
            break
        repeated = counts[_key(line)] >= often and not (_STARTS_ANEW.match(line) or _TO_BE_FILLED.search(line))
        if not (_PAGE_NUMBER.fullmatch(line) or repeated):
            break
        length += 1
    return length


def _key(line: str) -> str:
    """A running head with its page number taken out."""
    return re.sub(r"\d+", "0", "".join(line.split()))


def _width(line: str) -> int:
    return len(line) + sum(map(len, _WIDE.findall(line)))


def _full_width(lines: Iterator[str]) -> int:
    """The width of a full line: what nine of ten longer lines stay under."""
    widths = sorted(width for width in map(_width, lines) if width >= _SHORTEST_FULL)
    return widths[int(0.9 * (len(widths) - 1))] if widths else 10**9


def _goes_on(line: str, following: str, full: int) -> bool:
    """Whether `following` is the rest of a sentence that `line` had no room for."""
    if _STARTS_ANEW.match(following) or _BLANKS.search(following) or _SENTENCE_END.search(line[-_TAIL:]):
        return False
    chinese = bool(_CJK.search(line[-2:]) or _CJK.match(following))
    if _width(line) < (_FULL_CHINESE if chinese else _FULL_LATIN) * full:
        return False
    return not (_LABEL.match(following) and _LABEL.match(line))


def _joined(lines: Sequence[str]) -> str:
    """Wrapped lines as one text: with a space between words, without one in Chinese and after a hyphen."""
    pieces = [lines[0]]
    for before, line in itertools.pairwise(lines):
        following = line.lstrip()
        if not (_CJK.match(before[-1]) or _CJK.match(following) or before.endswith("-")):
            pieces.append(" ")
        pieces.append(following)
    return "".join(pieces)
