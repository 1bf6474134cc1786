"""Stopping supply, as a file that a lawyer can hand in: which right covers it, on what facts, what was asked, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from riskwatch.domain.money import Money
from riskwatch.domain.words import Words

StopState = Literal["proposed", "in_force", "served", "security_offered", "lifted", "ended", "rejected"]
STOP_MOVES: Mapping[str, frozenset[StopState]] = {
    "proposed": frozenset({"in_force", "rejected"}),
    "in_force": frozenset({"served", "lifted"}),
    "served": frozenset({"security_offered", "lifted", "ended"}),
    "security_offered": frozenset({"served", "lifted", "ended"}),
    "lifted": frozenset(),
    "ended": frozenset(),
    "rejected": frozenset(),
}
"""From state to the states it may go to: approved by a second person it is in force; the notice is served; security that
is not enough leads back to served; it ends by lifting the stop or by ending the contract."""
OVER: frozenset[str] = frozenset({"lifted", "ended", "rejected"})

StopLaw = Literal["CN", "EW", "US", "CISG"]
Turn = Literal["we_first", "buyer_first", "together", "unknown"]
"""Who has to perform first under the contract."""
RightKind = Literal[
    "contract",
    "prior_performance",
    "simultaneous",
    "insecurity",
    "anticipatory",
    "transit",
    "lien",
    "assurance",
    "cisg",
    "none",
]


@dataclass(frozen=True, slots=True)
class Situation:
    """What people say of the contract; the register and the books cannot tell it.

    `clause` are the words of the contract that name the event, "" where there are none. `arrears_same` says that a
    payment under this very contract is overdue; `refused` that the buyer has said it will not pay; `in_transit` that
    goods are on the way; `after_signing` that the facts arose or became known after the contract was made; `secured`
    that security already covers the delivery.
    """

    law: StopLaw = "CN"
    turn: Turn = "unknown"
    clause: str = ""
    arrears_same: bool = False
    refused: bool = False
    in_transit: bool = False
    insolvent: bool = False
    after_signing: bool = False
    secured: bool = False
    valid: bool = True


@dataclass(frozen=True, slots=True)
class Right:
    """The right that covers the stop. `needs_test` says that the facts must pass the test of article 527 first;
    `refused` why there is none, None where there is one."""

    kind: RightKind
    title: Words
    note: Words
    basis: tuple[str, ...]
    needs_test: bool = False
    refused: Words | None = None


@dataclass(frozen=True, slots=True)
class StopFact:
    """One fact as it goes into the file: what, the three dates, where it stands, and the stored reply that proves it."""

    sign: str
    says: Words
    evidence_grade: str
    on: date
    published: date | None
    seen: datetime
    source: str
    url: str
    sha256: str
    raw: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the contract that the stop rests on: order of performance, stop clause, address for service."""

    what: Words
    text: str


@dataclass(frozen=True, slots=True)
class Demand:
    """What is asked for: the arrears, or security of at least `security`, by `answer_by`."""

    arrears: Money
    suspended: Money
    answer_by: date

    @property
    def security(self) -> Money:
        """Adequate is what covers the price of the suspended part and the arrears (warning-signs, section 4.3)."""
        return self.arrears + self.suspended


@dataclass(frozen=True, slots=True)
class Served:
    """How the notice reached the buyer: on which day, to which address, with which waybill, and the stored proofs."""

    on: date
    to: str
    waybill: str
    proofs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SecurityOffer:
    on: date
    kind: str
    value: Money
    adequate: bool


@dataclass(frozen=True, slots=True)
class StopFile:
    """One stop of one customer under one contract, with everything it rests on, frozen when it was proposed.

    `orders` are the deliveries that are suspended; `test` the points of article 527 with whether each is met; `notices`
    the letters in Chinese and English. `lawyer` names who gave the legal approval, and where it is written.
    """

    id: str
    customer_ref: str
    buyer: str
    us: str
    contract_ref: str
    orders: str
    alert_id: str
    situation: Situation
    right: Right
    test: tuple[tuple[Words, bool], ...]
    facts: tuple[StopFact, ...]
    quotes: tuple[Quote, ...]
    demand: Demand
    notices: tuple[tuple[str, str], ...]
    state: StopState
    proposed_by: str
    proposed_at: datetime
    reason: str
    approved_by: str = ""
    approved_at: datetime | None = None
    lawyer: str = ""
    served: Served | None = None
    offers: tuple[SecurityOffer, ...] = ()
    closed_on: date | None = None
    version: int = 1

    def notice(self, language: str) -> str:
        return dict(self.notices).get(language, "")
