"""Registered capital: only a fall is a signal."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.domain.snapshot import Capital
from riskwatch.watch.facts import Comparison, Fact, logged


def facts(comparison: Comparison) -> Iterator[Fact]:
    """A lower capital in the same currency than before."""
    before = comparison.before.capital if comparison.before else None
    after = comparison.after.capital
    if before and after and before.currency == after.currency and after.amount < before.amount:
        old, new = _shown(before), _shown(after)
        yield Fact(
            "CAPITAL_REDUCED", f"{old}>{new}", "capital", on=logged(comparison, "capital"), before=old, after=new
        )


def _shown(capital: Capital) -> str:
    return f"{capital.currency} {capital.amount.normalize():f}"
