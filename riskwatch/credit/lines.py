"""Points on straight lines between fixed corners."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

Corner = tuple[Decimal, Decimal]


def corners(*pairs: tuple[str, str]) -> tuple[Corner, ...]:
    """Corners written as text, so that they are exact."""
    return tuple((Decimal(x), Decimal(y)) for x, y in pairs)


def on_lines(points: Sequence[Corner], x: Decimal) -> Decimal:
    """The height at `x` of the lines through `points` (rising x); flat outside."""
    if x <= points[0][0]:
        return points[0][1]
    for (left, low), (right, high) in pairwise(points):
        if x <= right:
            return low + (high - low) * (x - left) / (right - left)
    return points[-1][1]
