"""The longest runs in a text: how long an unbounded repetition in a pattern can be there."""

from __future__ import annotations

import re
from collections.abc import Iterator

_USUAL = {"word": 40, "solid": 40, "blank": 8}
_SOLID = re.compile(r"\S*")
_BLANKS = re.compile(r"\s*")
_WORD = re.compile(r"\w{41,}")
_STEP = 4
_TWO_BLANKS = re.compile(r"\s\s")


def longest_run(text: str, kind: str) -> int:
    """The longest run of word characters ("word"), without blanks ("solid"), or of blanks; a usual length at least."""
    runs = _long_blanks(text) if kind == "blank" else _long_solids(text)
    if kind == "word":
        runs = (word for run in runs for word in _WORD.findall(run))
    return max(map(len, runs), default=_USUAL[kind])


def _long_solids(text: str) -> Iterator[str]:
    """Runs longer than usual: from the last space within the usual length on, there is none for that length."""
    usual, at = _USUAL["solid"], 0
    while at < len(text):
        space = text.rfind(" ", at, at + usual + 1)
        if space >= 0:
            at = space + 1
            continue
        end = _end(_SOLID, text, at)
        if end - at > usual:
            yield text[at:end]
        at = end + 1


def _long_blanks(text: str) -> Iterator[str]:
    """Runs longer than usual: of every fourth character of the text, two in a row are blanks there."""
    reached = 0
    for both in _TWO_BLANKS.finditer(text[::_STEP]):
        at = both.start() * _STEP
        if at < reached:
            continue
        begin = at
        while begin > reached and text[begin - 1].isspace():
            begin -= 1
        reached = _end(_BLANKS, text, at)
        if reached - begin > _USUAL["blank"]:
            yield text[begin:reached]


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    assert match is not None
    return match.end()
