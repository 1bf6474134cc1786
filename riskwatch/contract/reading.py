"""How the words around a fact are read: sentences, polarity, and who a duty is laid on.

All functions are pure, work on any text, and take and give spans of that text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from riskwatch.domain.contract import Party, Role
from riskwatch.domain.document import Span

_END = re.compile(r"[。；！？\n.!?;](?:(?<=[。；！？\n])|(?=[\"”’)\]]?(?:\s|$)))")
_SURE_ENDS = frozenset("。；！？")
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|Inc|Ltd|Co|Corp|Art|Sec|Cl|Mr|Mrs|Ms|Dr|St|vs|cf|approx|para|e\.g|i\.e|etc|U\.S|U\.K|Exh|Vol)"
    r"|\b[A-Z]|(?:^|\n)[ \t]*\(?\d{1,2}(?:\.\d{1,2}){0,3})$",
)
_WHOLE = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.,]*[0-9A-Za-z])?")
"""A number with its separators, or a Latin word."""
_WRAPPED = re.compile(r"[ \t]*[a-z(]")

ROLE_WORDS: Mapping[str, Role] = {
    "买方": Role.BUYER, "需方": Role.BUYER, "购方": Role.BUYER, "采购方": Role.BUYER, "购货方": Role.BUYER,
    "购买方": Role.BUYER, "买受人": Role.BUYER, "订货方": Role.BUYER, "定作方": Role.BUYER, "买受方": Role.BUYER,
    "卖方": Role.SELLER, "供方": Role.SELLER, "供货方": Role.SELLER, "供应商": Role.SELLER, "出卖人": Role.SELLER,
    "采购人": Role.BUYER, "采购单位": Role.BUYER, "采购商": Role.BUYER, "购买人": Role.BUYER, "供货商": Role.SELLER,
    "供货单位": Role.SELLER, "供货人": Role.SELLER,
    "供应方": Role.SELLER, "销售方": Role.SELLER, "出卖方": Role.SELLER, "承揽方": Role.SELLER, "销货方": Role.SELLER,
    "保证人": Role.GUARANTOR, "担保人": Role.GUARANTOR, "担保方": Role.GUARANTOR, "收货人": Role.CONSIGNEE,
    "buyer": Role.BUYER, "purchaser": Role.BUYER, "customer": Role.BUYER, "seller": Role.SELLER,
    "supplier": Role.SELLER, "vendor": Role.SELLER, "manufacturer": Role.SELLER, "guarantor": Role.GUARANTOR,
}  # fmt: skip
"""Words that name a role by themselves; 甲方 and 乙方 mean nothing until the parties are bound."""

_NOT_BEFORE = re.compile(
    r"不得|不应|不能|不以|不因|不按|不再|不受|不论|不管|无论|并非|而非|不是|不视为|不构成|不属于|不含|不包括|无需|无须|不必|毋须|毋需|不需|不要求"
    r"|禁止|严禁|不存在|不影响|不依赖|不取决|免除|放弃"
    r"|\b(?:not|no|never|neither|nor|without|waives?|excludes?|excluding|regardless of|irrespective of|whether or)\b",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"除外|不适用|不影响|不受影响|无关|无效|不生效|不作为|不得作为|不构成|不是|并非|不予"
    r"|\b(?:shall not|does not|do not|will not|is not|are not|not apply|is excluded|are excluded|has no effect)\b",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(r"除(?!以|了|外|名|非法)|\b(?:except|other than|save)\b", re.IGNORECASE)
_COMMA = re.compile(r"[，,。；;：:\n]")
_OBJECT_BEFORE = ("向", "给", "对", "与", "为", "经", "因", "致", "通知", "要求", "告知", "依", "至")
_OBJECT_BEFORE_EN = re.compile(
    r"\b(?:to|by|of|from|with|for|against|upon|on|notify|notice to|between|owed)(?: the| such)? $", re.IGNORECASE
)


def sentences(text: str, span: Span | None = None) -> Iterator[Span]:
    """The sentences of `text` (or of a part of it), without the blanks around them.

    A sentence ends at 。；！？, a line break, or . ! ? ; before a blank. The points of numbers, of "No." and of a list
    number do not end one, nor does a line break in the middle of an English sentence.
    """
    start, end = span or Span(0, len(text))
    begin = start
    for match in _END.finditer(text, start, end):
        if _goes_on(text, match.start(), begin):
            continue
        piece = _trimmed(text, begin, match.end())
        if piece:
            yield piece
        begin = match.end()
    piece = _trimmed(text, begin, end)
    if piece:
        yield piece


def _goes_on(text: str, at: int, begin: int) -> bool:
    mark = text[at]
    if mark == "\n":
        before = text[at - 1 : at].lower()
        return ("a" <= before <= "z" or before == ",") and _WRAPPED.match(text, at + 1) is not None
    if mark == ".":
        return _ABBREVIATION.search(text, max(begin, at - 12), at) is not None
    return False


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


class Sentences:
    """The sentences of one text, found once, to look up by position."""

    __slots__ = ("_ends", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [0]
        ends = self._ends
        for match in _END.finditer(text):
            if text[match.start()] in _SURE_ENDS or not _goes_on(text, match.start(), ends[-1]):
                ends.append(match.end())
        ends.append(len(text))

    def at(self, position: int) -> Span:
        """The sentence that holds the character at `position`; an empty span there if none does."""
        index = bisect_right(self._ends, position)
        return self._sentence(index, position)

    def before(self, position: int) -> Span | None:
        """The sentence before the one that holds `position`; None at the beginning."""
        index = bisect_right(self._ends, position) - 1
        return self._sentence(index, self._ends[index - 1]) if index > 0 else None

    def _sentence(self, index: int, position: int) -> Span:
        if index >= len(self._ends):
            return Span(position, position)
        return _trimmed(self._text, self._ends[index - 1], self._ends[index]) or Span(position, position)


def sentence_at(text: str, position: int) -> Span:
    """The sentence of `text` around one position; reads no more than 600 characters to either side."""
    window = Span(max(0, position - 600), min(len(text), position + 600))
    for span in sentences(text, window):
        if span.start <= position < span.end:
            return span
    return Span(position, position)


def negated(text: str, span: Span, reach: int = 24) -> bool:
    """Whether the words at `span` are denied, excluded or made irrelevant by the words near them.

    Looks `reach` characters back in Chinese (three times as many in English) and as far forward, inside the sentence:
    不得以…为条件, 不以…为前提, 除…外, shall not, whether or not, does not apply.
    """
    sentence = sentence_at(text, span.start)
    far = reach * 3 if text[span.start : span.end].isascii() else reach
    before = text[max(sentence.start, span.start - far) : span.start]
    after = text[span.end : min(sentence.end, span.end + far)]
    if _NOT_BEFORE.search(before.rpartition("，")[2] if len(before) > far // 2 else before):
        return True
    if _EXCEPTION.search(before) and ("外" in after or text[span.start : span.end].isascii()):
        return True
    return _NOT_AFTER.search(after) is not None


def segment_at(text: str, position: int, sentence: Span) -> Span:
    """The part of `sentence` between commas around `position`."""
    start = sentence.start
    for match in _COMMA.finditer(text, sentence.start, sentence.end):
        if match.start() >= position:
            return Span(start, match.start())
        start = match.end()
    return Span(start, sentence.end)


def roles_of(parties: Sequence[Party]) -> Mapping[str, Role]:
    """Every word that stands for a party (labels, short names, full names), lower case, with its role.

    The parties' own words win over the common ones: a contract that calls its seller 需方 is read its own way.
    """
    words = dict(ROLE_WORDS)
    for party in parties:
        for word in (party.label, *party.labels, *party.short_names, party.name.value if party.name else ""):
            if len(word) > 1:
                words[word.lower()] = party.role
    return words


def labels_pattern(roles: Mapping[str, Role]) -> re.Pattern[str]:
    """One pattern for all words of `roles`, longest first, to be used on lower-cased text."""
    words = sorted(roles, key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in words))


def subject_of(
    text: str,
    sentence: Span,
    roles: Mapping[str, Role],
    before: int | None = None,
    pattern: re.Pattern[str] | None = None,
) -> tuple[str, Role] | None:
    """The party that the duty in `sentence` is laid on: the first one that is not an object (向买方, to the Buyer).

    With `before`, the last such party that stands before that position. None when no party is named.
    """
    found: tuple[str, Role] | None = None
    lower = text[sentence.start : sentence.end].lower()
    starts = [at for word in roles if (at := lower.find(word)) >= 0]  # far faster than trying the pattern everywhere
    if not starts:
        return None
    for match in (pattern or labels_pattern(roles)).finditer(lower, min(starts)):
        if before is not None and sentence.start + match.start() >= before:
            break
        if _is_object(lower, match.start()):
            continue
        found = (match[0], roles[match[0]])
        if before is None:
            break
    return found


def _is_object(text: str, at: int) -> bool:
    before = text[max(0, at - 14) : at]
    return before.endswith(_OBJECT_BEFORE) or _OBJECT_BEFORE_EN.search(before) is not None


def quoted(text: str, span: Span, most: int = 60) -> str:
    """The words at `span` for showing: line breaks as blanks, the middle left out when longer than `most`.

    A number or a Latin word is left out whole: half of 223,200.00 would read as another sum.
    """
    words = " ".join(text[span.start : span.end].split())
    if len(words) <= most:
        return words
    half = (most - 1) // 2
    ends, begins = half, len(words) - half
    for run in _WHOLE.finditer(words):
        if len(run[0]) > most:
            continue  # an endless word is cut like any other text
        if run.start() < ends < run.end():
            ends = run.start()
        if run.start() < begins < run.end():
            begins = run.end()
    return f"{words[:ends].rstrip()}…{words[begins:].lstrip()}"
