"""Patterns that people write: RE2 only, so that none can hang the service."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

import re2

from riskwatch.contract.search import stretches
from riskwatch.contract.search.needed import Needs, needs_of_re2
from riskwatch.domain.document import Span

_ENDS = re.compile(r"[。；;！？\n]|[.!?](?=\s|$)")


class Match(Protocol):
    """The part of a match object that is used."""

    def span(self) -> tuple[int, int]: ...


class Pattern(Protocol):
    """A compiled RE2 pattern."""

    def search(self, text: str) -> Match | None: ...

    def finditer(self, text: str) -> Iterator[Match]: ...


class PatternError(ValueError):
    """A pattern that RE2 does not take; says which and why."""

    def __init__(self, pattern: str, why: object) -> None:
        super().__init__(f"{pattern!r}: {why}")
        self.pattern = pattern


def compile_all(patterns: Sequence[str]) -> tuple[Pattern, ...]:
    """Compile, case-insensitively; raises PatternError for one that RE2 refuses (look-around, back reference)."""
    return tuple(_compile(pattern) for pattern in patterns)


def _compile(pattern: str) -> Pattern:
    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = False
    try:
        compiled: Pattern = re2.compile(pattern, options=options)
    except re2.error as error:
        raise PatternError(pattern, error) from error
    return _Asked(compiled, needs_of_re2(pattern))


class _Asked:
    """A pattern that is tried only on a text that holds what it needs."""

    __slots__ = ("_compiled", "_needs")

    def __init__(self, compiled: Pattern, needs: Needs | None) -> None:
        self._compiled = compiled
        self._needs = needs

    def search(self, text: str) -> Match | None:
        return self._compiled.search(text) if self._may_match(text) else None

    def finditer(self, text: str) -> Iterator[Match]:
        return self._compiled.finditer(text) if self._may_match(text) else iter(())

    def _may_match(self, text: str) -> bool:
        return bool(stretches(self._needs, text, 0, len(text)))


def found(patterns: Sequence[Pattern], text: str) -> Iterator[Span]:
    """Every match of any pattern, in reading order, overlapping ones once (the longest of those that start first)."""
    spans = sorted(Span(*match.span()) for pattern in patterns for match in pattern.finditer(text))
    last: Span | None = None
    for span in spans:
        if span.start == span.end:
            continue
        if last is not None and span.start < last.end:
            last = Span(last.start, max(last.end, span.end)) if span.start == last.start else last
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def matches(patterns: Sequence[Pattern], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def sentence_around(text: str, span: Span) -> Span:
    """The sentence that holds `span`: between full stops, semicolons or line ends."""
    start = 0
    for end in _ENDS.finditer(text, max(0, span.start - 2000), span.start):
        start = end.end()
    after = _ENDS.search(text, span.end)
    return Span(max(start, span.start - 2000), after.start() if after else len(text))
