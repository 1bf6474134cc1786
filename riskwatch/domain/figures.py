"""Figures as people write them."""

from __future__ import annotations

from decimal import Decimal


def percent(fraction: Decimal) -> str:
    """A fraction as people write it: 0.0005 is 0.05%, 3.65 is 365%."""
    return f"{(fraction * 100).quantize(Decimal('0.01')).normalize():f}%"
