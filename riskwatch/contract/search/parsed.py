"""A pattern taken apart: for every part, what it can match, what it must hold, how far it runs and looks.

Only what is sure is said: a part that is not understood makes the whole pattern one that is searched the plain way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

STOPS = "\n。；.;"
"""Signs that a pattern may be unable to run over; a match then stands between two of them."""
_MANY = 48
_UNROLLED = 3
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


class UnknownPart(Exception):
    """A construct this reading does not know."""


@dataclass(slots=True)
class Part:
    """What is known of a part: all that it can match (`exact`), or only what it must hold (`must`)."""

    exact: frozenset[str] | None = None
    must: frozenset[str] | None = None
    longest: int | None = 0
    runs_over: set[str] = field(default_factory=set)
    ahead: int = 0


def part_of(items: Iterable[Any], flags: int) -> Part:
    """A sequence: neighbours whose matches are known are joined to longer literals."""
    whole = Part(exact=frozenset({""}))
    run: frozenset[str] | None = frozenset({""})
    for item in _unrolled(items):
        one = _one(item, flags)
        whole.longest = None if whole.longest is None or one.longest is None else whole.longest + one.longest
        whole.runs_over |= one.runs_over
        whole.ahead = max(whole.ahead, one.ahead)
        whole.must = better(whole.must, one.must)
        joined = _joined(run, one.exact)
        if joined is None:
            whole.exact = None
            whole.must = better(whole.must, run)
            run = one.exact if one.exact is not None and len(one.exact) <= _MANY else frozenset({""})
            whole.must = better(whole.must, one.exact)
        else:
            run = joined
    whole.must = better(whole.must, run)
    if whole.exact is not None:
        whole.exact = run
    return whole


def _unrolled(items: Iterable[Any]) -> Iterator[Any]:
    """The repetitions that must be there as items of their own: they join with their neighbours."""
    for item in items:
        name = str(item[0])
        if name in _REPEATS and 1 <= item[1][0] <= _UNROLLED and (item[1][0], item[1][1]) != (1, 1):
            least, most, inside = item[1]
            yield from [(item[0], (1, 1, inside))] * least
            rest = most if str(most) == "MAXREPEAT" else most - least
            if rest:
                yield (item[0], (0, rest, inside))
        else:
            yield item


def _joined(left: frozenset[str] | None, right: frozenset[str] | None) -> frozenset[str] | None:
    if left is None or right is None or len(left) * len(right) > _MANY:
        return None
    return frozenset(one + other for one in left for other in right)


def better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """The set whose shortest literal is the longer; of equal ones the smaller. One with an empty literal says nothing."""
    usable = [words for words in (one, other) if words and "" not in words]
    return max(usable, key=lambda words: (_weight(words), -len(words)), default=None)


def _weight(words: frozenset[str]) -> int:
    return min(sum(2 if sign > "\u2e80" else 1 for sign in word) for word in words)


def _one(item: Any, flags: int) -> Part:
    name, given = str(item[0]), item[1]
    match name:
        case "LITERAL":
            return _signs([chr(given)], flags)
        case "NOT_LITERAL":
            return Part(longest=1, runs_over={sign for sign in STOPS if ord(sign) != given})
        case "ANY":
            return Part(longest=1, runs_over=set(STOPS) - (set() if flags & re.DOTALL else {"\n"}))
        case "IN":
            return _class(given, flags)
        case "AT":
            return Part(exact=frozenset({""}), ahead=2)
        case "ASSERT" | "ASSERT_NOT":
            inside = part_of(given[1], flags)
            if given[0] < 0:
                return Part(exact=frozenset({""}))
            if inside.longest is None:
                raise UnknownPart(name)
            return Part(exact=frozenset({""}), ahead=inside.longest + inside.ahead)
        case "SUBPATTERN":
            return part_of(given[3], (flags | given[1]) & ~given[2])
        case "ATOMIC_GROUP":
            return part_of(given, flags)
        case "BRANCH":
            return _branches([part_of(branch, flags) for branch in given[1]])
        case _ if name in _REPEATS:
            return _repeated(*given, flags=flags)
        case _:
            raise UnknownPart(name)


def _signs(signs: Iterable[str], flags: int) -> Part:
    """One character out of a few."""
    held = set(signs)
    over = {sign for sign in STOPS if sign in held}
    lower = {sign.lower() for sign in held}
    plain = all(sign.isascii() or sign.lower() == sign.upper() for sign in held)  # no other letter is folded onto it
    return Part(exact=frozenset(lower) if plain else None, longest=1, runs_over=over)


def _class(items: Any, flags: int) -> Part:
    if str(items[0][0]) == "NEGATE":
        out = {sign for sign in STOPS if not any(_holds(item, sign) for item in items[1:])}
        return Part(longest=1, runs_over=out)
    listed = _listed(items)
    if listed is not None:
        return _signs(listed, flags)
    return Part(longest=1, runs_over={sign for sign in STOPS if any(_holds(item, sign) for item in items)})


def _listed(items: Any) -> list[str] | None:
    """The characters of a small class, or None."""
    signs: list[str] = []
    for name, given in ((str(item[0]), item[1]) for item in items):
        if name == "LITERAL":
            signs.append(chr(given))
        elif name == "RANGE" and given[1] - given[0] < 12:
            signs.extend(map(chr, range(given[0], given[1] + 1)))
        else:
            return None
    return signs if len(signs) <= 12 else None


def _holds(item: Any, sign: str) -> bool:
    name, given = str(item[0]), item[1]
    if name == "LITERAL":
        return bool(given == ord(sign))
    if name == "RANGE":
        return bool(given[0] <= ord(sign) <= given[1])
    taken = "CATEGORY_SPACE" if sign == "\n" else "CATEGORY_NOT_SPACE"
    return str(given) in (taken, "CATEGORY_NOT_DIGIT", "CATEGORY_NOT_WORD")


def _branches(parts: list[Part]) -> Part:
    whole = Part(
        longest=_longest([part.longest for part in parts]),
        runs_over=set().union(*(part.runs_over for part in parts)),
        ahead=max(part.ahead for part in parts),
    )
    if all(part.exact is not None for part in parts):
        exact = frozenset().union(*(part.exact or () for part in parts))
        whole.exact = exact if len(exact) <= _MANY else None
        whole.must = None if "" in exact else exact
        return whole
    musts = [better(part.must, part.exact) for part in parts]
    if all(musts):
        whole.must = frozenset().union(*(must or () for must in musts))
    return whole


def _longest(lengths: list[int | None]) -> int | None:
    known = [length for length in lengths if length is not None]
    return max(known) if len(known) == len(lengths) else None


def _repeated(least: int, most: Any, inside: Any, *, flags: int) -> Part:
    one = part_of(inside, flags)
    bounded = str(most) != "MAXREPEAT" and one.longest is not None
    whole = Part(
        longest=one.longest * int(most) if bounded and one.longest is not None else (0 if one.longest == 0 else None),
        runs_over=one.runs_over,
        ahead=one.ahead,
    )
    if least:
        whole.must = better(one.must, one.exact)
    if one.exact is not None and least == most == 1:
        whole.exact = one.exact
    elif one.exact is not None and (least, most) == (0, 1):
        whole.exact = one.exact | {""}
    return whole
