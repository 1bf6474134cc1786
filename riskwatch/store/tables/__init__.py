"""The tables, one module per group; importing this package knows them all."""

from riskwatch.store.tables import dunning, facts, handing_in, house, judgements, portfolio, questions, receivables
from riskwatch.store.tables.base import metadata

__all__ = ["dunning", "facts", "handing_in", "house", "judgements", "metadata", "portfolio", "questions", "receivables"]
