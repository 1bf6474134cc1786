"""A bar whose pieces are the shares of money in each stage of age."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from riskwatch.domain.money import Money

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the bar: where it begins and how wide it is, in per cent; `share` is the same for people."""

    stage: str
    start: Decimal
    width: Decimal
    share: int


def pieces_of(stages: Mapping[str, Money]) -> tuple[Piece, ...]:
    """The stages with money in them, from the youngest to the oldest."""
    total = sum((amount.amount for amount in stages.values()), Decimal(0))
    pieces: list[Piece] = []
    begun = Decimal(0)
    for stage, amount in stages.items():
        if amount.amount:
            start, end = (100 * begun / total).quantize(CENT), (100 * (begun + amount.amount) / total).quantize(CENT)
            share = int((100 * amount.amount / total).to_integral_value())
            pieces.append(Piece(stage, start, end - start, share))
        begun += amount.amount
    return tuple(pieces)
