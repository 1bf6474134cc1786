"""Where the literals of all patterns stand in a text: one automaton, one pass, remembered while the text is in use."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import merge
from itertools import chain

from ahocorasick_rs import AhoCorasick, MatchKind

from riskwatch.contract.search.reach import Reach
from riskwatch.contract.search.signs import DIGIT

_LITERALS: dict[str, int] = {}
_OTHER_LETTERS = {"\u017f": "s", "\u0131": "i", "\u0130": "i", "\u212a": "k"}
"""Letters that a case-insensitive pattern takes for an ASCII one."""
_USUAL_RUN = 40
_LONG_BLANKS = re.compile(r"\s{9,}")
_LONG_WORDS = re.compile(r"\w{41,}")
_DIGIT = re.compile(r"\d")
_NONE: list[int] = []


def register(literals: Iterable[str]) -> tuple[int, ...]:
    """Have these found in the pass over every text from now on; their numbers, in order, are what `Places` takes."""
    return tuple(sorted(_LITERALS.setdefault(literal, len(_LITERALS)) for literal in literals))


_DIGITS = register([DIGIT])[0]


class Places:
    """The places of literals in one text, in lower case."""

    __slots__ = ("_found", "_late", "_lower", "_merged", "_registered", "_runs", "known")

    def __init__(self, text: str) -> None:
        self._lower = folded(text)
        self._registered = len(_LITERALS)
        found: dict[int, list[int]] = {}
        for literal, start, _ in _automaton(self._registered).find_matches_as_indexes(self._lower, overlapping=True):
            if literal in found:
                found[literal].append(start)
            else:
                found[literal] = [start]
        found.pop(_DIGITS, None)
        self._found = found
        self._late: set[int] = set()
        self._merged: dict[tuple[int, ...], list[int]] = {}
        self._runs: dict[str, int] = {}
        self.known: dict[object, bool] = {}
        """Which patterns are already known to match or not to match in this text."""

    def and_also(self, places: Mapping[int, list[int]]) -> Places:
        """The same places with some that only the asker knows: the words for the parties of a contract."""
        other = Places.__new__(Places)
        other._lower, other._registered, other._runs = self._lower, self._registered, self._runs
        other._late, other._merged, other.known = set(self._late), {}, {}
        other._found = {**self._found, **places}
        return other

    def of(self, numbers: tuple[int, ...]) -> Sequence[int]:
        """Where any of the literals starts, in order. The numbers are in order."""
        if numbers[-1] >= self._registered:
            self._look_up([number for number in numbers if number >= self._registered])
        found = self._found
        if numbers[0] == _DIGITS and _DIGITS not in found:
            found[_DIGITS] = [match.start() for match in _DIGIT.finditer(self._lower)]
        if len(numbers) == 1:
            return found.get(numbers[0], _NONE)
        if found.keys().isdisjoint(numbers):
            return _NONE
        known = self._merged.get(numbers)
        if known is None:
            lists = [found[number] for number in numbers if number in found]
            known = self._merged[numbers] = lists[0] if len(lists) == 1 else sorted(chain.from_iterable(lists))
        return known

    def measured(self, reach: Reach) -> int:
        """The reach in characters of this text."""
        fixed, words, solids, blanks = reach
        if words:
            fixed += words * self._run("word")
        if solids:
            fixed += solids * self._run("solid")
        return fixed + blanks * self._run("blank") if blanks else fixed

    def _run(self, kind: str) -> int:
        """The longest run of word characters, of characters without blanks, or of blanks."""
        if kind not in self._runs:
            longer = [piece for piece in self._lower.split() if len(piece) > _USUAL_RUN]
            words = (len(word) for piece in longer for word in _LONG_WORDS.findall(piece))
            self._runs["word"] = max(words, default=_USUAL_RUN)
            self._runs["solid"] = max(map(len, longer), default=_USUAL_RUN)
            self._runs["blank"] = max(map(len, _LONG_BLANKS.findall(self._lower)), default=8)
        return self._runs[kind]

    def _look_up(self, late: Iterable[int]) -> None:
        """Literals that were registered after this text was read."""
        words = list(_LITERALS)
        for number in late:
            if number not in self._late:
                self._late.add(number)
                if places := list(_each(self._lower, words[number])):
                    self._found[number] = places


def any_within(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places lies from `start` to `end`."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _each(text: str, literal: str) -> Iterable[int]:
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


def every_place(text: str, words: Iterable[str]) -> list[int]:
    """Where any of the words starts in `text`, in order."""
    return list(merge(*(_each(text, word) for word in words)))


def folded(text: str) -> str:
    """In lower case, every character still at its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    if not lower.isascii():
        for letter, plain in _OTHER_LETTERS.items():
            lower = lower.replace(letter, plain)
    return lower


@lru_cache(maxsize=2)
def _automaton(count: int) -> AhoCorasick:
    return AhoCorasick(list(_LITERALS)[:count], matchkind=MatchKind.Standard)


@lru_cache(maxsize=8)
def places_in(text: str) -> Places:
    """The places in `text`; made once for all patterns that are tried on it."""
    return Places(text)
