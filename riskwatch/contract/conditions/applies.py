"""`applies`: when a rule has something to say at all; otherwise it ends as not applicable, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from riskwatch.contract.conditions.patterns import compile_all, matches
from riskwatch.contract.credit_sale import sells_on_credit
from riskwatch.domain.contract import Role
from riskwatch.domain.rule import Answer, Judge, Matter, NotApplicable
from riskwatch.domain.words import Words

Test = Callable[[Matter], bool]


def on_credit() -> Test:
    """The seller performs first."""
    return lambda matter: sells_on_credit(matter.contract)


def has_party(role: Role) -> Test:
    return lambda matter: matter.contract.party(role) is not None


def has_clause(kinds: Sequence[str]) -> Test:
    return lambda matter: next(matter.contract.clauses_on(*kinds), None) is not None


def is_kind(kinds: Sequence[str]) -> Test:
    return lambda matter: matter.contract.kind in kinds


def says(patterns: Sequence[str]) -> Test:
    compiled = compile_all(patterns)
    return lambda matter: matches(compiled, matter.contract.text)


def only_if(tests: Sequence[Test], judge: Judge, otherwise: Words) -> Judge:
    """`judge`, asked only when every test holds."""

    def guarded(matter: Matter) -> Iterator[Answer]:
        if all(test(matter) for test in tests):
            yield from judge(matter)
        else:
            yield NotApplicable(otherwise)

    return guarded
