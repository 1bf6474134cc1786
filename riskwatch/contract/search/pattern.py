"""A compiled pattern that is tried only near its own literals; its matches are those of the plain pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from riskwatch.contract.search.branches import branches
from riskwatch.contract.search.needed import Needs, needs_of
from riskwatch.contract.search.places import places_in
from riskwatch.contract.search.stretches import Stretch, can_match, can_match_within, stretches_of

SHORT = 1200
"""Below this many characters trying everywhere costs less than knowing where not to."""

PLAIN = False
"""Set by the tests and benches that compare with the oracle: every pattern is tried everywhere."""


class Quick:
    """Stands in for `re.Pattern` where whole texts are searched: same calls, same matches, less time."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags
        self._branches: tuple[Quick, ...] | None = None

    @cached_property
    def plain(self) -> re.Pattern[str]:
        """The pattern compiled, when it is first tried: most are not tried on most drafts."""
        return re.compile(self.pattern, self._flags)

    @cached_property
    def _needs(self) -> Needs | None:
        return needs_of(self.pattern, self._flags)

    def found(self, text: str) -> bool:
        """Whether there is a match anywhere; remembered while the text is in use."""
        if PLAIN or len(text) < SHORT:
            return self.plain.search(text) is not None
        places = places_in(text)
        known = places.known.get(self)
        if known is None:
            may = self._needs is None or can_match(self._needs, places)
            known = places.known[self] = may and any(branch.search(text) for branch in self._apart())
        return known

    def first(self, text: str, start: int, end: int) -> int | None:
        """Where the first match from `start` to `end` starts, or None."""
        starts = (match.start() for branch in self._apart() if (match := branch.search(text, start, end)))
        return min(starts, default=None)

    def _apart(self) -> tuple[Quick, ...]:
        if self._branches is None:
            pieces = branches(self.pattern)
            self._branches = tuple(quick(piece, self._flags) for piece in pieces) if len(pieces) > 1 else (self,)
        return self._branches

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match, or None."""
        last = len(text) if end is None else min(end, len(text))
        if last - start < SHORT:
            return self.plain.search(text, start, last) if near(self._needs, text, start, last) else None
        for begin, finish in stretches(self._needs, text, start, last):
            match = self.plain.search(text, begin, finish)
            if match is not None:
                return match
        return None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match, in order."""
        last = len(text) if end is None else min(end, len(text))
        if last - start < SHORT:
            return self.plain.finditer(text, start, last) if near(self._needs, text, start, last) else iter(())
        where = stretches(self._needs, text, start, last)
        if not where:
            return iter(())
        if len(where) == 1:
            return self.plain.finditer(text, *where[0])
        return chain.from_iterable(self.plain.finditer(text, begin, finish) for begin, finish in where)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        return self.plain.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.plain.fullmatch(text)

    def sub(self, instead: Any, text: str, count: int = 0) -> str:
        return self.plain.sub(instead, text, count)


def quick(pattern: str, flags: int = 0) -> Quick:
    """`re.compile` for patterns that search whole texts."""
    return Quick(pattern, flags)


def near(needs: Needs | None, text: str, start: int, end: int) -> bool:
    """Whether a pattern with these needs is worth trying in a short part of `text`: of a long text, which is asked about
    many parts, it is known where everything stands."""
    if needs is None or PLAIN or len(text) < SHORT:
        return True
    return can_match_within(needs, places_in(text), start, end)


def stretches(needs: Needs | None, text: str, start: int, end: int) -> Sequence[Stretch]:
    """Where in `text` a pattern with these needs is tried: everything, where that costs less than knowing better."""
    if needs is None or PLAIN or end - start < SHORT:
        return ((start, end),)
    return stretches_of(needs, places_in(text), start, end)
