"""The interval of a share: what a small number of cases allows to say."""

from __future__ import annotations

from decimal import Decimal

Z = Decimal("1.96")
"""Standard deviations of a 95 % interval."""


def wilson(hits: int, count: int) -> tuple[Decimal, Decimal]:
    """The 95 % score interval (Wilson 1927) of `hits` among `count`, which must not be zero."""
    share, squared = Decimal(hits) / count, Z * Z
    middle = share + squared / (2 * count)
    reach = Z * (share * (1 - share) / count + squared / (4 * count * count)).sqrt()
    whole = 1 + squared / count
    return max(Decimal(0), (middle - reach) / whole), min(Decimal(1), (middle + reach) / whole)
