"""What courts, gazettes and lists have on record about a company, normalised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from riskwatch.domain.money import Money

EnforcementKind = Literal[
    "judgment", "dishonest", "enforcement", "unsatisfied", "consumption_ban", "freeze", "auction", "lawsuit"
]


@dataclass(frozen=True, slots=True)
class Enforcement:
    """What a court holds against the company, or against its representative or an owner.

    `role` is the part played in the case: debtor, defendant, plaintiff, third_party, representative, owner; "" where
    it is not told. `party` names who it is, where that is not the company. `stage` of a lawsuit: filed, hearing,
    judged, public_notice, dismissed. `amount` is claimed, enforced, frozen or, of an unsatisfied case, still unpaid.
    `missing_since` is the day since when the source no longer lists it without saying that it ended.
    """

    ref: str
    kind: EnforcementKind
    court: str = ""
    case_no: str = ""
    amount: Money | None = None
    role: str = ""
    party: str = ""
    stage: str = ""
    filed_on: date | None = None
    published_on: date | None = None
    ended_on: date | None = None
    missing_since: date | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Sanction:
    """An entry of a sanctions or debarment list. `topics` are the list keeper's own words for what it is about."""

    ref: str
    list_name: str
    program: str = ""
    since: date | None = None
    topics: tuple[str, ...] = ()
    missing_since: date | None = None


@dataclass(frozen=True, slots=True)
class InsolvencyCase:
    ref: str
    kind: str
    stage: Literal["petition", "open", "rescue", "solvent", "closed", "strike_off"]
    court: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    published_on: date | None = None
    raw: str = ""


NoticeKind = Literal[
    "abnormal", "serious_illegal", "penalty", "tax", "wages", "permit", "capital_reduction", "merger", "gazette",
    "register_remark", "debt_accelerated", "delisted", "auditor_changed", "accounts_unreliable", "owner_changed",
    "officers_changed", "officer_risk", "other",
]  # fmt: skip
"""What an entry on a public list or in a gazette is about; `gazette` and `other` are only information."""


@dataclass(frozen=True, slots=True)
class Notice:
    """An entry of a public list. `removed_on` of a permit is the day it expires. `amount` is the fine or the arrears."""

    ref: str
    kind: NoticeKind
    reason: str
    authority: str = ""
    listed_on: date | None = None
    removed_on: date | None = None
    raw: str = ""
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class NameHit:
    """What a source has under a like name and without a number: a question for a person, and no fact until the answer.

    `name` is the name as published, `says` what it is about, `points` (0 to 100) how alike the names are. If it does
    concern the company, `case`, `notice` or `sanction` is the fact that is told.
    """

    ref: str
    name: str
    says: str
    points: int
    on: date | None = None
    url: str = ""
    case: InsolvencyCase | None = None
    notice: Notice | None = None
    sanction: Sanction | None = None
