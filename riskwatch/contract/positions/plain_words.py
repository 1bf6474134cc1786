"""Patterns of positions that people wrote into a rule file of their own: RE2 on the text as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskwatch.contract.conditions.patterns import compile_all, sentence_around
from riskwatch.contract.positions.conditions import Piece, with_numbers
from riskwatch.domain.contract import Contract
from riskwatch.domain.document import Span


class PlainWords:
    """Looks for RE2 patterns, which no input can make slow; {B} and {S} are not known here."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._compiled = {pattern: compile_all([with_numbers(pattern)])[0] for pattern in patterns}

    def find(self, contract: Contract, patterns: Sequence[str]) -> Iterator[Piece]:
        text = contract.text
        for pattern in patterns:
            for match in self._compiled[pattern].finditer(text):
                groups = match.groupdict()
                span = Span(*match.span())
                if span.start < span.end:
                    sentence = sentence_around(text, span).of(text)
                    yield Piece(span, sentence, groups.get("n") or "", groups.get("u") or "")

    def holds(self, contract: Contract, patterns: Sequence[str], words: str) -> bool:
        return any(self._compiled[pattern].search(words) for pattern in patterns)
