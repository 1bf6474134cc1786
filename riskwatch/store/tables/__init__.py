"""The tables, one module per group; importing this package knows them all."""

from riskwatch.store.tables import (
    credit,
    dunning,
    facts,
    handing_in,
    house,
    judgements,
    orders,
    portfolio,
    questions,
    receivables,
    stops,
)
from riskwatch.store.tables.base import metadata

__all__ = [
    "credit",
    "dunning",
    "facts",
    "handing_in",
    "house",
    "judgements",
    "metadata",
    "orders",
    "portfolio",
    "questions",
    "receivables",
    "stops",
]
__all__ = ["dunning", "facts", "handing_in", "house", "judgements", "metadata", "portfolio", "questions", "receivables"]
from riskwatch.store.tables import hits

__all__ = ["facts", "hits", "house", "judgements", "metadata", "portfolio", "questions", "receivables"]
