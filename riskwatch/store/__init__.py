"""What RiskWatch remembers: SQLAlchemy Core tables and repositories, on SQLite or PostgreSQL."""

from riskwatch.store.store import Store, open_store
from riskwatch.store.unit import Unit

__all__ = ["Store", "Unit", "open_store"]
