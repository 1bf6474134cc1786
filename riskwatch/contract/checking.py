"""How a contract check is written: one pure function from a matter to answers, its inputs named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Concatenate, ParamSpec

from riskwatch.contract.reasons import missing_input
from riskwatch.domain.rule import Answer, Matter

P = ParamSpec("P")


def contract_check(
    *needs: str,
) -> Callable[[Callable[Concatenate[Matter, P], Iterator[Answer]]], Callable[Concatenate[Matter, P], Iterator[Answer]]]:
    """Mark a function as a contract check that cannot be judged without `needs`.

    `needs` are among parties, clauses, tables, signatures, registry, profile, today, signed. Keyword arguments of the
    function with defaults are settings that a credit manager may change.
    """

    inputs = frozenset(needs)

    def mark(
        check: Callable[Concatenate[Matter, P], Iterator[Answer]],
    ) -> Callable[Concatenate[Matter, P], Iterator[Answer]]:
        @wraps(check)
        def judged(matter: Matter, /, *args: P.args, **settings: P.kwargs) -> Iterator[Answer]:
            missing = missing_input(matter, inputs)
            if missing is not None:
                yield missing
                return
            yield from check(matter, *args, **settings)

        return judged

    return mark
