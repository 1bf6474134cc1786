"""The words that tell where a finder need look at all, found in one pass over the text by one automaton.

A finder names its cues once, at import; a page then knows every place of every cue before any pattern is tried.
"""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

_WORDS: dict[str, int] = {}

Cues = tuple[int, ...]


def cues(*words: str) -> Cues:
    """Make these lower-case words cues; the result is what `Page.scan` takes."""
    return tuple(_WORDS.setdefault(word, len(_WORDS)) for word in words)


@cache
def _automaton(_count: int) -> AhoCorasick:
    return AhoCorasick(list(_WORDS), matchkind=MatchKind.Standard)


def places(lower: str) -> dict[int, list[int]]:
    """Where each cue that occurs in `lower` starts, in order."""
    found: dict[int, list[int]] = {}
    for cue, start, _ in _automaton(len(_WORDS)).find_matches_as_indexes(lower, overlapping=True):
        found.setdefault(cue, []).append(start)
    return found
