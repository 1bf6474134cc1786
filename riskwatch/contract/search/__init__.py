"""Patterns that look only where they can match: literals derived from the parsed pattern, found in one pass."""

from riskwatch.contract.search.pattern import Quick, quick, stretches

__all__ = ["Quick", "quick", "stretches"]
