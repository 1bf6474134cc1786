"""The longest runs in a text: how long an unbounded repetition in a pattern can be there."""

from __future__ import annotations

import re
from collections.abc import Iterator

_USUAL = {"word": 40, "solid": 40, "blank": 8}
_SHORT_ONES = {
    "solid": re.compile(r"(?:\s*+\S{1,40}+(?!\S))*+\s*+"),
    "blank": re.compile(r"\S*+(?:\s{1,8}+(?!\s)\S*+)*+"),
}
_LONG_ONE = {"solid": re.compile(r"\S+"), "blank": re.compile(r"\s+")}
_LONG_WORD = re.compile(r"\w{41,}")


def longest_run(text: str, kind: str) -> int:
    """The longest run of word characters ("word"), without blanks ("solid"), or of blanks; a usual length at least."""
    runs = _longer(text, "blank" if kind == "blank" else "solid")
    if kind == "word":
        runs = (word for run in runs for word in _LONG_WORD.findall(run))
    return max(map(len, runs), default=_USUAL[kind])


def _longer(text: str, kind: str) -> Iterator[str]:
    """The runs that are longer than usual; the others are passed over in one go."""
    at = 0
    while at < len(text):
        at = _end(_SHORT_ONES[kind], text, at)
        end = _end(_LONG_ONE[kind], text, at)
        if end == at:
            return
        yield text[at:end]
        at = end


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start
