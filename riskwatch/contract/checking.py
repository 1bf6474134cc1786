"""How a contract check is written: one pure function from a matter to answers, its inputs named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Concatenate, ParamSpec

from riskwatch.contract.reasons import missing_input
from riskwatch.domain.contract import Contract
from riskwatch.domain.rule import Answer, Matter, NotApplicable, NotJudged

P = ParamSpec("P")
Outside = Callable[[Contract], NotApplicable | NotJudged | None]


def contract_check(
    *needs: str, unless: Outside | None = None
) -> Callable[[Callable[Concatenate[Matter, P], Iterator[Answer]]], Callable[Concatenate[Matter, P], Iterator[Answer]]]:
    """Mark a function as a contract check that cannot be judged without `needs`, and has nothing to judge `unless`.

    `needs` are among parties, clauses, tables, signatures, registry, profile, today, signed. `unless` says why a contract
    is none for this check, such as `no_sale`, or gives None. Keyword arguments of the function with defaults are settings
    that a credit manager may change.
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
            outside = unless(matter.contract) if unless else None
            if outside is not None:
                yield outside
                return
            yield from check(matter, *args, **settings)

        return judged

    return mark
