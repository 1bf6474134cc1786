"""Periods that a claim depends on: when they began, when they end, and what keeps them from ending unused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from riskwatch.domain.words import Words


@dataclass(frozen=True, slots=True)
class Period:
    """A length in one unit: years, months, days, or working days."""

    years: int = 0
    months: int = 0
    days: int = 0
    working_days: int = 0


@dataclass(frozen=True, slots=True)
class ClockKind:
    """A row of the table of clocks (warning-signs, section 10).

    `length` is None where contract, court or insurer fix the end. `starts_with` says in words what the period begins
    with, `do` what has to be done before it ends. `warn` are the days before the end at which it is brought up.
    """

    id: str
    title: Words
    length: Period | None
    starts_with: Words
    do: Words
    basis: tuple[str, ...]
    warn: tuple[int, ...] = (180, 90, 30, 7)


@dataclass(frozen=True, slots=True)
class Interruption:
    """What made a period run anew: on which day, and what proves it."""

    on: date
    what: Words


@dataclass(frozen=True, slots=True)
class Clock:
    """One running period. `about` names the invoice, event or contract it is about; `id` stays the same day after day.

    `assumed` says what was taken for granted, such as the law that governs; None where nothing was.
    """

    id: str
    kind: ClockKind
    customer_ref: str
    about: str
    began: date
    ends: date
    interruptions: tuple[Interruption, ...] = ()
    assumed: Words | None = None
    note: str = ""

    def left(self, today: date) -> int:
        """Days until the last day; negative once it has passed."""
        return (self.ends - today).days

    def warns(self, today: date) -> bool:
        """Whether it has come near enough to be brought up, or has just run out."""
        return -max(self.kind.warn) <= self.left(today) <= max(self.kind.warn)


@dataclass(frozen=True, slots=True)
class ClockEntry:
    """A period that a person entered, because only papers in the house tell it."""

    id: str
    kind: str
    customer_ref: str
    about: str
    began: date
    ends: date
    note: str
    entered_by: str
    entered_on: date
    done_on: date | None = None
    done_by: str = ""
    done_how: str = ""
