"""Values of the store about what was paid for and what people took: calls, sums of a month, pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Capture:
    """A page that somebody took and handed in. `matched` is how it was tied to the customer: id, or by the person."""

    sha256: str
    ref: str
    source: str
    file: str
    actor: str
    matched: str
    taken_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class PaidCall:
    """One call of a paid service. `state` is reserved, made or not_made; `billed` yes, no or unknown."""

    source: str
    at: datetime
    subject: str
    call: str
    price_fen: int
    state: str
    billed: str
    order_no: str


@dataclass(frozen=True, slots=True)
class Spent:
    """What a source cost in a month so far, in fen, and whether the warning was given."""

    fen: int
    calls: int
    warned: bool
