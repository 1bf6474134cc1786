"""RiskWatch: contract risk before the sale, credit monitoring during it, receivables after it."""

__version__ = "0.1.0"
