"""Changes of place, size and turn of what is drawn on a page: six numbers, as PDF and OFD write them."""

from __future__ import annotations

Matrix = tuple[float, float, float, float, float, float]
NO_CHANGE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """The one change that is `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc, a * ob + b * od,
        c * oa + d * oc, c * ob + d * od,
        e * oa + f * oc + oe, e * ob + f * od + of,
    )  # fmt: skip


def through(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where the change puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
