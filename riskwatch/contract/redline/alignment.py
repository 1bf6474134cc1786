"""Pairs the units of two versions: by what they say, else by how alike they are, where they stand and how they are called.

The heaviest chain of candidate pairs that keeps the order of both versions is taken as the frame; units that are clearly
the same and stand elsewhere have moved. Candidates come from rare features only, so time grows about linearly.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from riskwatch.contract.redline.units import Unit

_COMMONEST = 12
"""A feature that more units of one side have tells them not apart."""
_NEAREST = 4
"""So many candidates are weighed for one unit."""
ALIKE = 0.35
"""From so much likeness on, two units that stand at the same place are versions of each other."""
MOVED = 0.7
"""From so much likeness on, two units are the same although they stand elsewhere."""
_SHORTEST_MOVED = 8
_WORD = re.compile(r"[a-z]+|\d[\d.,]*|[^\W\da-z_]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Indexes of two units that belong together; `moved` when they stand in another order than the rest."""

    old: int
    new: int
    moved: bool = False


def aligned(old: Sequence[Unit], new: Sequence[Unit], places: tuple[Sequence[str], Sequence[str]]) -> list[Pair]:
    """Every unit is in at most one pair. `places` are the titles of the articles that the units stand in."""
    weights = _Weights(old, new, places)
    candidates = {pair: weights.of(*pair) for pair in _candidates(old, new, places)}
    frame = _heaviest({pair: weight for pair, weight in candidates.items() if weight >= ALIKE})
    frame = list(_filled(frame, old, new, weights))
    taken_old, taken_new = {a for a, _ in frame}, {b for _, b in frame}
    pairs = [Pair(a, b) for a, b in frame]
    for (a, b), _ in sorted(candidates.items(), key=lambda item: -item[1]):
        if a not in taken_old and b not in taken_new and _is_move(old[a], new[b], weights.likeness(a, b)):
            taken_old.add(a)
            taken_new.add(b)
            pairs.append(Pair(a, b, moved=True))
    return sorted(pairs, key=lambda pair: pair.new)


def _is_move(old: Unit, new: Unit, likeness: float) -> bool:
    return likeness >= MOVED and min(len(old.key), len(new.key)) >= _SHORTEST_MOVED


def features(key: str) -> Counter[str]:
    """What a unit is recognised by: its words and figures, its pairs of neighbouring Chinese signs."""
    found: Counter[str] = Counter()
    for match in _WORD.finditer(key.lower()):
        word = match[0]
        if word[0].isascii() or len(word) == 1:
            found[word] += 1
        else:
            found.update(word[at : at + 2] for at in range(len(word) - 1))
    return found


def _worth(units: Sequence[Counter[str]]) -> dict[str, float]:
    """What a feature tells: the more, the fewer units have it (inverse document frequency)."""
    holders = Counter(feature for unit in units for feature in unit)
    return {feature: log(1 + len(units) / count) for feature, count in holders.items()}


class _Weights:
    """How well two units fit each other."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit], places: tuple[Sequence[str], Sequence[str]]) -> None:
        self._old, self._new, self._places = old, new, places
        self._features = [features(unit.key) for unit in old], [features(unit.key) for unit in new]
        self._worth = _worth([*self._features[0], *self._features[1]])
        self._sizes = [[self._total(each) for each in side] for side in self._features]

    def _total(self, counts: Counter[str]) -> float:
        return sum(count * self._worth[feature] for feature, count in counts.items())

    def likeness(self, a: int, b: int) -> float:
        """From 0 (nothing shared) to 1 (says the same); words that stand everywhere in the contract say little."""
        if self._old[a].key == self._new[b].key:
            return 1.0
        one, other = self._features[0][a], self._features[1][b]
        total = self._sizes[0][a] + self._sizes[1][b]
        if len(other) < len(one):
            one, other = other, one
        shared = sum(
            min(count, other[feature]) * self._worth[feature] for feature, count in one.items() if feature in other
        )
        return 2 * shared / total if total else 0.0

    def of(self, a: int, b: int) -> float:
        """Likeness, with something more for standing in the same article and bearing the same number."""
        likeness = self.likeness(a, b)
        same_place = bool(self._places[0][a]) and self._places[0][a] == self._places[1][b]
        same_number = bool(self._old[a].number) and self._old[a].number == self._new[b].number
        if likeness < 0.2:
            return likeness
        return likeness + 0.15 * same_place + 0.15 * (same_number and same_place) + 0.05 * same_number


def _candidates(
    old: Sequence[Unit], new: Sequence[Unit], places: tuple[Sequence[str], Sequence[str]]
) -> Iterator[tuple[int, int]]:
    yield from _same_words(old, new)
    yield from _same_name(old, new, places)
    holders: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(new):
        for feature in features(unit.key):
            holders[feature].append(index)
    keys = {unit.key for unit in new}
    for a, unit in enumerate(old):
        if unit.key in keys:
            continue
        shared: Counter[int] = Counter()
        for feature in features(unit.key):
            found = holders.get(feature, ())
            if len(found) <= _COMMONEST:
                shared.update(found)
        yield from ((a, b) for b, _ in shared.most_common(_NEAREST))


def _same_words(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Units that say the same: the first with the first, and its neighbours in the list, where there are several."""
    where: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(new):
        where[unit.key].append(index)
    seen: Counter[str] = Counter()
    for a, unit in enumerate(old):
        found = where.get(unit.key, ())
        at = seen[unit.key]
        seen[unit.key] += 1
        yield from ((a, b) for b in found[max(at - 2, 0) : at + 3])


def _same_name(
    old: Sequence[Unit], new: Sequence[Unit], places: tuple[Sequence[str], Sequence[str]]
) -> Iterator[tuple[int, int]]:
    """Numbered units of the same number in the same article."""
    where = {(place, unit.number): index for index, (unit, place) in enumerate(zip(new, places[1], strict=True))}
    for a, (unit, place) in enumerate(zip(old, places[0], strict=True)):
        b = where.get((place, unit.number)) if unit.number and place else None
        if b is not None:
            yield a, b


def _heaviest(weighed: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The chain of pairs rising on both sides whose weights sum to the most."""
    # `ends` are the last new units of the best chains so far, rising; `sums` rise with them.
    ends: list[int] = []
    best: dict[int, tuple[float, tuple[int, int] | None]] = {}
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    by_old: dict[int, list[int]] = defaultdict(list)
    for a, b in weighed:
        by_old[a].append(b)
    for a in sorted(by_old):
        steps = []
        for b in by_old[a]:
            at = bisect_left(ends, b)
            total, last = best[ends[at - 1]] if at else (0.0, None)
            steps.append((b, total + weighed[a, b], last))
        for b, total, last in steps:
            before[a, b] = last
            _record(ends, best, b, total, (a, b))
    chain: list[tuple[int, int]] = []
    pair = best[ends[-1]][1] if ends else None
    while pair is not None:
        chain.append(pair)
        pair = before[pair]
    return chain[::-1]


def _record(
    ends: list[int],
    best: dict[int, tuple[float, tuple[int, int] | None]],
    b: int,
    total: float,
    pair: tuple[int, int],
) -> None:
    """Keep a chain that ends at `b`, unless one that ends earlier weighs as much; drop those that it outweighs."""
    at = bisect_left(ends, b)
    exact = at < len(ends) and ends[at] == b
    rival = ends[at] if exact else ends[at - 1] if at else None
    if rival is not None and best[rival][0] >= total:
        return
    if not exact:
        insort(ends, b)
    best[b] = total, pair
    while at + 1 < len(ends) and best[ends[at + 1]][0] <= total:
        del best[ends.pop(at + 1)]


def _filled(
    frame: Iterable[tuple[int, int]], old: Sequence[Unit], new: Sequence[Unit], weights: _Weights
) -> Iterator[tuple[int, int]]:
    """The frame with its gaps filled: as many units on both sides of a gap that are somewhat alike, one by one."""
    last_old = last_new = 0
    for a, b in [*frame, (len(old), len(new))]:
        gap_old, gap_new = range(last_old, a), range(last_new, b)
        if gap_old and len(gap_old) == len(gap_new):
            yield from (
                (x, y) for x, y in zip(gap_old, gap_new, strict=True) if _fits(old[x], new[y], weights.of(x, y))
            )
        if a < len(old) or b < len(new):
            yield a, b
        last_old, last_new = a + 1, b + 1


def _fits(old: Unit, new: Unit, weight: float) -> bool:
    """Between the same neighbours less likeness is enough; short lines such as "Date: 1 May" share little anyway."""
    return weight >= 0.3 or (max(len(old.key), len(new.key)) <= 24 and weight > 0.1)
