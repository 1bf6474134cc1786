"""What every match of a pattern must hold, derived from the parsed pattern and never written by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from riskwatch.contract.search.parsed import STOPS, UnknownPart, better, part_of
from riskwatch.contract.search.places import register

_LONG = 600
_RARE = frozenset("/%‰$¥£€×@#&*<>{}[]|=+~^§")


@dataclass(frozen=True, slots=True)
class Needs:
    """`literals` in lower case, at least one in every match; `longest` None for no bound; `ahead` beyond the end.

    `numbers` are the literals as `Places.of` takes them.
    """

    literals: frozenset[str]
    numbers: tuple[int, ...]
    longest: int | None
    stops: str
    ahead: int


@lru_cache(maxsize=4096)
def needs_of(pattern: str, flags: int = 0) -> Needs | None:
    """The needs of a pattern; None when it has no literal to look for, or is not understood."""
    try:
        from re import _parser  # type: ignore[attr-defined]  # private: without it every pattern is searched plainly

        seen = part_of(_parser.parse(pattern, flags), flags)
    except (ImportError, re.error, UnknownPart, RecursionError, OverflowError):
        return None
    literals = better(seen.must, seen.exact)
    if not literals or not _worth(literals):
        return None
    stops = "".join(sign for sign in STOPS if sign not in seen.runs_over)
    longest = seen.longest if seen.longest is not None and seen.longest <= _LONG else None
    fewest = frozenset(word for word in literals if not any(other in word for other in literals if other != word))
    return Needs(fewest, register(fewest), longest, stops, seen.ahead)


def _worth(literals: frozenset[str]) -> bool:
    """One letter, digit or common mark is everywhere; one rare sign or Chinese character is a literal to look for."""
    return all(len(word) > 1 or word > "\u2e80" or word in _RARE for word in literals)


def needs_of_re2(pattern: str) -> Needs | None:
    """The needs of a pattern for RE2; None also for the few constructs that RE2 and Python read differently."""
    return None if "[:" in pattern or "{," in pattern else needs_of(pattern)
