"""The left edges of columns on a page, and where a line may be cut at them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from operator import ge

from riskwatch.drafts.pdf_sheet import Rules

MANY = 3
"""So many lines, or words in lines, that begin at one place far to the right are a column."""
FAR = 0.33
"""Share of the page's width from which a line begins far to the right."""
SAME_EDGE = 3.0
_SOME_GAP, _NO_GAP = 0.5, -0.2
_NARROWEST = 60.0


def cuts(y: float, rules: Rules, columns: Sequence[float]) -> list[tuple[float, float]]:
    """Where a line may be cut, and how many sizes of a letter wide the gap there is to be: an upright line needs none."""
    drawn = ((each.x, _NO_GAP) for each in rules.uprights if each.bottom <= y + SAME_EDGE and y <= each.top)
    return sorted({*drawn, *((x, _SOME_GAP) for x in columns)})


def edges_among(begins: Iterable[float]) -> Iterator[float]:
    """Places at which several lines begin: the leftmost of each group, and none too near to the one before."""
    last = -_NARROWEST
    ordered = sorted(begins)
    while ordered:
        group = list(itertools.takewhile(partial(ge, ordered[0] + SAME_EDGE), ordered))
        if len(group) >= MANY and group[0] - last >= _NARROWEST:
            last = group[0]
            yield last
        ordered = ordered[len(group) :]
