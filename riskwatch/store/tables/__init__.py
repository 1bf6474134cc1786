"""The tables, one module per group; importing this package knows them all."""

from riskwatch.store.tables import (
    credit,
    dunning,
    facts,
    handing_in,
    hits,
    house,
    judgements,
    orders,
    portfolio,
    questions,
    readers,
    receivables,
    stops,
)
from riskwatch.store.tables.base import metadata

__all__ = [
    "credit",
    "dunning",
    "facts",
    "handing_in",
    "hits",
    "house",
    "judgements",
    "metadata",
    "orders",
    "portfolio",
    "questions",
    "readers",
    "receivables",
    "stops",
]
