"""The alternatives of a pattern apart: enough to know whether it matches at all, and each is searched by its own needs."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_TIED = re.compile(r"\(\?[aiLmsux-]+\)|\\[1-9]|\(\?P=|\(\?\(")
"""Flags for the whole pattern and references to other groups: such a pattern stays in one piece."""


@lru_cache(maxsize=4096)
def branches(pattern: str) -> tuple[str, ...]:
    """Patterns of which one matches in a text exactly when `pattern` does."""
    if "|" not in pattern or _TIED.search(pattern):
        return (pattern,)
    pieces, depth, begin = [], 0, 0
    for token in _TOKEN.finditer(pattern):
        if token[0] == "(":
            depth += 1
        elif token[0] == ")":
            depth -= 1
        elif token[0] == "|" and depth == 0:
            pieces.append(pattern[begin : token.start()])
            begin = token.end()
    return (*pieces, pattern[begin:])
