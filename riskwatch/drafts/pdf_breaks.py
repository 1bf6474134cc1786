"""Where the printed line says whether a paragraph goes on: numbers and labels that begin one, widths, Chinese characters."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

DIVIDED = ("\ufffe", "\x02")
"""How pdfium marks a hyphen that divides a word at the line end."""

_DIVIDERS = "".join(DIVIDED)

TAIL = 20
_MAY_END = "。！？；：.!?;:…'\"”’）)】》"
_BLANK_SIGNS = ("  ", "_", "\t", "＿", "\u3000")
STARTS_ANEW = re.compile(
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
SENTENCE_END = re.compile(r"[。！？；：.!?;:…]['\"”’）)】》]*\s*$")
CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]")
_REFERS = re.compile(
    r"(?:\b(?:in|of|to|under|with|and|or|by|see|the|this|that|per|from|clauses?|sections?|articles?)|,)\s*$", re.I
)
"""A line that ends so goes on, even when the next begins like a clause: "as set out in / Annex 1"."""

_BLANKS = re.compile(r"[_＿\s]{4,}|\t| {3,}")
_LABEL = re.compile(r"[^：:，。,；;]{1,14}[：:]")
_WORD_END, _WORD_START = re.compile("[A-Za-z]{1,40}$"), re.compile("[A-Za-z]{1,40}")
_FULL_CHINESE = 0.88
_FULL_LATIN = 0.75
_SHORTEST_FULL = 30
_NO_FULL_LINE = 10**9


def width(line: str) -> int:
    """In columns of a typewriter, nearly: a Chinese character, three bytes long, takes two."""
    return len(line) if line.isascii() else (len(line.encode(errors="replace")) + len(line)) // 2


def full_width(lines: Iterable[str], shortest: int = _SHORTEST_FULL) -> int:
    """The width of a full line: what nine of ten longer lines stay under."""
    widths = sorted(found for found in map(width, lines) if found >= shortest)
    return widths[int(0.9 * (len(widths) - 1))] if widths else _NO_FULL_LINE


def goes_on(line: str, following: str, full: int) -> bool:
    """Whether `following` is the rest of a sentence that `line` had no room for."""
    last = line[-1]
    if last in _DIVIDERS:
        return True
    # What rules out most lines at least cost comes first: this is asked for every line of a draft.
    chinese = _chinese(last) or _chinese(line[-2:-1]) or _chinese(following[0])
    if width(line) < (_FULL_CHINESE if chinese else _FULL_LATIN) * full:
        return False
    if last in _MAY_END and SENTENCE_END.search(line[-TAIL:]):
        return False
    if any(sign in following for sign in _BLANK_SIGNS) and _BLANKS.search(following):
        return False
    if STARTS_ANEW.match(following) and not _REFERS.search(line[-TAIL:]):
        return False
    return not (_LABEL.match(following) and _LABEL.match(line))


def _chinese(sign: str) -> bool:
    """Whether a character is Chinese, or punctuation that Chinese is written with."""
    return sign >= "\u2e80" or (sign >= "\u2014" and sign in "“”‘’—…")


def joined(lines: Sequence[str], words: frozenset[str]) -> str:
    """Wrapped lines as one text: with a space between words, without one in Chinese and after a hyphen.

    A word that a line end divided keeps its hyphen, as in "set-off", unless the text has the word without it elsewhere:
    `words`.
    """
    if len(lines) == 1:
        return lines[0].rstrip("\ufffe\x02") + ("-" if lines[0].endswith(DIVIDED) else "")
    pieces = [lines[0]]
    for before, line in itertools.pairwise(lines):
        following = line.lstrip()
        if before.endswith(DIVIDED):
            pieces[-1] = pieces[-1][:-1]
            end, start = _WORD_END.search(before[:-1]), _WORD_START.match(following)
            whole = end and start and (end[0] + start[0]).lower() in words
            pieces.append("" if whole else "-")
        elif not (_chinese(before[-1]) or _chinese(following[:1]) or before[-1] == "-"):
            pieces.append(" ")
        pieces.append(following)
    return "".join(pieces)


def in_one_cell(lines: Sequence[str], words: frozenset[str]) -> str:
    """The lines of one cell as one text; a space where a new paragraph begins."""
    if not lines:
        return ""
    full = max(map(width, lines))
    paragraphs: list[list[str]] = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        if goes_on(before, line, full):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return " ".join(joined(each, words) for each in paragraphs)
