"""A contract as facts, each with the words it was read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, Literal, TypeVar

from riskwatch.domain.document import Document, Span
from riskwatch.domain.money import Money

T = TypeVar("T")

CLAUSE_KINDS = (
    "definitions", "subject", "quality", "packing", "delivery", "risk", "inspection", "acceptance", "warranty",
    "price", "payment", "invoice", "late_payment", "liability", "liquidated_damages", "cap_on_liability",
    "earnest_money", "retention_of_title", "set_off", "assignment", "guarantee", "term", "termination", "suspension",
    "notices", "disputes", "governing_law", "confidentiality", "force_majeure", "change", "formation", "exclusivity",
    "intellectual_property", "insurance", "audit", "annexes", "recitals", "general",
)  # fmt: skip
"""Closed list of what a clause can be about; `Clause.kind` is one of them, `Clause.kinds` may hold several."""


class Role(StrEnum):
    """What a party is in the deal."""

    SELLER = "seller"
    BUYER = "buyer"
    GUARANTOR = "guarantor"
    CONSIGNEE = "consignee"
    PAYER = "payer"
    AGENT = "agent"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value and the characters it was read from."""

    value: T
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a full name, and in what surroundings it stands.

    `where` is heading, definition, signature, invoice, account, notice or text.
    """

    name: str
    span: Span
    where: str


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Where one party signs. `capacity` is legal_representative, agent, director, officer, witness or "" when unsaid.

    A block whose lines are empty has `name`, `signatory`, `seal` and `date` None: it is still to be filled.
    """

    label: str
    span: Span
    name: Found[str] | None = None
    signatory: Found[str] | None = None
    capacity: str = ""
    seal: Found[str] | None = None
    date: Found[date] | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """One side of the contract.

    `label` is the word the contract uses (甲方, 供方, Buyer), `labels` all words bound to this party. `name` is None
    while the form is blank. `kind` is company, person, branch, unit (no entity of its own), public_body or unknown.
    """

    role: Role
    label: str
    name: Found[str] | None
    labels: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    kind: str = "unknown"
    identifiers: tuple[Found[str], ...] = ()
    jurisdiction: Found[str] | None = None
    legal_representative: Found[str] | None = None
    agent: Found[str] | None = None
    contact: Found[str] | None = None
    address: Found[str] | None = None
    phone: Found[str] | None = None
    email: Found[str] | None = None
    bank: Found[str] | None = None
    account: Found[str] | None = None
    span: Span | None = None
    mentions: tuple[Mention, ...] = ()
    signature: SignatureBlock | None = None

    @property
    def identifier(self) -> str | None:
        return self.identifiers[0].value if self.identifiers else None


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered (or headed) piece of the contract.

    `span` runs from its number to its last character, sub-clauses included; `heading` is the number and title.
    `level` 1 is an article; `parent` is the index of the clause it stands in. `kind` is the main matter, one of
    CLAUSE_KINDS; `kinds` every matter its own text touches.
    """

    number: str
    title: str
    kind: str
    span: Span
    heading: Span
    level: int = 1
    parent: int | None = None
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex that the text names. `listed` by an annex list, `attached` when its own text or heading is in the file."""

    label: str
    title: str
    span: Span
    listed: bool = False
    attached: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of cells; `rows[i][j]` is the text and place of a cell, header rows included."""

    index: int
    rows: tuple[tuple[Found[str], ...], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate as written and per year. `unit` is day, month, year or once; `value` a fraction (0.0005 for 万分之五).

    `base` is what it is counted on: overdue, contract, delivered, or "" when unsaid; `market` means a margin `value` above
    `multiple` times a published rate (LPR, Bank of England base rate). Yearly equivalent: day x 365, month x 12.
    """

    value: Decimal
    unit: Literal["day", "week", "month", "year", "once"]
    base: str = ""
    multiple: Decimal | None = None

    @property
    def per_year(self) -> Decimal | None:
        factor = {"day": 365, "week": 52, "month": 12, "year": 1}.get(self.unit)
        return None if factor is None else self.value * factor

    @property
    def per_day(self) -> Decimal | None:
        yearly = self.per_year
        if self.unit == "day":
            return self.value
        return None if yearly is None else yearly / 365


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time. `unit` is hour, day, workday, week, month or year; `start` the event it runs from, or ""."""

    count: int
    unit: Literal["hour", "day", "workday", "week", "month", "year"]
    start: str = ""

    @property
    def days(self) -> int:
        """In calendar days: a working day counts 7/5, a month 30, a year 365; hours round up to a day."""
        if self.unit == "hour":
            return -(-self.count // 24)
        if self.unit == "workday":
            return -(-self.count * 7 // 5)
        return self.count * {"day": 1, "week": 7, "month": 30, "year": 365}[self.unit]


TermValue = Money | Rate | Period | Decimal | date | int | str


@dataclass(frozen=True, slots=True)
class Term:
    """One typed fact of the contract.

    `kind` is a dotted name (payment.days, late_payment.rate, amount.total, date.agreement, ...; see
    `riskwatch.contract.terms.KINDS`). `clause` is an index into `Contract.clauses`. `who` owes it. `detail` holds
    further words of the fact, such as the event a payment waits for.
    """

    kind: str
    value: TermValue
    span: Span
    clause: int | None = None
    who: Role | None = None
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dispute:
    """How disputes are settled: kind is court, arbitration, both or unset; `body` the court or institution named."""

    kind: Literal["court", "arbitration", "both", "unset"]
    body: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Contract:
    """All that the rules look at. `language` is zh or en; `law` is CN, a place outside China in `law_place`, or "".

    `kind` is sale, framework, order, guarantee, service, nda or other. `filled` is True when both parties' names and a
    price are there. `layout_failed` says that the parser lost its way: clauses and parties may be missing, and rules
    that need them are not judged.
    """

    document: Document
    language: Literal["zh", "en"]
    kind: str = "sale"
    title: Found[str] | None = None
    number: Found[str] | None = None
    parties: tuple[Party, ...] = ()
    signatures: tuple[SignatureBlock, ...] = ()
    clauses: tuple[Clause, ...] = ()
    tables: tuple[Table, ...] = ()
    annexes: tuple[Annex, ...] = ()
    terms: tuple[Term, ...] = ()
    agreement_date: Found[date] | None = None
    effective_date: Found[date] | None = None
    place: Found[str] | None = None
    law: str = ""
    law_place: Found[str] | None = None
    term: Found[str] | None = None
    dispute: Dispute = Dispute("unset")
    present: Mapping[str, bool] = field(default_factory=dict)
    filled: bool = False
    layout_failed: bool = False
    _clause_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _asked: dict[tuple[str, ...], tuple[Term, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """The terms of the kinds that were asked for so far."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_clause_starts", tuple(clause.span.start for clause in self.clauses))

    @property
    def text(self) -> str:
        return self.document.text

    def party(self, role: Role) -> Party | None:
        """The first party in that role."""
        return next((party for party in self.parties if party.role is role), None)

    def terms_of(self, *kinds: str) -> Iterator[Term]:
        """Every fact whose kind is one of `kinds`, or below one of them (`payment` gives payment.days too)."""
        if kinds not in self._asked:
            below = tuple(f"{kind}." for kind in kinds)
            self._asked[kinds] = tuple(term for term in self.terms if term.kind in kinds or term.kind.startswith(below))
        return iter(self._asked[kinds])

    def clauses_on(self, *kinds: str) -> Iterator[Clause]:
        """Every clause that deals with one of these matters, in reading order."""
        wanted = set(kinds)
        for clause in self.clauses:
            if clause.kind in wanted or clause.kinds & wanted:
                yield clause

    def clause_at(self, position: int) -> int | None:
        """Index of the innermost clause that holds the character at `position`."""
        last = bisect_right(self._clause_starts, position) - 1
        index: int | None = last if last >= 0 else None
        while index is not None and not self._holds(index, position):
            index = self.clauses[index].parent
        return index if index is not None or last < 0 else self._outside_the_tree(position)

    def _holds(self, index: int, position: int) -> bool:
        start, end = self.clauses[index].span
        return start <= position < end

    def _outside_the_tree(self, position: int) -> int | None:
        """For clauses whose `parent` does not tell which others they stand in."""
        best: int | None = None
        for index, clause in enumerate(self.clauses):
            if self._holds(index, position) and (best is None or clause.level >= self.clauses[best].level):
                best = index
        return best
