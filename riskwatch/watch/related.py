"""A sign of another company that this one is tied to: what a check of the circle looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from riskwatch.domain.event import Event
from riskwatch.domain.words import Words


@dataclass(frozen=True, slots=True)
class RelatedSign:
    """`name` is the other company's, `tie` how the two belong together; `points` are those of its sign at the event date,
    `half_life` in days. `because` are the other company's facts: they prove this sign as well."""

    ref: str
    name: str
    tie: Words
    title: Words
    points: Decimal
    half_life: int | None
    on: date
    because: tuple[Event, ...]
