"""What every match of a pattern must hold, derived from the parsed pattern and never written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from riskwatch.contract.search.parsed import Must, Part, Settings, UnknownPart, part_of
from riskwatch.contract.search.places import register
from riskwatch.contract.search.reach import Reach, added
from riskwatch.contract.search.signs import STOPS
from riskwatch.contract.search.weight import LEAST, TELLING, weight

_WAYS = 8
_GROUPS = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Literals in lower case of which one stands in every match; `numbers` are theirs as `Places` knows them.

    The literal starts at most `before` behind the start of the match, which ends at most `after` behind the literal's
    start; None for no bound.
    """

    literals: frozenset[str]
    numbers: frozenset[int]
    before: Reach | None
    after: Reach | None


@dataclass(frozen=True, slots=True)
class Way:
    """One alternative of a pattern: all its groups must be there, the most telling first; `numbers` are theirs.

    A match cannot run over one of `stops`, and looks `ahead` beyond its end.
    """

    groups: tuple[Group, ...]
    numbers: tuple[frozenset[int], ...]
    stops: str
    ahead: Reach


@dataclass(frozen=True, slots=True)
class Needs:
    """The alternatives of a pattern: every match is one of them, and holds one of the literals of `numbers`.

    `last` is the greatest number of all its literals: a text that was read before it was given knows nothing of it.
    """

    ways: tuple[Way, ...]
    numbers: frozenset[int]
    last: int


Stored = list[tuple[list[tuple[list[str], Reach | None, Reach | None]], str, Reach]]
"""Needs as plain data: of each way its groups (literals, before, after), what it cannot run over, how far it looks."""

KNOWN: dict[str, Stored | None] = {}
"""The needs worked out so far, by pattern and settings; None for a pattern that has none."""


@lru_cache(maxsize=8192)
def needs_of(pattern: str, flags: int = 0, label: int = 0, dotted: bool = False) -> Needs | None:
    """The needs of a pattern; None when it has no literal to look for, or is not understood.

    `label` is the greatest length of a party's words in a pattern that may hold a sign for them, 0 for others.
    """
    key = f"{int(flags)} {label} {int(dotted)} {pattern}"
    if key not in KNOWN:
        KNOWN[key] = _derived(pattern, Settings(int(flags), label, dotted))
    stored = KNOWN[key]
    if stored is None:
        return None
    ways = tuple(_numbered(groups, stops, ahead, label > 0) for groups, stops, ahead in stored)
    return Needs(
        ways=ways,
        numbers=frozenset(number for way in ways for number in way.groups[0].numbers),
        last=max(number for way in ways for group in way.groups for number in group.numbers),
    )


def checked(raw: Any) -> Stored | None:
    """Needs that were kept as JSON; raises ValueError or TypeError for what is none."""
    if raw is None:
        return None
    return [
        (
            [(list(map(str, words)), _reach(before), _reach(after)) for words, before, after in groups],
            str(stops),
            Reach(*ahead),
        )
        for groups, stops, ahead in raw
    ]


def _reach(raw: Any) -> Reach | None:
    return None if raw is None else Reach(*raw)


def _numbered(
    groups: list[tuple[list[str], Reach | None, Reach | None]], stops: str, ahead: Reach, labelled: bool
) -> Way:
    numbered = tuple(
        Group(frozenset(literals), register(literals, labelled), before, after) for literals, before, after in groups
    )
    return Way(numbered, tuple(group.numbers for group in numbered), stops, ahead)


def _derived(pattern: str, settings: Settings) -> Stored | None:
    try:
        from re import _parser  # type: ignore[attr-defined]  # private: without it every pattern is searched plainly

        parsed = list(_parser.parse(pattern, settings.flags))
        ways = [_way(part_of(items, settings)) for items in _apart(parsed, settings, _WAYS)]
    except (ImportError, re.error, UnknownPart, RecursionError, OverflowError):
        return None
    known = [way for way in ways if way is not None]
    return known if len(known) == len(ways) else None


def _apart(items: list[Any], settings: Settings, most: int) -> Iterator[list[Any]]:
    """The alternatives of a sequence, written out as long as they are few."""
    for index, item in enumerate(items):
        if str(item[0]) != "BRANCH" or len(item[1][1]) > most or part_of([item], settings).exact is not None:
            continue
        for branch in item[1][1]:
            yield from _apart([*items[:index], *branch, *items[index + 1 :]], settings, most // len(item[1][1]))
        return
    yield items


def _way(part: Part) -> tuple[list[tuple[list[str], Reach | None, Reach | None]], str, Reach] | None:
    usable = [must for must in part.musts if weight(must.words) >= LEAST]
    usable.sort(key=lambda must: (-weight(must.words), len(must.words)))
    telling = [must for must in usable if weight(must.words) >= TELLING]
    chosen = (telling or usable)[:_GROUPS]
    if not chosen:
        return None
    groups = [group for index, must in enumerate(chosen) if (group := _group(must)) not in map(_group, chosen[:index])]
    return groups, "".join(sign for sign in STOPS if sign not in part.runs_over), part.ahead


def _group(must: Must) -> tuple[list[str], Reach | None, Reach | None]:
    """Where one literal holds another, the shorter is enough; it may start further behind."""
    words = must.words
    fewest = sorted(word for word in words if not any(other in word for other in words if other != word))
    before = must.before
    if len(fewest) < len(words):
        before = added(before, Reach(max(map(len, words))))
    return fewest, before, must.after


def needs_of_re2(pattern: str) -> Needs | None:
    """The needs of a pattern for RE2; None also for the few constructs that RE2 and Python read differently."""
    return None if "[:" in pattern or "{," in pattern else needs_of(pattern)
