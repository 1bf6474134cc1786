"""The stretches of a text in which a pattern can match at all, from the places of what it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskwatch.contract.search.needed import Group, Needs, Way
from riskwatch.contract.search.places import Places, any_within


def can_match(needs: Needs, places: Places) -> bool:
    """Whether everything that one of the ways needs stands somewhere in the text."""
    return places.hold(needs.numbers) and any(
        all(places.of(group.numbers) for group in way.groups) for way in needs.ways
    )


def stretches_of(needs: Needs, places: Places, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of `text`, apart and in order, outside which a pattern with these needs cannot match.

    A try that begins in one reads no further than its end: it reaches as far as a match can run and look beyond. Where
    a match has no longest length it cannot leave the sentence of the literal, or else the whole text is searched.
    """
    if not places.hold(needs.numbers):
        return
    found = [stretch for way in needs.ways for stretch in _of_way(way, places, text, start, end)]
    if len(needs.ways) > 1:
        found.sort()
    begin, finish = -1, -1
    for left, right in found:
        if left > finish:
            if finish >= 0:
                yield max(begin, start), min(finish, end)
            begin = left
        finish = max(finish, right)
    if finish >= 0:
        yield max(begin, start), min(finish, end)


def _of_way(way: Way, places: Places, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One stretch around each place of the rarest literals that has all other literals near it."""
    there: list[Sequence[int]] = []
    for group in way.groups:
        found = places.of(group.numbers)
        if not found:
            return
        there.append(found)
    rarest = min(range(len(there)), key=lambda index: len(there[index]))
    group = way.groups[rarest]
    others = [*there[:rarest], *there[rarest + 1 :]]
    before, after = _slack(group, places)
    beyond = places.measured(way.ahead) + 3
    if not way.stops and (before is None or after is None):
        if any_within(there[rarest], start, end):
            yield start, end
        return
    settled = -1
    for at in there[rarest]:
        if at < start or at < settled:
            continue
        if at >= end:
            break
        left = 0 if before is None else max(0, at - before)
        right = len(text) if after is None else at + after
        if before is None or after is None:
            left, right = _between(way.stops, text, at, left, right)
            settled = right if before is None and after is None else -1
        if all(any_within(other, left, right) for other in others):
            if before is not None and after is not None:
                left, right = _between(way.stops, text, at, left, right)
                if not all(any_within(other, left, right) for other in others):
                    continue
            yield left, right + beyond


def _slack(group: Group, places: Places) -> tuple[int | None, int | None]:
    return (
        None if group.before is None else places.measured(group.before),
        None if group.after is None else places.measured(group.after),
    )


def _between(stops: str, text: str, at: int, left: int, right: int) -> tuple[int, int]:
    """The same stretch, cut to the signs that a match cannot run over."""
    for stop in stops:
        left = max(left, text.rfind(stop, left, at) + 1)
        found = text.find(stop, at, right)
        if found >= 0:
            right = found
    return left, right
