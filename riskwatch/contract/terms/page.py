"""What every finder of terms is given: the condensed text, its sentences, who the labels stand for, the clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from operator import is_
from typing import Protocol, TypeVar

from riskwatch.contract.reading import Sentences, labels_pattern, roles_of, subject_of
from riskwatch.contract.search import quick
from riskwatch.contract.terms.condensed import Condensed
from riskwatch.contract.terms.cues import Cues, places
from riskwatch.domain.contract import Clause, Party, Role, Term, TermValue
from riskwatch.domain.document import Document, Span


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def within(pieces: Sequence[P], start: int, end: int) -> Sequence[P]:
    """Those of `pieces` (in reading order) that start in the stretch."""
    first = bisect_left(pieces, start, key=_start_of)
    return pieces[first : bisect_left(pieces, end, lo=first, key=_start_of)]


def _start_of(piece: _Placed) -> int:
    return piece.start


_EITHER = quick(r"任何一方|任一方|一方|双方|违约方|\beither party\b|\ba party\b|\bany party\b|\bboth parties\b")
_REACH_ZH, _REACH_EN = 160, 420
_WRAPPED_FORMATS = frozenset({"pdf", "txt", "md", "image", ""})


class Page:
    """One document, ready for the finders. Positions are those of `text`; `term` turns them into document spans."""

    def __init__(self, document: Document, clauses: Sequence[Clause], parties: Sequence[Party], language: str) -> None:
        self.document = document
        self.chinese = language == "zh"
        self.condensed = Condensed(document.text, self.chinese, document.format in _WRAPPED_FORMATS)
        self.text = self.condensed.text
        self.lower = self.condensed.lower
        self.clauses = clauses
        self.roles: Mapping[str, Role] = roles_of(parties)
        order = sorted(range(len(clauses)), key=lambda index: (clauses[index].span.start, clauses[index].level))
        self._order = order
        self._clause_starts = [clauses[index].span.start for index in order]

    @cached_property
    def sentences(self) -> Sentences:
        return Sentences(self.text)

    @cached_property
    def _labels(self) -> re.Pattern[str]:
        return labels_pattern(self.roles)

    def sentence(self, position: int) -> Span:
        """The sentence around a position, cut to so many characters on either side: what decides stands near."""
        whole = self.sentences.at(position)
        reach = _REACH_ZH if self.chinese else _REACH_EN
        return Span(max(whole.start, position - reach), min(whole.end, position + reach))

    @cached_property
    def _places(self) -> Mapping[int, Sequence[int]]:
        return places(self.lower)

    def windows(self, cues: Cues, before: int, after: int) -> Iterator[Span]:
        """The stretches of text around every occurrence of one of the cues, merged, in order."""
        starts = [start for cue in cues for start in self._places.get(cue, ())]
        starts.sort()
        begin = end = -1
        for at in starts:
            if at - before > end:
                if end >= 0:
                    yield Span(begin, end)
                begin = self._number_start(max(0, at - before))
            end = max(end, self._number_end(min(len(self.lower), at + after)))
        if end >= 0:
            yield Span(begin, end)

    def _number_start(self, position: int) -> int:
        """No window begins inside a number."""
        while position > 0 and self.lower[position].isdigit() and self.lower[position - 1].isdigit():
            position -= 1
        return position

    def _number_end(self, position: int) -> int:
        """No window ends inside a number."""
        while 0 < position < len(self.lower) and self.lower[position - 1].isdigit() and self.lower[position].isdigit():
            position += 1
        return position

    def scan(
        self, pattern: re.Pattern[str], cues: Cues, before: int, after: int, cased: bool = False
    ) -> Iterator[re.Match[str]]:
        """Matches of `pattern` near its cues: one of them stands in every match, no more than `before` characters from
        its start and `after` (slack for lookahead included) from its end. Far cheaper than trying it everywhere."""
        text = self.text if cased else self.lower
        for window in self.windows(cues, before, after):
            yield from pattern.finditer(text, window.start, window.end)

    def sentence_before(self, position: int) -> Span | None:
        return self.sentences.before(position)

    def subject(self, sentence: Span, before: int | None = None) -> Role | None:
        """Who the duty in `sentence` is laid on; None when no party, or either party, is meant."""
        if _EITHER.search(self.lower, sentence.start, before or sentence.end):
            return None
        found = subject_of(self.text, sentence, self.roles, before, self._labels)
        return found[1] if found else None

    def clause_index(self, place: int) -> int | None:
        """Index of the innermost clause that holds the character at `place` of the document."""
        at = bisect_right(self._clause_starts, place) - 1
        index: int | None = self._order[at] if at >= 0 else None
        while index is not None and not self.clauses[index].span.start <= place < self.clauses[index].span.end:
            index = self.clauses[index].parent
        return index

    def clause(self, position: int) -> Clause | None:
        """The innermost clause around a position of `text`."""
        index = self.clause_index(self.condensed.place(position))
        return None if index is None else self.clauses[index]

    def term(
        self,
        kind: str,
        value: TermValue,
        start: int,
        end: int,
        who: Role | None = None,
        detail: Mapping[str, str] | None = None,
    ) -> Term:
        """The fact at `text[start:end]`, placed in the document and in its clause; empty details are left out."""
        span = self.condensed.span(start, end)
        kept = {key: words for key, words in (detail or {}).items() if words}
        return Term(kind, value, span, self.clause_index(span.start), who, kept)


def page_of(document: Document, clauses: Sequence[Clause], parties: Sequence[Party], language: str) -> Page:
    """The page of these very objects; made once for the finders of facts and all the checks."""
    return _made(_Same(document, clauses, parties, language))


class _Same:
    """The parts of a page as a key by identity: comparing long texts and lists would cost more than it saves."""

    __slots__ = ("parts",)

    def __init__(self, *parts: object) -> None:
        self.parts = parts

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.parts)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and all(map(is_, self.parts, other.parts))


@lru_cache(maxsize=4)
def _made(key: _Same) -> Page:
    return Page(*key.parts)  # type: ignore[arg-type]
