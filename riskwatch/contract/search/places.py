"""Where the literals of all patterns stand in a text: one automaton, one pass, remembered while the text is in use."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from ahocorasick_rs import AhoCorasick, MatchKind

_LITERALS: dict[str, int] = {}
_OTHER_LETTERS = {"\u017f": "s", "\u0131": "i", "\u0130": "i", "\u212a": "k"}
"""Letters that a case-insensitive pattern takes for an ASCII one."""


def register(literals: Iterable[str]) -> tuple[int, ...]:
    """Have these found in the pass over every text from now on; their numbers, in order, are what `Places` takes."""
    return tuple(sorted(_LITERALS.setdefault(literal, len(_LITERALS)) for literal in literals))


class Places:
    """The places of literals in one text, in lower case."""

    __slots__ = ("_found", "_late", "_lower", "_registered", "known")

    def __init__(self, text: str) -> None:
        self._lower = folded(text)
        self._registered = len(_LITERALS)
        found: dict[int, list[int]] = {}
        for literal, start, _ in _automaton(self._registered).find_matches_as_indexes(self._lower, overlapping=True):
            if literal in found:
                found[literal].append(start)
            else:
                found[literal] = [start]
        self._found = found
        self._late: set[int] = set()
        self.known: dict[object, bool] = {}
        """Which patterns are already known to match or not to match in this text."""

    def hold(self, numbers: tuple[int, ...]) -> bool:
        """Whether any of the literals stands in the text. The numbers are in order."""
        if numbers[-1] >= self._registered:
            self._look_up([number for number in numbers if number >= self._registered])
        return not self._found.keys().isdisjoint(numbers)

    def of(self, numbers: tuple[int, ...]) -> list[int]:
        """Where any of the literals starts, in order."""
        if not self.hold(numbers):
            return []
        found = self._found
        lists = [found[number] for number in numbers if number in found]
        return lists[0] if len(lists) == 1 else sorted(chain.from_iterable(lists))

    def _look_up(self, late: Iterable[int]) -> None:
        """Literals that were registered after this text was read."""
        words = list(_LITERALS)
        for number in late:
            if number not in self._late:
                self._late.add(number)
                if places := list(_each(self._lower, words[number])):
                    self._found[number] = places


def _each(text: str, literal: str) -> Iterable[int]:
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


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
