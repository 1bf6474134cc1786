"""The blindness board: whom nobody sees, since when, why, and how much money stands there unwatched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.sight import Sight, sights_at
from riskwatch.store import Unit

Degree = Literal["no_number", "no_source", "unseen", "partly"]
"""Without a register number; with one that no source takes; seen by none of its sources; by some of them only."""
DEGREES: dict[Degree, Words] = {
    "no_number": Words("没有登记号", "no register number"),
    "no_source": Words("没有来源接受这种编号", "no source takes its number"),
    "unseen": Words("所有来源都未查到", "seen by none of its sources"),
    "partly": Words("部分来源未查到", "not seen by all its sources"),
}


@dataclass(frozen=True, slots=True)
class BlindSpot:
    """A customer that is not fully seen. `sights` are all its sources, the blind ones first."""

    customer: Customer
    degree: Degree
    sights: tuple[Sight, ...]

    @property
    def unwatched(self) -> bool:
        """Whether no source at all sees it."""
        return self.degree != "partly"


@dataclass(frozen=True, slots=True)
class Board:
    """Those not fully seen, most money first; `unwatched` and `partly` are what they owe, by currency."""

    at: datetime
    customers: int
    spots: tuple[BlindSpot, ...]
    unwatched: tuple[Money, ...]
    partly: tuple[Money, ...]


def board_at(desk: Desk, unit: Unit, moment: datetime) -> Board:
    """The board as it was at `moment`; customers and what they owe are those of now."""
    seen: dict[str, list[Sight]] = defaultdict(list)
    for sight in sights_at(desk, unit, moment):
        seen[sight.ref].append(sight)
    customers = unit.customers.all()
    spots = [spot for customer in customers if (spot := _spot(customer, seen[customer.ref])) is not None]
    spots.sort(
        key=lambda spot: (-(spot.customer.exposure.amount if spot.customer.exposure else Decimal(0)), spot.customer.ref)
    )
    return Board(
        moment,
        len(customers),
        tuple(spots),
        owed(spot.customer for spot in spots if spot.unwatched),
        owed(spot.customer for spot in spots if not spot.unwatched),
    )


def owed(customers: Iterable[Customer]) -> tuple[Money, ...]:
    """What customers owe together, by currency."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for customer in customers:
        if customer.exposure is not None and customer.exposure.amount:
            sums[customer.exposure.currency] += customer.exposure.amount
    return tuple(Money(amount, currency) for currency, amount in sorted(sums.items()))


def _spot(customer: Customer, sights: list[Sight]) -> BlindSpot | None:
    blind = [sight for sight in sights if sight.blind]
    if sights and not blind:
        return None
    degree: Degree = "unseen" if len(blind) == len(sights) else "partly"
    if not sights:
        degree = "no_number" if customer.identifier is None else "no_source"
    return BlindSpot(customer, degree, tuple(sorted(sights, key=lambda sight: (not sight.blind, sight.source))))
