"""What one public source said about one company at one time (registry-sources, section 3).

The difference between None and an empty tuple is the heart of the product: None means not checked, an empty tuple means
checked and clean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from riskwatch.domain.money import Money
from riskwatch.domain.public_records import (
    Enforcement,
    EnforcementKind,
    InsolvencyCase,
    NameHit,
    Notice,
    NoticeKind,
    Sanction,
)

__all__ = [
    "Address",
    "Branch",
    "Capital",
    "Change",
    "Charge",
    "CompanyStatus",
    "Coverage",
    "Enforcement",
    "EnforcementKind",
    "Filing",
    "Identifier",
    "InsolvencyCase",
    "Match",
    "Name",
    "NameHit",
    "Notice",
    "NoticeKind",
    "Officer",
    "Owner",
    "RawReply",
    "Sanction",
    "Snapshot",
    "Status",
]

Coverage = Literal["checked", "not_offered", "not_entitled", "failed", "stale"]
Status = Literal[
    "active", "strike_off_pending", "suspended", "solvent_liquidation", "rescue", "insolvent", "ceased", "unknown"
]


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A number that names a company without doubt. `scheme` is one of uscc, gb_coh, no_orgnr, fr_siren, lei, us_cik, ..."""

    scheme: str
    id: str

    def __str__(self) -> str:
        return f"{self.scheme}:{self.id}"


@dataclass(frozen=True, slots=True)
class Match:
    """How an answer was tied to our company. `score` is 0 to 1, `candidates` how many fitted.

    Only an identifier or a person confirms: an answer found by its name alone is a proposal and tells no facts.
    """

    method: Literal["id", "exact_name", "fuzzy_name", "manual"] = "id"
    score: Decimal = Decimal(1)
    candidates: int = 1

    @property
    def confirmed(self) -> bool:
        return self.method in ("id", "manual")


@dataclass(frozen=True, slots=True)
class Name:
    """`lang` is an ISO 639 code, "" where the register does not say."""

    name: str
    kind: Literal["legal", "trading", "former", "translated"] = "legal"
    since: date | None = None
    until: date | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class CompanyStatus:
    """`raw` as the register writes it; `since` the date it gives."""

    raw: str
    normalised: Status
    raw_detail: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Capital:
    """`amount` is what is registered, `paid` what the owners have paid in of it; None where that is not told."""

    amount: Decimal
    currency: str
    raw: str = ""
    paid: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Address:
    text: str
    kind: Literal["registered", "business", "postal"] = "registered"
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Officer:
    """No birth dates, no personal numbers. `ref` is the register's own stable reference, where it has one."""

    name: str
    role: str
    since: date | None = None
    until: date | None = None
    is_company: bool = False
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Owner:
    """Shares in percent. `subscribed` is what the owner has promised to pay in, until `due_on`; `paid` what came."""

    name: str
    kind: str
    share_min: Decimal | None = None
    share_max: Decimal | None = None
    since: date | None = None
    until: date | None = None
    ref: str = ""
    subscribed: Money | None = None
    paid: Money | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A registered branch. `closed_on` may be unknown although the branch is closed."""

    name: str
    ref: str = ""
    closed: bool = False
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """`kind` is accounts, confirmation_statement, annual_report, lei_renewal or the register's own filing type."""

    kind: str
    period_end: date | None = None
    due_on: date | None = None
    filed_on: date | None = None
    overdue: bool = False
    ref: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """`giver` gave the security: the company itself, or the owner who pledged shares in it. `amount` is what it secures,
    for a pledge of shares what the shares stand for."""

    ref: str
    kind: Literal["charge", "chattel_mortgage", "equity_pledge"]
    status: Literal["outstanding", "part", "satisfied", "void", "unknown"]
    holder: str = ""
    created_on: date | None = None
    ended_on: date | None = None
    covers_everything: bool = False
    raw: str = ""
    amount: Money | None = None
    giver: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the source's own change log."""

    item: str
    before: str
    after: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class RawReply:
    """One stored answer: `sha256` names its bytes in the evidence store."""

    url: str
    http_status: int
    sha256: str
    etag: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything one source says about one company, normalised. `provider` is the source's folder name.

    A list that the source cannot deliver is None; one it delivered empty is (). `fetched_at` is UTC;
    `source_updated_at` the date of the data, if the source gives it. `employees` is the head count that it states, None
    where it does not tell. `unknown` names members and values of the reply that the reader does not know: counted and
    reported, never raised. `checked_at` says of a signal when it was last really looked at, where that was before
    `fetched_at`: a page saved by hand shows only part of what is known. `partial` are the signals whose lists were cut
    off: what is not in them may still be there. `hits` were found by a name alone.
    """

    provider: str
    subject: Identifier
    fetched_at: datetime
    names: tuple[Name, ...]
    status: CompanyStatus
    identifiers: tuple[Identifier, ...] = ()
    legal_form: str = ""
    incorporated_on: date | None = None
    ceased_on: date | None = None
    capital: Capital | None = None
    employees: int | None = None
    addresses: tuple[Address, ...] | None = None
    officers: tuple[Officer, ...] | None = None
    owners: tuple[Owner, ...] | None = None
    filings: tuple[Filing, ...] | None = None
    charges: tuple[Charge, ...] | None = None
    insolvency: tuple[InsolvencyCase, ...] | None = None
    notices: tuple[Notice, ...] | None = None
    enforcement: tuple[Enforcement, ...] | None = None
    sanctions: tuple[Sanction, ...] | None = None
    branches: tuple[Branch, ...] | None = None
    changes: tuple[Change, ...] | None = None
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    source_updated_at: datetime | None = None
    raw: tuple[RawReply, ...] = ()
    unknown: tuple[str, ...] = ()
    match: Match = Match()
    checked_at: Mapping[str, datetime] = field(default_factory=dict)
    partial: tuple[str, ...] = ()
    hits: tuple[NameHit, ...] = ()

    @property
    def legal_name(self) -> str:
        return next((name.name for name in self.names if name.kind == "legal"), "")

    @property
    def former_names(self) -> tuple[str, ...]:
        return tuple(name.name for name in self.names if name.kind == "former")
