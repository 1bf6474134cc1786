"""An amount in words and the same amount in figures, as the finder of amounts paired them."""

from __future__ import annotations

from collections.abc import Mapping

from riskwatch.contract.once import once_a_contract
from riskwatch.domain.contract import Contract, Term


def figures_of(contract: Contract, words: Term) -> Term | None:
    """The amount in figures that belongs to `words`, an amount in words; None where it stands alone."""
    start = words.detail.get("pair", "").partition(":")[0]
    return _by_start(contract).get(int(start)) if start else None


@once_a_contract
def _by_start(contract: Contract) -> Mapping[int, Term]:
    return {term.span.start: term for term in reversed(list(contract.terms_of("amount")))}
