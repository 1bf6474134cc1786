"""The stretches of a text in which a pattern can match at all, from the places of what it needs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from riskwatch.contract.search.needed import Group, Needs, Way
from riskwatch.contract.search.places import Places, any_within

Stretch = tuple[int, int]


def can_match(needs: Needs, places: Places) -> bool:
    """Whether everything that one of the ways needs stands somewhere in the text."""
    places.catch_up(needs.last)
    if places.held.isdisjoint(needs.numbers):
        return False
    return any(_all_there(way, places.held) for way in needs.ways)


def can_match_within(needs: Needs, places: Places, start: int, end: int) -> bool:
    """Whether everything that one of the ways needs starts from `start` to `end`."""
    places.catch_up(needs.last)
    if places.held.isdisjoint(needs.numbers) or not any_within(places.of(needs.numbers), start, end):
        return False
    return any(
        _all_there(way, places.held) and all(any_within(places.of(numbers), start, end) for numbers in way.numbers)
        for way in needs.ways
    )


def stretches_of(needs: Needs, places: Places, start: int, end: int) -> Sequence[Stretch]:
    """Stretches of the text, apart and in order, outside which a pattern with these needs cannot match.

    A try that begins in one reads no further than its end: it reaches as far as a match can run and look beyond. Where
    a match has no longest length it cannot leave the sentence of the literal, or else the whole text is searched.
    """
    places.catch_up(needs.last)
    held = places.held
    if held.isdisjoint(needs.numbers):
        return ()
    found: list[Stretch] = []
    for way in needs.ways:
        if _all_there(way, held):
            _add_those_of_way(found, way, places, start, end)
    if len(needs.ways) > 1:
        found.sort()
    return _apart(found, start, end)


def _all_there(way: Way, held: set[int]) -> bool:
    return not any(map(held.isdisjoint, way.numbers))


def _apart(found: Sequence[Stretch], start: int, end: int) -> Sequence[Stretch]:
    """The stretches, in order, those that touch made one."""
    apart: list[Stretch] = []
    begin, finish = -1, -1
    for left, right in found:
        if left > finish:
            if finish >= 0:
                apart.append((max(begin, start), min(finish, end)))
            begin = left
        finish = max(finish, right)
    if finish >= 0:
        apart.append((max(begin, start), min(finish, end)))
    return apart


def _add_those_of_way(found: list[Stretch], way: Way, places: Places, start: int, end: int) -> None:
    """One stretch around each place of the rarest literals that has all other literals near it."""
    there = [places.of(group.numbers) for group in way.groups]
    rarest = min(range(len(there)), key=lambda index: len(there[index]))
    near, others = there[rarest], [*there[:rarest], *there[rarest + 1 :]]
    before, after = _slack(way.groups[rarest], places)
    if not way.stops and (before is None or after is None):
        if any_within(near, start, end):
            found.append((start, end))
        return
    beyond = places.measured(way.ahead) + 3
    ends = places.ends(way.stops)
    whole = before is None and after is None
    settled = -1
    for at in near if start == 0 else near[bisect_left(near, start) :]:
        if at >= end:
            break
        if at < settled:
            continue
        stop = bisect_left(ends, at)
        left = ends[stop - 1] + 1 if stop else 0
        right = ends[stop]
        if whole:
            settled = right
        if before is not None and left < at - before:
            left = at - before
        if after is not None and right > at + after:
            right = at + after
        if not others or all(any_within(other, left, right) for other in others):
            found.append((left, right + beyond))


def _slack(group: Group, places: Places) -> tuple[int | None, int | None]:
    return (
        None if group.before is None else places.measured(group.before),
        None if group.after is None else places.measured(group.after),
    )
