"""An amount in words and the same amount in figures, as the finder of amounts paired them."""

from __future__ import annotations

from riskwatch.domain.contract import Contract, Term


def figures_of(contract: Contract, words: Term) -> Term | None:
    """The amount in figures that belongs to `words`, an amount in words; None where it stands alone."""
    start = words.detail.get("pair", "").partition(":")[0]
    return next((term for term in contract.terms_of("amount") if start and term.span.start == int(start)), None)
