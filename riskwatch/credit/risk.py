"""From points to a risk between 0 and 100 (warning-signs section 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import combinations

from riskwatch.domain.sign import Sign

WEIGHTS: Mapping[str, Decimal] = {"OWN": Decimal(1), "MGT": Decimal("0.8"), "OTH": Decimal("0.5"), "REC": Decimal(1)}
REGISTER_FAMILIES = ("OWN", "MGT", "OTH")
"""What others show of a company; REC, our own experience with it, counts in the payment part of the full score."""
HUNDRED = Decimal(100)
CLUSTER_POINTS = Decimal(15)
CLUSTER_BONUS = Decimal(10)
CLUSTER_AGE = 90
CLUSTER_GAP = 30


def family_score(points: Iterable[Decimal]) -> Decimal:
    """The heaviest sign in full, the next by half, the next by a quarter ...; at most 100."""
    ordered = sorted(points, reverse=True)
    return min(HUNDRED, sum((p / 2**place for place, p in enumerate(ordered)), Decimal(0)))


def combined(families: Mapping[str, Decimal]) -> Decimal:
    """The families as independent chances of trouble."""
    safe = Decimal(1)
    for family, weight in WEIGHTS.items():
        safe *= 1 - weight * families.get(family, Decimal(0)) / HUNDRED
    return HUNDRED * (1 - safe)


def is_cluster(signs: Iterable[Sign], as_of: date) -> bool:
    """Two heavy signs of different families, both recent and close to each other."""
    heavy = [s for s in signs if s.kind.points >= CLUSTER_POINTS and 0 <= (as_of - s.on).days <= CLUSTER_AGE]
    return any(
        one.kind.family != other.kind.family and abs((one.on - other.on).days) <= CLUSTER_GAP
        for one, other in combinations(heavy, 2)
    )
