"""Answers about a contract that many rules ask for: worked out once while the contract is in use."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from riskwatch.domain.contract import Contract

T = TypeVar("T")

_KEPT = 4


def once_a_contract(work: Callable[[Contract], T]) -> Callable[[Contract], T]:
    """`work`, its answers kept for the last few contracts. A contract is known by identity: it holds mappings and has no
    hash of its own, and comparing long ones would cost more than it saves."""
    kept: dict[int, tuple[Contract, T]] = {}

    @wraps(work)
    def asked(contract: Contract) -> T:
        known = kept.get(id(contract))
        if known is not None and known[0] is contract:
            return known[1]
        answer = work(contract)
        for oldest in list(kept)[: max(len(kept) - _KEPT + 1, 0)]:  # a copy: other threads add and drop too
            kept.pop(oldest, None)
        kept[id(contract)] = (contract, answer)
        return answer

    return asked
