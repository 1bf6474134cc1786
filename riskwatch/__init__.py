"""RiskWatch: contract risk before the sale, credit monitoring during it, receivables after it."""
