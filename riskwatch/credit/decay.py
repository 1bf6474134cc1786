"""How much a sign still weighs (warning-signs section 3)."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from riskwatch.domain.sign import Sign, decayed


def points_now(sign: Sign, as_of: date) -> Decimal:
    """points x 0.5^(days / half-life); a live sign keeps all its points, a cured one decays from the day of the cure.

    A sign without half-life lasts as long as its status and is worth nothing afterwards.
    """
    if sign.live:
        return sign.kind.points
    if sign.kind.half_life is None:
        return Decimal(0) if sign.cured_on else sign.kind.points
    days = max(0, (as_of - (sign.cured_on or sign.on)).days)
    return sign.kind.points * decayed(days, sign.kind.half_life)


def printed(value: Decimal, places: int) -> Decimal:
    """Rounded half up at the printed place, the way figures are shown and compared."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
