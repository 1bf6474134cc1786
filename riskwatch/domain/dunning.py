"""Asking for money that is due: the steps of the ladder, the letters written, what was promised, who was called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from riskwatch.domain.money import Money
from riskwatch.domain.words import Language, Words

DunningChannel = Literal["email", "message", "call", "visit", "express_letter", "lawyer"]
Tone = Literal["courteous", "gentle", "firm", "severe"]
TONES: tuple[Tone, ...] = ("courteous", "gentle", "firm", "severe")
"""Mildest first; a debtor never hears a milder tone after a harder one for the same debt."""
LetterState = Literal["draft", "approved", "dispatched", "delivered", "void"]
LETTER_MOVES: Mapping[str, frozenset[LetterState]] = {
    "draft": frozenset({"approved", "void"}),
    "approved": frozenset({"dispatched", "draft", "void"}),
    "dispatched": frozenset({"delivered"}),
    "delivered": frozenset(),
    "void": frozenset(),
}
"""From state to the states a letter may go to. One that has left the house can no longer be taken back."""
RateBasis = Literal["agreed", "statutory", "none"]


@dataclass(frozen=True, slots=True)
class DunningStep:
    """One rung of the ladder (warning-signs, section 6).

    `day` counts from the due date, which is day 0. `template` names the letter of templates/letters; "" where a person
    acts (a call, a visit, the file to the lawyer).
    """

    id: str
    day: int
    channel: DunningChannel
    sender: Words
    tone: Tone
    title: Words
    template: str = ""

    @property
    def is_letter(self) -> bool:
        return bool(self.template)


@dataclass(frozen=True, slots=True)
class LateTerms:
    """What a contract says of late payment: a share of the overdue sum for each day, and where it says so.

    `cap` is the most it may come to, as a share of the overdue sum; None where nothing is agreed.
    """

    contract_ref: str
    rate_per_day: Decimal
    clause: str
    cap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """The late-payment charge on one invoice up to a day: simple, never interest on interest.

    `principal` is what is unpaid and undisputed; `days` are counted from the day after the due date.
    """

    invoice: str
    contract_ref: str
    due: date
    days: int
    principal: Money
    basis: RateBasis
    rate_per_day: Decimal
    amount: Money
    source: Words


@dataclass(frozen=True, slots=True)
class LetterItem:
    """A line of the annex: what is unpaid of an invoice on the day of the letter."""

    invoice: str
    contract_ref: str
    due: date
    unpaid: Money
    disputed: Money


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to a debtor, with the figures frozen on the day it was written; `text` is what it says.

    `anchor` is the oldest overdue invoice, which decided on the step. `items` are all unpaid invoices, `charges` the late
    ones; `overdue` and `charge` their undisputed principal and their charge. `waybill` and `proofs` (SHA-256 of stored
    files: waybill, photographs of content and sealing, delivery record) come with the dispatch.
    """

    id: str
    customer_ref: str
    debtor: str
    currency: str
    step: str
    anchor: str
    language: Language
    written_on: date
    answer_by: date
    text: str
    items: tuple[LetterItem, ...]
    charges: tuple[Charge, ...]
    outstanding: Money
    overdue: Money
    charge: Money
    state: LetterState
    author: str
    created_at: datetime
    approved_by: str = ""
    sent_to: str = ""
    dispatched_on: date | None = None
    waybill: str = ""
    delivered_on: date | None = None
    proofs: tuple[str, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class Promise:
    """What a debtor said it would pay: when, how much, who said it and how; `kept` is told by payments, not by words."""

    id: str
    customer_ref: str
    amount: Money
    by: date
    said_by: str
    way: str
    recorded_by: str
    recorded_on: date
    paid_before: Money
    """What the customer had paid in all when it promised: what comes in above it counts towards the promise."""


PromiseState = Literal["pending", "kept", "broken"]


@dataclass(frozen=True, slots=True)
class Contact:
    """A call or visit that took place: its record is what the next step is agreed on."""

    id: str
    customer_ref: str
    at: datetime
    channel: DunningChannel
    person: str
    will: str
    ability: str
    next_step: str
    recorded_by: str
