"""What a company check is: a pure function over a `History`, and the words and weights beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, TypeVar

from riskwatch.domain.event import Event
from riskwatch.domain.sign import Sign, SignKind
from riskwatch.domain.words import Words
from riskwatch.watch.cases import Case
from riskwatch.watch.history import History


@dataclass(frozen=True, slots=True)
class Raised:
    """What a check yields: which events speak against the company.

    `variant` picks a sub-case of the check's own table (other points, floor, sentence); `values` fill the placeholders
    of its sentence. `on` is the day the sign counts from; left out, it is the oldest event that still lasts, else the
    youngest of all. `points`, with their `half_life`, stand in place of the table's where the check reckons them itself.
    """

    because: tuple[Event, ...]
    variant: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    on: date | None = None
    points: Decimal | None = None
    half_life: int | None = None


Judge = Callable[[History], Iterator[Raised]]
"""Keyword arguments with defaults are settings a credit manager may change."""
F = TypeVar("F", bound=Callable[..., Iterator[Raised]])


@dataclass(frozen=True, slots=True)
class CompanyCheck:
    """A company check ready to run.

    `needs` are the sections ("charges") or signals ("LEI_LAPSED") that at least one source must deliver; `lasts` says
    that its points do not decay while the status lasts.
    """

    kind: SignKind
    judge: Judge
    needs: frozenset[str]
    lasts: bool
    settings: Mapping[str, int] = field(default_factory=dict)
    raises: tuple[Case, ...] = ()
    stays_quiet: tuple[Case, ...] = ()
    source: str = ""

    @property
    def name(self) -> str:
        return self.kind.check


def signals_of_signs(checks: Iterable[CompanyCheck]) -> dict[str, frozenset[str]]:
    """For every sign of the table that some check can raise, the sections and signals it is read from.

    A sign that is not here cannot be seen at all; one whose signals no source covers for a customer cannot be seen there.
    """
    found: dict[str, frozenset[str]] = {}
    for check in checks:
        for kind in (check.kind, *check.kind.variants.values()):
            found[kind.id] = found.get(kind.id, frozenset()) | check.needs
    return dict(sorted(found.items()))


class Unjudged(NamedTuple):
    """A check that could not be judged, and why."""

    check: str
    why: Words


class SignResult(NamedTuple):
    """The signs of one company on one day, heaviest kind first, and the checks nobody could judge."""

    signs: tuple[Sign, ...]
    unjudged: tuple[Unjudged, ...]


def company_check(*, needs: set[str]) -> Callable[[F], F]:
    """Mark a function as a company check; it is found by its place, nothing is registered.

    `needs` names the facts without which the answer is "could not be judged".
    """

    def mark(function: F) -> F:
        function.company_needs = frozenset(needs)  # type: ignore[attr-defined]
        return function

    return mark


def needs_of(function: Callable[..., Iterator[Raised]]) -> frozenset[str] | None:
    """The needs a function was marked with, None when it is not a company check."""
    needs: frozenset[str] | None = getattr(function, "company_needs", None)
    return needs


Group = Literal["raises", "stays_quiet"]
