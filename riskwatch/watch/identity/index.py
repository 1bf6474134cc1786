"""Finds the names most like a given one among a million, without comparing it to each.

Equal names are found in a table. Where there are none, names are looked up by their rare pieces: pairs of characters of a
Chinese name, four letters in a row of a Latin word, and Latin words that differ by one letter. Common pieces (有限,
"holding") are left out, because their lists are long and say little; only the names found in the short lists are compared
letter by letter.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from rapidfuzz import process

from riskwatch.watch.identity.closeness import ALIKE, both_orders, own_order
from riskwatch.watch.identity.name import NameParts
from riskwatch.watch.identity.reading import read_name

READ_AT_MOST = (600, 4_000)
"""Entries of lists that a search reads, the rarest pieces first and at least two of them: few at first, and more where
nothing of them is alike enough."""

ALIKE_ENOUGH = 0.88
COMPARED = 50
"""Names that share most pieces with the one looked for, and are compared to it."""

FINALISTS = 8
LATIN_PIECE = 4
SHORT = 8
"""A Latin word up to this length keeps too few pieces when a letter is wrong; it is found by its neighbours instead."""


class NameIndex:
    """Names by number, in the order in which they were given; the caller knows what each number stands for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._brands: list[str] = []
        self._exact: dict[str, array[int]] = {}
        lists: defaultdict[str, array[int]] = defaultdict(_numbers)
        for number, name in enumerate(names):
            parts = read_name(name)
            self._brands.append(own_order(parts))
            exact = self._exact.get(parts.key)
            if exact is not None:
                exact.append(number)
                continue
            self._exact[parts.key] = array("I", (number,))
            for piece in (*pieces(parts), *short_words(parts)):
                lists[piece].append(number)
        self._lists = dict(lists)
        self._neighbours = _neighbours(piece for piece in lists if piece.startswith("="))

    def __len__(self) -> int:
        return len(self._brands)

    def search(self, name: NameParts, limit: int = 5) -> list[tuple[int, float]]:
        """Numbers of the names most like `name`, best first, each with how alike the two are from 0 to 1.

        All names of an equal core come, more than `limit` too: which of them is meant the core cannot tell.
        """
        if name.key and (exact := self._exact.get(name.key)) is not None:
            return [(number, 1.0) for number in exact]
        known = self._known_lists(name)
        alike: dict[int, float] = {}
        for most in READ_AT_MOST:
            alike = self._alike(name, Counter(chain.from_iterable(_rarest(known, most))))
            if max(alike.values(), default=0.0) >= ALIKE_ENOUGH:
                break
        best = sorted(alike, key=lambda number: (-alike[number], number))[:limit]
        return [(same, alike[number]) for number in best for same in self._same(number)]

    def _alike(self, name: NameParts, shared: Counter[int]) -> dict[int, float]:
        """How alike those are that share most pieces."""
        found = _most_shared(shared)
        alike: dict[int, float] = {}
        for looked_for, choices in both_orders(name, [self._brands[number] for number in found]):
            for _, same, place in process.extract(looked_for, choices, scorer=ALIKE, limit=FINALISTS):
                alike[found[place]] = max(same, alike.get(found[place], 0.0))
        return alike

    def _same(self, number: int) -> array[int]:
        return self._exact["".join(sorted(self._brands[number].split()))]

    def _known_lists(self, name: NameParts) -> list[array[int]]:
        """The lists of the name's pieces, shortest first."""
        sought = {*pieces(name), *self._alike_words(name)}
        return sorted((numbers for piece in sought if (numbers := self._lists.get(piece)) is not None), key=len)

    def _alike_words(self, name: NameParts) -> set[str]:
        """Short words of the index that differ from one of the name by a letter, or not at all."""
        found: set[str] = set()
        for word in short_words(name):
            for shortened in _shortened(word):
                found.update(self._neighbours.get(shortened, ()))
        return found


def _rarest(lists: Iterable[array[int]], most: int) -> Iterator[array[int]]:
    read = 0
    for place, numbers in enumerate(lists):
        read += len(numbers)
        if place >= 2 and read > most:
            return
        yield numbers


def _most_shared(shared: Counter[int]) -> list[int]:
    """Those that share most pieces: all down to the number of pieces with which there are enough of them."""
    enough, least = 0, 1
    for times, names in sorted(Counter(shared.values()).items(), reverse=True):
        if enough and enough + names > COMPARED:
            break
        enough, least = enough + names, times
    return [number for number, times in shared.items() if times >= least][: COMPARED * 2]


def pieces(name: NameParts) -> set[str]:
    """The pieces by which a name is found."""
    return set(_chinese(name.core) if name.script == "zh" else _latin(name.core))


def short_words(name: NameParts) -> set[str]:
    """The short Latin words of a name, marked as words."""
    return set() if name.script == "zh" else {f"={word}" for word in name.core.split() if 2 < len(word) <= SHORT}


def _chinese(core: str) -> Iterator[str]:
    """Neighbours, and neighbours but one: a wrong character leaves the latter."""
    marked = f"^{core}$"
    yield from (marked[at : at + 2] for at in range(len(marked) - 1))
    yield from (f"{core[at]}_{core[at + 2]}" for at in range(len(core) - 2))


def _latin(core: str) -> Iterator[str]:
    for word in core.split():
        marked = f"^{word}$"
        yield from (marked[at : at + LATIN_PIECE] for at in range(max(1, len(marked) - LATIN_PIECE + 1)))


def _neighbours(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words by what is left of them without one letter, and by themselves."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        for shortened in _shortened(word):
            found[shortened] = (*found.get(shortened, ()), word)
    return found


def _shortened(word: str) -> set[str]:
    """The word, and the word without each of its letters; the mark in front stays."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}


def _numbers() -> array[int]:
    return array("I")
