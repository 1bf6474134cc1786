"""Where the literals of all patterns stand in a text: one automaton, one pass, remembered while the text is in use."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from riskwatch.contract.search.reach import Reach
from riskwatch.contract.search.runs import longest_run
from riskwatch.contract.search.signs import DIGIT

_LITERALS: tuple[dict[str, int], dict[str, int]] = ({}, {})
"""Literals of the patterns without and with labels: the two are tried on different texts of a contract."""
_OTHER_LETTERS = {"\u017f": "s", "\u0131": "i", "\u0130": "i", "\u212a": "k"}
"""Letters that a case-insensitive pattern takes for an ASCII one."""
_WORTH_A_TABLE = 300_000
_DIGIT = re.compile(r"\d")


def register(literals: Iterable[str], labelled: bool = False) -> frozenset[int]:
    """Have these found in the pass over every text from now on; their numbers are what `Places` takes."""
    known = _LITERALS[labelled]
    return frozenset(known.setdefault(literal, len(known)) for literal in sorted(literals))


_DIGITS = 0
for _labelled in (False, True):
    assert register([DIGIT], _labelled) == {_DIGITS}


class _Automata:
    """The automaton for the literals so far: quick to make at first, and made quick to run when it has read much."""

    def __init__(self, literals: dict[str, int]) -> None:
        self._literals = literals
        self._last: tuple[int, bool, AhoCorasick] | None = None
        self._read = 0

    def for_text(self, text: str) -> tuple[int, AhoCorasick]:
        """How many of the literals it finds, and the automaton."""
        count, last = len(self._literals), self._last
        if last is None or last[0] != count:
            self._read = 0
            last = count, False, AhoCorasick(list(self._literals)[:count], matchkind=MatchKind.Standard)
        elif self._read > _WORTH_A_TABLE and not last[1]:
            quick = AhoCorasick(
                list(self._literals)[:count], matchkind=MatchKind.Standard, implementation=Implementation.DFA
            )
            last = count, True, quick
        self._last = last
        self._read += len(text)
        return count, last[2]


_AUTOMATA = (_Automata(_LITERALS[0]), _Automata(_LITERALS[1]))


class Places:
    """The places of literals in one text, in lower case."""

    __slots__ = ("_ends", "_found", "_labelled", "_lower", "_merged", "_runs", "_signs", "held", "known", "registered")

    def __init__(self, text: str, labelled: bool = False) -> None:
        self._lower, self._labelled = folded(text), labelled
        self.registered, automaton = _AUTOMATA[labelled].for_text(text)
        found: defaultdict[int, list[int]] = defaultdict(list)
        for literal, start, _ in automaton.find_matches_as_indexes(self._lower, overlapping=True):
            found[literal].append(start)
        found.pop(_DIGITS, None)
        self._found: dict[int, list[int]] = dict(found)
        self.held: set[int] = set(found)
        """The numbers of the literals that stand in the text, `DIGIT` for any digit among them."""
        if _DIGIT.search(self._lower):
            self.held.add(_DIGITS)
        self._merged: dict[frozenset[int], list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        self._signs: dict[str, list[int]] = {}
        self._runs: dict[str, int] = {}
        self.known: dict[object, bool] = {}
        """Which patterns are already known to match or not to match in this text."""

    def and_also(self, places: Mapping[int, list[int]]) -> Places:
        """The same places with some that only the asker knows: the words for the parties of a contract."""
        other = Places.__new__(Places)
        other._lower, other.registered, other._labelled = self._lower, self.registered, self._labelled
        other._runs, other._ends, other._signs = self._runs, self._ends, self._signs
        other._merged, other.known = {}, {}
        other._found = {**self._found, **places}
        other.held = self.held | {number for number, there in places.items() if there}
        return other

    def of(self, numbers: frozenset[int]) -> list[int]:
        """Where any of the literals starts, in order."""
        known = self._merged.get(numbers)
        if known is None:
            lists = [self._found.get(number) or self._digits() for number in numbers if number in self.held]
            known = self._merged[numbers] = lists[0] if len(lists) == 1 else sorted(chain.from_iterable(lists))
        return known

    def _digits(self) -> list[int]:
        digits = self._found[_DIGITS] = [match.start() for match in _DIGIT.finditer(self._lower)]
        return digits

    def ends(self, signs: str) -> list[int]:
        """Where one of the signs stands, in order, and the end of the text."""
        known = self._ends.get(signs)
        if known is None:
            each = [self._ends_of_one(sign) for sign in signs]
            known = self._ends[signs] = [*sorted(chain.from_iterable(each)), len(self._lower)]
        return known

    def _ends_of_one(self, sign: str) -> list[int]:
        known = self._signs.get(sign)
        if known is None:
            known = self._signs[sign] = list(_each(self._lower, sign))
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
        known = self._runs.get(kind)
        if known is None:
            known = self._runs[kind] = longest_run(self._lower, kind)
        return known

    def catch_up(self, last: int) -> None:
        """Find the literals up to the number `last` that were registered after this text was read."""
        if last < self.registered:
            return
        words = list(_LITERALS[self._labelled])
        for number in range(self.registered, last + 1):
            if places := list(_each(self._lower, words[number])):
                self._found[number] = places
                self.held.add(number)
        self.registered = last + 1


def any_within(places: list[int], start: int, end: int) -> bool:
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
    return sorted(chain.from_iterable(_each(text, word) for word in words if word in text))


def folded(text: str) -> str:
    """In lower case, every character still at its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    if not lower.isascii():
        for letter, plain in _OTHER_LETTERS.items():
            lower = lower.replace(letter, plain)
    return lower


@lru_cache(maxsize=8)
def places_in(text: str, labelled: bool = False) -> Places:
    """The places in `text`; made once for all patterns that are tried on it."""
    return Places(text, labelled)
