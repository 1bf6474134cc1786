"""A dated fact about a company that a source showed us."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from riskwatch.domain.money import Money
from riskwatch.domain.snapshot import Identifier

SIGNALS = (
    "STATUS_CEASED", "STATUS_STRIKE_OFF_PENDING", "STATUS_SUSPENDED", "INSOLVENCY_PETITION", "INSOLVENCY_OPEN",
    "INSOLVENCY_RESCUE", "LIQUIDATION_SOLVENT", "INSOLVENCY_CLOSED", "JUDGMENT_DISHONEST", "JUDGMENT_ENFORCED",
    "ENFORCEMENT_UNSATISFIED", "CONSUMPTION_RESTRICTED", "EQUITY_FROZEN", "EQUITY_PLEDGED", "CHARGE_REGISTERED",
    "CHARGE_SATISFIED", "ASSET_AUCTION", "ABNORMAL_LISTED", "SERIOUS_ILLEGAL", "FILING_OVERDUE", "TAX_ABNORMAL",
    "PENALTY", "LAWSUIT_DEFENDANT", "OFFICER_LEFT", "OFFICER_JOINED", "OFFICER_CHURN", "OFFICER_RISK", "OWNER_CHANGE",
    "CAPITAL_REDUCED", "ADDRESS_CHANGED", "ADDRESS_INVALID", "NAME_CHANGED", "AUDITOR_CHANGED", "ACCOUNTS_UNRELIABLE",
    "DELISTED", "DEBT_ACCELERATED", "SANCTIONED", "LEI_LAPSED", "CAPITAL_OVERDUE", "MERGER_OR_SPLIT", "WAGES_UNPAID",
    "PERMIT_EXPIRED", "BRANCH_CLOSED", "NOT_FOUND", "SOURCE_UNAVAILABLE",
)  # fmt: skip
"""The neutral codes of registry-sources section 2, with the single officer and charge facts that others are derived from."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which stored reply proves it."""

    sha256: str
    fetched_at: datetime
    url: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One real-world fact, with its three dates: when it happened, when it was published, when we first saw it.

    `id` is the event key: the same fact seen again, even at another source reply, is the same event. `natural_key`
    names the fact within its code (case number, person reference, value pair). `live` says that the status lasts;
    `ended_on` when it was cured. `gone_since`: the source no longer lists it and does not say that it ended, so it
    still counts. `amount` is the sum it is about. `baseline` marks what was already there at the first fetch: history, not news.
    A source may have retracted or corrected it; `wrong` is a person's word, and holds even when the source says it again.
    """

    subject: Identifier
    code: str
    natural_key: str
    source: str
    first_seen: datetime
    evidence: Evidence
    event_date: date | None = None
    published: date | None = None
    before: str = ""
    after: str = ""
    live: bool = False
    ended_on: date | None = None
    baseline: bool = False
    state: Literal["live", "retracted", "corrected", "wrong"] = "live"
    detail: str = ""
    amount: Money | None = None
    gone_since: date | None = None

    @property
    def id(self) -> str:
        parts = "\x1f".join((self.subject.scheme, self.subject.id, self.code, self.natural_key))
        return hashlib.sha256(parts.encode()).hexdigest()

    @property
    def on(self) -> date:
        """The best date there is: of the event, of its publication, of our first look."""
        return self.event_date or self.published or self.first_seen.date()

    def ended(self, on: date) -> Event:
        return replace(self, live=False, ended_on=on, gone_since=None)
