"""Patterns that people write: RE2 only, so that none can hang the service."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

import re2

from riskwatch.contract.search import stretches
from riskwatch.contract.search.needed import Needs, needs_of_re2
from riskwatch.contract.search.stretches import Stretch
from riskwatch.domain.document import Span

_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_TIED = re.compile(r"(?<!\\)[\^$]|\\[AzZCQ]|\(\?[a-z]*m")
_ENDS = re.compile(r"[。；;！？\n]|[.!?](?=\s|$)")


class Match(Protocol):
    """The part of a match object that is used."""

    def span(self) -> tuple[int, int]: ...

    def groupdict(self) -> dict[str, str | None]: ...


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
    return _Asked(compiled, needs_of_re2(pattern), tied=_TIED.search(_CLASS.sub("", pattern)) is not None)


class _Asked:
    """A pattern that is tried only on the lines that hold what it needs.

    RE2 wants bytes: it is given lines, not places in a long text that would be turned into bytes at every call. A word
    border at the end of a line is one in the whole text too; a pattern `tied` to the ends of a text is tried on all of it.
    """

    __slots__ = ("_compiled", "_needs", "_tied")

    def __init__(self, compiled: Pattern, needs: Needs | None, *, tied: bool) -> None:
        self._compiled = compiled
        self._needs = needs
        self._tied = tied

    def search(self, text: str) -> Match | None:
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[Match]:
        where = stretches(self._needs, text, 0, len(text))
        if not where:
            return
        if self._tied or where[0] == (0, len(text)):
            yield from self._compiled.finditer(text)
            return
        for start, end in _lines(text, where):
            for match in self._compiled.finditer(text[start:end]):
                yield _Moved(match, start)


class _Moved:
    """A match in a part of a text, placed in the whole."""

    __slots__ = ("_match", "_span")

    def __init__(self, match: Match, by: int) -> None:
        start, end = match.span()
        self._match = match
        self._span = (start + by, end + by)

    def span(self) -> tuple[int, int]:
        return self._span

    def groupdict(self) -> dict[str, str | None]:
        return self._match.groupdict()


def _lines(text: str, where: Sequence[Stretch]) -> Iterator[Stretch]:
    """The whole lines around the stretches, each once."""
    begin = end = 0
    for left, right in where:
        if right <= end:
            continue
        at = text.rfind("\n", end, left)
        if at >= 0:
            if end > begin:
                yield begin, end
            begin = at + 1
        found = text.find("\n", right)
        end = len(text) if found < 0 else found
    if end > begin:
        yield begin, end


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
