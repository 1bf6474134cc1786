"""The clause tree: numbers found in the text, proved by their order, nested, titled and given a matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from riskwatch.contract.layout.headings import headings
from riskwatch.contract.layout.matters import TextMatters, title_matters
from riskwatch.contract.layout.numbering import Mark, inline_marks, is_contents_line, line_mark
from riskwatch.contract.layout.sheet import Sheet
from riskwatch.contract.layout.wordlists import wordlist
from riskwatch.domain.contract import Clause
from riskwatch.domain.document import Span

_RANK = {
    "part": 0.0, "chapter": 0.2, "section_zh": 0.4, "article": 1.0, "section": 1.2, "clause": 1.2, "n2": 2.0,
    "n9a": 2.5, "n3": 3.0, "n5": 4.0, "decimal2": 4.2, "decimal3": 4.4, "decimal4": 4.6, "decimal5": 4.8, "n6": 5.0,
    "heading": 1.0, "n7": 5.5, "n7a": 5.6, "n8": 6.0,
}  # fmt: skip
_HEADED = frozenset({"part", "chapter", "section_zh", "article", "n2", "n3", "heading"})
_TITLE_END_ZH = re.compile(r"[:。;,\n]| {2,}|_{2,}")
_TITLE_END_EN = re.compile(r"[.:;\n]|\s-{1,2}\s| {3,}|_{2,}")
_BRACKET = re.compile(r"\([^()]*\)")
_SENTENCE_ZH = re.compile(
    r"应当|不得|可以|如果|由[甲乙买卖供需双]|[甲乙买卖供需双]方(?:应|在|于|必须|有权|可|因|按|向|不|未|同意|保证|将|负责)|本合同"
)


@dataclass(slots=True)
class _Open:
    mark: Mark
    level: int
    parent: int | None
    end: int = 0


def clauses_of(sheet: Sheet, language: str) -> tuple[Clause, ...]:
    """Every numbered clause in reading order; a span runs to the next clause of the same or a higher level."""
    marks = list(_proved(_candidates(sheet, language), language))
    if not marks:
        marks = list(headings(sheet, language))
    if not marks:
        return ()
    opened = _nested(marks, len(sheet.flat.rstrip()))
    return _described(sheet, language, opened)


def _candidates(sheet: Sheet, language: str) -> Iterator[Mark]:
    for pieces in sheet.lines:
        for piece in pieces:
            if piece.cells > 1 and len(piece.text) < 12:
                continue
            if is_contents_line(piece.text):
                continue
            yield from _of_piece(piece.start, piece.text, language)


def _of_piece(start: int, text: str, language: str) -> Iterator[Mark]:
    first = line_mark(language, text)
    after = 0
    if first:
        after = first.end
        yield _moved(first, start)
    if len(text) - after > 8:
        for mark in inline_marks(language, text, after):
            yield _moved(mark, start)


def _moved(mark: Mark, by: int) -> Mark:
    return Mark(mark.style, mark.start + by, mark.end + by, mark.value, mark.path, mark.inline)


def _proved(candidates: Iterator[Mark], language: str) -> Iterator[Mark]:
    """Numbers inside a line must follow the last one of their style; those at a line's start only be believable."""
    last: dict[str, Mark] = {}
    for mark in candidates:
        before = last.get(mark.style)
        if mark.inline and not _follows(before, mark):
            continue
        if mark.style.startswith("decimal") and not mark.inline and not _plausible(before, mark, last, language):
            continue
        last[mark.style] = mark
        yield mark


def _follows(before: Mark | None, mark: Mark) -> bool:
    if mark.path:
        if mark.value == 1:
            return True
        return before is not None and before.path[:-1] == mark.path[:-1] and before.value + 1 == mark.value
    return before is not None and before.value + 1 == mark.value


def _plausible(before: Mark | None, mark: Mark, last: dict[str, Mark], language: str) -> bool:
    """Against quantities at a line's start: a first component far from any heading so far is a measure, not a clause."""
    if 0 in mark.path[:1] and len(mark.path) == 2:
        return False
    heads = [seen.value for style, seen in last.items() if style in ("article", "n2", "n5", "section", "chapter")]
    if before is not None:
        heads.extend(before.path[:1])
    return not heads or any(abs(mark.path[0] - head) <= 3 for head in heads) or mark.value <= 2


def _nested(marks: list[Mark], end: int) -> list[_Open]:
    ranks = _ranks(marks)
    opened: list[_Open] = []
    stack: list[int] = []
    for mark in marks:
        if mark.path and stack and _foreign(opened[stack[-1]].mark, mark):
            opened[stack.pop()].end = mark.start
        while stack and ranks[opened[stack[-1]].mark.style] >= ranks[mark.style]:
            opened[stack.pop()].end = mark.start
        parent = stack[-1] if stack else None
        opened.append(_Open(mark, len(stack) + 1, parent))
        stack.append(len(opened) - 1)
    for index in stack:
        opened[index].end = end
    return opened


def _foreign(above: Mark, mark: Mark) -> bool:
    """1.2 does not stand under a list's 3., but under the heading before that list."""
    return above.style == "n5" and above.value != mark.path[0]


def _ranks(marks: list[Mark]) -> dict[str, float]:
    """Usual order of styles; 一、 stands above 第一条 where its counting runs across the articles."""
    ranks = dict(_RANK)
    articles_seen = False
    for mark in marks:
        if mark.style == "article":
            articles_seen = True
        elif mark.style == "n2" and articles_seen:
            if mark.value > 1:
                ranks["n2"] = 0.8
            break
    if not any(mark.style in ("article", "n2", "n3") for mark in marks):
        ranks["n6"] = 5.0
    return ranks


def _described(sheet: Sheet, language: str, opened: list[_Open]) -> tuple[Clause, ...]:
    matters = TextMatters(sheet.flat, language)
    clauses: list[Clause] = []
    for index, item in enumerate(opened):
        own_end = opened[index + 1].mark.start if index + 1 < len(opened) else item.end
        end = _trimmed(sheet.flat, item.mark.start, item.end)
        title_span = _title(sheet.flat, language, item.mark, min(own_end, item.end))
        title = sheet.words(*title_span)
        named = title_matters(sheet.flat[slice(*title_span)], language) if title else ()
        spoken = matters.between(item.mark.start, min(own_end, item.end))
        inherited = clauses[item.parent].kind if item.parent is not None else "general"
        kind = named[0] if named else (spoken.most_common(1)[0][0] if spoken else inherited)
        clauses.append(
            Clause(
                number=sheet.words(item.mark.start, item.mark.end).strip(),
                title=title.strip(),
                kind=kind,
                span=Span(item.mark.start, end),
                heading=Span(item.mark.start, title_span.end if title else item.mark.end),
                level=item.level,
                parent=item.parent,
                kinds=frozenset([*named, *spoken, kind]),
            )
        )
    return tuple(clauses)


def _trimmed(flat: str, start: int, end: int) -> int:
    while end > start and flat[end - 1].isspace():
        end -= 1
    return end


def _title(flat: str, language: str, mark: Mark, end: int) -> Span:
    """The words after the number that name the clause; empty when a sentence begins at once."""
    start = mark.end
    while start < end and flat[start] in " \t、.,:#-":
        start += 1
    line_end = flat.find("\n", start, end)
    limit = end if line_end < 0 else line_end
    pattern = _TITLE_END_ZH if language == "zh" else _TITLE_END_EN
    stop = pattern.search(flat, start, limit)
    cut = stop.start() if stop else limit
    longest = 24 if language == "zh" else 70
    words = flat[start:cut].rstrip()
    if not words or len(_BRACKET.sub("", words)) > longest or (language == "zh" and _SENTENCE_ZH.search(words)):
        return Span(start, start)
    sentence = stop is not None and (stop[0] == "," or (stop[0] == "。" and mark.style not in _HEADED))
    if (language == "zh" and sentence) or (language == "en" and not _is_english_title(words, stop)):
        return Span(start, start)
    return Span(start, start + len(words))


def _is_english_title(words: str, stop: re.Match[str] | None) -> bool:
    """Capitalised words, or a short line of its own."""
    parts = [part for part in re.split(r"[\s/]+", words) if part[:1].isalpha()]
    small = sum(1 for part in parts if part[0].islower() and part not in _SMALL)
    return (
        bool(parts)
        and len(parts) <= 9
        and small <= (0 if len(parts) < 3 else 1)
        and (stop is not None or len(parts) <= 8)
    )


_SMALL = frozenset(wordlist("of and the to for in or on by with a an from as under at"))
