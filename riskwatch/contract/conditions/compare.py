"""`term`: a fact compared with a limit; `conflict`: two facts that should be one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from riskwatch.domain.contract import Period, Rate, Term
from riskwatch.domain.money import Money
from riskwatch.domain.rule import Answer, Hit, Judge, Matter

Comparison = Literal["above", "below", "one_of", "not_one_of", "there"]
COMPARISONS: tuple[Comparison, ...] = ("above", "below", "one_of", "not_one_of", "there")


def number_of(term: Term) -> Decimal | None:
    """The value as a number: money in its currency, a rate per year, a period in days."""
    value = term.value
    if isinstance(value, Money):
        return value.amount
    if isinstance(value, Rate):
        return value.per_year
    if isinstance(value, Period):
        return Decimal(value.days)
    return Decimal(value) if isinstance(value, int | Decimal) else None


def compared(kind: str, comparison: Comparison, limit: Decimal | Sequence[str] | None, *, who: str = "") -> Judge:
    """A hit for each term of `kind` that stands to `limit` as `comparison` says; `who` limits to terms that role owes.

    The words may use {value} and {limit}. A term whose value is no number is passed over by above and below.
    """
    holds = _test(comparison, limit)

    def judge(matter: Matter) -> Iterator[Answer]:
        for term in matter.contract.terms_of(kind):
            if who and term.who is not None and term.who.value != who:
                continue
            if holds(term):
                yield Hit(term.span, values={"value": _said(term, number_of(term)), "limit": _said(term, limit)})

    return judge


def _said(term: Term, value: Decimal | Sequence[str] | None) -> object:
    """A value of this term's kind for people: 12% for a fraction, an amount with its currency, days as a number."""
    if isinstance(value, Decimal):
        if isinstance(term.value, Money):
            return Money(value, term.value.currency)
        if isinstance(term.value, Rate | Decimal):
            return f"{(value * 100).normalize():f}%"
        return f"{value.normalize():f}"
    return term.value if value is None else ", ".join(value)


def conflict(first: str, second: str) -> Judge:
    """A hit where a term of one kind says something else than a term of the other; both places are shown."""

    def judge(matter: Matter) -> Iterator[Answer]:
        one = list(matter.contract.terms_of(first))
        other = list(matter.contract.terms_of(second))
        pairs = ((a, b) for a in one for b in other if a.span != b.span and a.value != b.value)
        for a, b in pairs:
            yield Hit(b.span, related=(a.span,), values={"value": b.value, "limit": a.value})
            return

    return judge


def _test(comparison: Comparison, limit: Decimal | Sequence[str] | None) -> Callable[[Term], bool]:
    def above(term: Term) -> bool:
        number = number_of(term)
        return isinstance(limit, Decimal) and number is not None and number > limit

    def below(term: Term) -> bool:
        number = number_of(term)
        return isinstance(limit, Decimal) and number is not None and number < limit

    def among(term: Term) -> bool:
        return not isinstance(limit, Decimal) and str(term.value) in (limit or ())

    tests: Mapping[str, Callable[[Term], bool]] = {
        "above": above,
        "below": below,
        "one_of": among,
        "not_one_of": lambda term: not among(term),
        "there": lambda term: True,
    }
    return tests[comparison]
