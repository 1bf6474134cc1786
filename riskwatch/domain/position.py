"""Positions of a negotiable rule: what we want, what we can live with, where we walk away; and where a draft stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from riskwatch.domain.document import Span
from riskwatch.domain.words import Words

if TYPE_CHECKING:
    from riskwatch.domain.rule import Example, Hit, Matter

PREFERRED, WALK_AWAY, NOT_STATED, NOT_JUDGED = "preferred", "walk_away", "not_stated", "not_judged"
FALLBACKS = ("fallback_1", "fallback_2", "fallback_3")
STEPS = (PREFERRED, *FALLBACKS, WALK_AWAY)
"""Names of positions, best first."""
ACCEPTABLE = (PREFERRED, *FALLBACKS)
"""Positions that a policy may ask for; who signs below them signs an exception."""
UNKNOWN = "unknown"
"""The grade of a customer that our books do not know."""


class Approval(StrEnum):
    """Who may agree to a position, the lowest first."""

    SALES = "sales"
    CREDIT_MANAGER = "credit_manager"
    MANAGEMENT = "management"


@dataclass(frozen=True, slots=True)
class Position:
    """One position of a ladder. `wording` is the clause to propose, None for the walk-away position; `note` tells the
    negotiator what it costs and what to ask in exchange; `approval` is who may agree to it. `examples` meet it."""

    name: str
    note: Words
    approval: Approval
    wording: Words | None = None
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """Words of a draft that put it at the position of that number in the ladder (0 is the preferred one)."""

    rank: int
    span: Span


Reader = Callable[["Matter", Mapping[str, Sequence["Hit"]]], Sequence[Read]]
"""Reads a draft: all words that decide its position. The second argument holds the hits of every rule by its code."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The positions of one rule, best first, the walk-away position last.

    `silence` names the position that the law puts us in when the draft says nothing, `silence_why` says why. `unstated`
    are examples of texts that say nothing; `other_rules` the codes of rules whose findings `read` asks for. A ladder is
    asked where its rule applies, or `on_every_sale`.
    """

    matter: Words
    positions: tuple[Position, ...]
    silence: str
    silence_why: Words
    read: Reader
    unstated: tuple[Example, ...] = ()
    other_rules: frozenset[str] = frozenset()
    on_every_sale: bool = False

    def rank(self, name: str) -> int:
        """The number of a position in this ladder; a fallback that the ladder does not have is its last one."""
        names = [position.name for position in self.positions]
        if name in names:
            return names.index(name)
        return len(names) - 2


@dataclass(frozen=True, slots=True)
class Range:
    """Which positions the policy asks for on one rule: `target` is proposed first, `lowest` by grade is the last one that
    is acceptable. What is left out is as for all rules."""

    target: str = ""
    lowest: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Offer:
    """A wording to propose: a position better than what the draft has."""

    position: str
    wording: Words
    note: Words
    approval: Approval


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a draft stands on one matter.

    `position` is the one it meets, not_stated, or not_judged for one that broke on this draft; `counts_as` the one that it
    then has in effect. `quote` are the exact words, empty when it says nothing: `silence` then says what the law puts in
    their place. `acceptable` says whether the policy lets us sign it for a customer of that `grade`; `approval` who has to
    agree when it is signed as it is. `offers` are the wordings to propose, in order, none when the draft has the target.
    """

    rule: str
    matter: Words
    position: str
    counts_as: str
    acceptable: bool
    approval: Approval
    target: str
    lowest: str
    grade: str
    note: Words
    quote: str = ""
    span: Span | None = None
    place: Words | None = None
    page: int | None = None
    related: tuple[Span, ...] = ()
    silence: Words | None = None
    offers: tuple[Offer, ...] = ()
