"""What the two sides agreed, put together from single facts: who pays what when, who decides that it falls due.

Nothing here is a judgement; each part says from which words it was read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from riskwatch.domain.contract import Period, Rate, Role
from riskwatch.domain.document import Span
from riskwatch.domain.money import Money


class Control(StrEnum):
    """Who can bring an event about, or hold it up."""

    SELLER = "seller"
    BUYER = "buyer"
    BOTH = "both"
    THIRD_PARTY = "third_party"
    CALENDAR = "calendar"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that a payment waits for; `kind` as in the term payment.condition (pay_when_paid, approval, ...)."""

    kind: str
    control: Control
    span: Span


@dataclass(frozen=True, slots=True)
class Instalment:
    """One part of the price. `share` is a fraction of the price; with `cumulative` all that is paid by then; `rest` means
    what is left. `event` names what the time runs from; with `before` payment comes before it, with `after` only once
    `period` has run; `on` is a fixed day (or a day of every month), `latest` the
    longest wait in days. A part that the words leave open is None or "".
    """

    span: Span
    label: str = ""
    share: Decimal | None = None
    cumulative: bool = False
    rest: bool = False
    amount: Money | None = None
    event: str = ""
    control: Control = Control.UNKNOWN
    period: Period | None = None
    before: bool = False
    after: bool = False
    on: date | int | None = None
    latest: int | None = None
    methods: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()


class Milestone(StrEnum):
    """The events on which performance and payment hang."""

    DELIVERY = "delivery"
    RISK = "risk"
    TITLE = "title"
    ACCEPTANCE = "acceptance"
    INVOICE = "invoice"
    RECONCILIATION = "reconciliation"


@dataclass(frozen=True, slots=True)
class Moment:
    """When a milestone is reached by the contract's words. `event` is what it hangs on ("payment" for title kept until
    paid); `silence` says that it also comes by the other side's silence or use."""

    milestone: Milestone
    span: Span
    event: str = ""
    control: Control = Control.UNKNOWN
    period: Period | None = None
    on: date | None = None
    silence: bool = False


@dataclass(frozen=True, slots=True)
class Charge:
    """What a breach costs: a rate or a sum, who owes it for what, its upper limit and the days of grace."""

    span: Span
    payer: Role | None
    breach: str
    rate: Rate | None = None
    amount: Money | None = None
    base: str = ""
    cap: Decimal | Money | None = None
    grace: Period | None = None

    @property
    def per_year(self) -> Decimal | None:
        """The yearly equivalent as a fraction; None for a sum, a single charge or a margin over a market rate."""
        return None if self.rate is None or self.rate.base == "market" else self.rate.per_year


@dataclass(frozen=True, slots=True)
class Security:
    """What secures the price. `kind` is guarantee, mortgage, pledge, retention_of_title, earnest_money, deposit,
    letter_of_credit, bank_guarantee or credit_insurance; for a guarantee `mode` is joint, general or unstated and
    `period` how long it lasts as read. `scope`, `resolution` and `registration` say whether the words deal with them.
    """

    kind: str
    span: Span
    by: str = ""
    mode: str = ""
    period: Period | str | None = None
    amount: Money | Decimal | None = None
    scope: bool = False
    resolution: bool = False
    registration: bool = False


@dataclass(frozen=True, slots=True)
class Notices:
    """The service clause: its words, and which of the five elements that make it work it has."""

    span: Span
    court_papers: bool = False
    deemed_receipt: bool = False
    change_notified: bool = False
    electronic: bool = False
    survives: bool = False


@dataclass(frozen=True, slots=True)
class Settlement:
    """How disputes are settled and under which law. `cisg` is in, out or "" (nothing said)."""

    kind: str
    body: str = ""
    span: Span | None = None
    law: str = ""
    law_place: str = ""
    prevailing_language: str = ""
    cisg: str = ""


@dataclass(frozen=True, slots=True)
class Deal:
    """A contract at one glance."""

    instalments: tuple[Instalment, ...] = ()
    moments: tuple[Moment, ...] = ()
    charges: tuple[Charge, ...] = ()
    security: tuple[Security, ...] = ()
    notices: Notices | None = None
    settlement: Settlement = field(default_factory=lambda: Settlement("unset"))
