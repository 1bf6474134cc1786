"""The longest common subsequence of two lists of words, found in time that grows with how much they differ."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

MOST_EDITS = 240
"""Beyond so many single edits the middle is taken to be written anew: the search costs their square."""


def matches(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indexes of equal words, rising in both lists."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    found = [(index, index) for index in range(head)]
    inner = _fewest_edits(inner_old, inner_new)
    if inner is None:
        inner = list(_by_landmarks(inner_old, inner_new))
    found += [(a + head, b + head) for a, b in inner]
    found += [(len(old) - tail + index, len(new) - tail + index) for index in range(tail)]
    return found


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _fewest_edits(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]] | None:
    """Myers' greedy search (An O(ND) Difference Algorithm, 1986); None when it would take too many edits."""
    if not old or not new:
        return []
    furthest = {1: 0}
    trace: list[dict[int, int]] = []
    for edits in range(min(len(old) + len(new), MOST_EDITS) + 1):
        trace.append(dict(furthest))
        for diagonal in range(-edits, edits + 1, 2):
            down = diagonal == -edits or (
                diagonal != edits and furthest.get(diagonal - 1, -1) < furthest.get(diagonal + 1, -1)
            )
            x = furthest.get(diagonal + 1, 0) if down else furthest.get(diagonal - 1, 0) + 1
            y = x - diagonal
            while x < len(old) and y < len(new) and old[x] == new[y]:
                x, y = x + 1, y + 1
            furthest[diagonal] = x
            if x >= len(old) and y >= len(new):
                return _walked_back(trace, len(old), len(new))
    return None


def _walked_back(trace: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for edits in range(len(trace) - 1, -1, -1):
        furthest, diagonal = trace[edits], x - y
        down = diagonal == -edits or (
            diagonal != edits and furthest.get(diagonal - 1, -1) < furthest.get(diagonal + 1, -1)
        )
        before = diagonal + 1 if down else diagonal - 1
        start = furthest.get(before, 0)
        while edits and x > start + (not down) and y > start - before + down:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        if not edits:
            while x > 0 and y > 0:
                x, y = x - 1, y - 1
                pairs.append((x, y))
        x, y = start, start - before
    return pairs[::-1]


def _by_landmarks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """For long texts that differ much: runs of words that stand once in both are landmarks, the gaps are searched."""
    run = 4
    shared = rising(_landmarks(old, new, run))
    last_old = last_new = 0
    for a, b in [*shared, (len(old), len(new))]:
        if a < last_old or b < last_new:
            continue
        inner = _fewest_edits(old[last_old:a], new[last_new:b])
        yield from ((last_old + x, last_new + y) for x, y in inner or ())
        end = 0
        while a + end < len(old) and b + end < len(new) and old[a + end] == new[b + end]:
            yield a + end, b + end
            end += 1
        last_old, last_new = a + end, b + end


def _landmarks(old: Sequence[str], new: Sequence[str], run: int) -> list[tuple[int, int]]:
    places = [{tuple(words[at : at + run]): at for at in range(len(words) - run + 1)} for words in (old, new)]
    counts = [Counter(tuple(words[at : at + run]) for at in range(len(words) - run + 1)) for words in (old, new)]
    return [
        (at, places[1][words]) for words, at in places[0].items() if counts[0][words] == 1 and counts[1].get(words) == 1
    ]


def rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that rises in both numbers."""
    pairs = sorted(pairs)
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, b) in enumerate(pairs):
        at = bisect_left(tails, b)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(b)
            ends.append(index)
        else:
            tails[at], ends[at] = b, index
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]
