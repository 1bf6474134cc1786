"""A proposal that is kept: which company a customer may be, and what a person said to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from riskwatch.domain.snapshot import Identifier
from riskwatch.watch.identity.scoring import Part

MatchState = Literal["proposed", "confirmed", "rejected", "settled"]
"""Settled: the customer got its number another way, so nobody has to answer any more."""


@dataclass(frozen=True, slots=True)
class Match:
    """A proposal. `name` is the company's, `by` the name of it that fits, `listed_in` where it was read."""

    ref: str
    identifier: Identifier
    name: str
    by: str
    points: int
    parts: tuple[Part, ...]
    at: datetime
    country: str = ""
    listed_in: str = ""
    state: MatchState = "proposed"
    decided_at: datetime | None = None
    decided_by: str = ""
    reason: str = ""
