"""A pattern taken apart: for every part, what it can match, what it must hold, how far it runs and looks.

Only what is sure is said: a part that is not understood makes the whole pattern one that is searched the plain way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from riskwatch.contract.search.reach import NOTHING, ONE, Reach, added, run_of, times, widest
from riskwatch.contract.search.signs import DIGIT, LABELS, STOPS, kind_of_class, kind_of_signs, listed, taken_by
from riskwatch.contract.search.weight import weight

_MANY = 48
_UNROLLED = 3
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


class UnknownPart(Exception):
    """A construct this reading does not know."""


@dataclass(frozen=True, slots=True)
class Must:
    """One of `words` stands in every match: at most `before` behind its start, and it ends at most `after` later."""

    words: frozenset[str]
    before: Reach | None
    after: Reach | None


@dataclass(slots=True)
class Part:
    """What is known of a part: all that it can match (`exact`), what it must hold, how long it can be.

    `kind` is set for a single character of a class: word, solid (no blank) or blank.
    """

    exact: frozenset[str] | None = None
    musts: tuple[Must, ...] = ()
    longest: Reach | None = NOTHING
    runs_over: set[str] = field(default_factory=set)
    ahead: Reach = NOTHING
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The pattern's flags, and how long a party's label can be and whether it can hold a point."""

    flags: int
    label: int = 0
    dotted: bool = False
    known: dict[int, Part] = field(default_factory=dict, compare=False)
    """Parts already read, by the identity of their place in the parsed pattern: alternatives share most of them."""


def part_of(items: Iterable[Any], settings: Settings) -> Part:
    """A sequence: neighbours whose matches are known are joined to longer literals."""
    parts = [_one(item, settings) for item in _unrolled(items)]
    if len(parts) == 1:
        return parts[0]
    before = _sums(parts)
    after = _sums(parts[::-1])[::-1]
    musts: list[Must] = []
    run: frozenset[str] = frozenset({""})
    begun, whole = 0, True
    for index, one in enumerate(parts):
        musts.extend(
            Must(must.words, added(before[index], must.before), added(must.after, after[index + 1]))
            for must in one.musts
        )
        joined = _joined(run, one.exact)
        if joined is not None:
            run = joined
            continue
        musts.append(Must(run, before[begun], after[begun]))
        whole = False
        run, begun = (
            (one.exact, index) if one.exact is not None and len(one.exact) <= _MANY else (frozenset({""}), index + 1)
        )
    musts.append(Must(run, before[begun], after[begun]))
    return Part(
        exact=run if whole else None,
        musts=tuple(must for must in musts if "" not in must.words),
        longest=before[-1],
        runs_over=set().union(*(one.runs_over for one in parts)),
        ahead=widest([one.ahead for one in parts]) or NOTHING,
    )


def _sums(parts: Sequence[Part]) -> list[Reach | None]:
    sums: list[Reach | None] = [NOTHING]
    for part in parts:
        sums.append(added(sums[-1], part.longest))
    return sums


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


def _joined(left: frozenset[str], right: frozenset[str] | None) -> frozenset[str] | None:
    if right is None or len(left) * len(right) > _MANY:
        return None
    return frozenset(one + other for one in left for other in right)


def _one(item: Any, settings: Settings) -> Part:
    name, given = str(item[0]), item[1]
    if name not in ("BRANCH", "SUBPATTERN"):
        return _read(name, given, settings)
    part = settings.known.get(id(given))
    if part is None:
        part = settings.known[id(given)] = _read(name, given, settings)
    return part


def _read(name: str, given: Any, settings: Settings) -> Part:
    match name:
        case "LITERAL":
            return _label(chr(given), settings) if chr(given) in LABELS else _literal(given)
        case "NOT_LITERAL":
            return Part(longest=ONE, runs_over={sign for sign in STOPS if ord(sign) != given})
        case "ANY":
            return Part(longest=ONE, runs_over=set(STOPS) - (set() if settings.flags & re.DOTALL else {"\n"}))
        case "IN":
            return _class(given)
        case "AT":
            return Part(exact=frozenset({""}), ahead=Reach(2))
        case "ASSERT" | "ASSERT_NOT":
            inside = part_of(given[1], settings)
            if given[0] < 0:
                return Part(exact=frozenset({""}))
            looks = added(inside.longest, inside.ahead)
            if looks is None:
                raise UnknownPart(name)
            return Part(exact=frozenset({""}), ahead=looks)
        case "SUBPATTERN":
            return part_of(given[3], replace(settings, flags=(settings.flags | given[1]) & ~given[2]))
        case "ATOMIC_GROUP":
            return part_of(given, settings)
        case "BRANCH":
            return _branches([part_of(branch, settings) for branch in given[1]])
        case _ if name in _REPEATS:
            return _repeated(*given, settings=settings)
        case _:
            raise UnknownPart(name)


def _label(sign: str, settings: Settings) -> Part:
    """The words for a party, whatever they are in a contract."""
    musts = (Must(frozenset({sign}), NOTHING, Reach(settings.label)),)
    return Part(musts=musts, longest=Reach(settings.label), runs_over={"."} if settings.dotted else set())


@lru_cache(maxsize=4096)
def _literal(sign: int) -> Part:
    return _signs([chr(sign)])


def _signs(signs: Iterable[str]) -> Part:
    """One character out of a few."""
    held = set(signs)
    over = {sign for sign in STOPS if sign in held}
    lower = frozenset(sign.lower() for sign in held)
    plain = all(sign.isascii() or sign.lower() == sign.upper() for sign in held)  # no other letter is folded onto it
    musts = (Must(lower, NOTHING, ONE),) if plain else ()
    return Part(lower if plain else None, musts, longest=ONE, runs_over=over, kind=kind_of_signs(held))


def _class(items: Any) -> Part:
    few = listed(items)
    if few is not None:
        return _signs(few)
    digits = len(items) == 1 and str(items[0][1]) == "CATEGORY_DIGIT"
    musts = (Must(frozenset({DIGIT}), NOTHING, ONE),) if digits else ()
    return Part(musts=musts, longest=ONE, runs_over=taken_by(items), kind=kind_of_class(items))


def _branches(parts: list[Part]) -> Part:
    whole = Part(
        longest=widest([part.longest for part in parts]),
        runs_over=set().union(*(part.runs_over for part in parts)),
        ahead=widest([part.ahead for part in parts]) or NOTHING,
    )
    if all(part.exact is not None for part in parts):
        exact = frozenset().union(*(part.exact or () for part in parts))
        whole.exact = exact if len(exact) <= _MANY else None
        whole.musts = () if "" in exact else (Must(exact, NOTHING, whole.longest),)
        return whole
    ranked = [sorted(part.musts, key=lambda must: (-weight(must.words), len(must.words))) for part in parts]
    whole.musts = tuple(_either([musts[rank] for musts in ranked]) for rank in range(min(2, *map(len, ranked))))
    return whole


def _either(musts: Sequence[Must]) -> Must:
    words = frozenset().union(*(must.words for must in musts))
    return Must(words, widest([must.before for must in musts]), widest([must.after for must in musts]))


def _repeated(least: int, most: Any, inside: Any, *, settings: Settings) -> Part:
    one = part_of(inside, settings)
    endless = str(most) == "MAXREPEAT"
    alike = endless and one.longest != NOTHING
    longest = run_of(one.kind) if alike else times(one.longest, 1 if endless else int(most))
    whole = Part(longest=longest, runs_over=one.runs_over, ahead=one.ahead)
    if least:
        whole.musts = tuple(Must(must.words, must.before, longest) for must in one.musts)
    if one.exact is not None and least == most == 1:
        whole.exact = one.exact
        whole.kind = one.kind
    elif one.exact is not None and (least, most) == (0, 1):
        whole.exact = one.exact | {""}
    return whole
