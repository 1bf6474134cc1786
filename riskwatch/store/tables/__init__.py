"""The tables, one module per group; importing this package knows them all."""

from riskwatch.store.tables import dunning, facts, house, judgements, portfolio, questions, receivables
from riskwatch.store.tables.base import metadata

__all__ = ["dunning", "facts", "house", "judgements", "metadata", "portfolio", "questions", "receivables"]
