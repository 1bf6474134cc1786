"""What the store keeps beside the domain's own values: watches, users, drafts, messages, decisions, leases."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from riskwatch.domain.alert import Alert
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.document import Block, Recognised, Seal
from riskwatch.domain.policy import Policy
from riskwatch.domain.position import Stand
from riskwatch.domain.profile import Profile
from riskwatch.domain.rule import Acceptance, Finding, Past
from riskwatch.domain.snapshot import Identifier
from riskwatch.domain.words import Words

UserRole = Literal["sales", "credit_manager", "admin"]
ROLES: tuple[UserRole, ...] = ("sales", "credit_manager", "admin")
OutboxState = Literal["pending", "claimed", "sent", "failed", "expired"]
MessageKind = Literal["immediate", "digest", "dunning", "retraction"]


@dataclass(frozen=True, slots=True)
class Watch:
    """One customer looked up at one source. `last_ok_at` is the last time the source really answered about it;
    `lively_until` the end of the closer look after an event; `interval_s` the interval in force."""

    ref: str
    source: str
    identifier: Identifier
    interval_s: int
    created_at: datetime
    next_due_at: datetime
    last_at: datetime | None = None
    last_ok_at: datetime | None = None
    last_outcome: str = ""
    last_detail: str = ""
    fail_count: int = 0
    quiet_count: int = 0
    lively_until: datetime | None = None
    etag: str = ""
    last_modified: str = ""
    content_hash: str = ""
    claim_token: str | None = None
    claim_until: datetime | None = None
    active: bool = True


def said(detail: str) -> Words:
    """The words of a stored `detail`."""
    return Words(**json.loads(detail)) if detail.startswith("{") else Words(detail, detail)


@dataclass(frozen=True, slots=True)
class Poll:
    """One look that was taken, and how it ended. `news` counts the events it brought; `interval_s` is the interval that
    was in force after it."""

    ref: str
    source: str
    at: datetime
    outcome: str
    detail: str = ""
    news: int = 0
    interval_s: int = 0


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source is doing. The circuit is closed (working), open (not asked until `retry_at`) or half_open (one probe)."""

    name: str
    state: Literal["closed", "open", "half_open"] = "closed"
    fail_count: int = 0
    failed_refs: tuple[str, ...] = ()
    last_outcome: str = ""
    last_detail: str = ""
    opened_at: datetime | None = None
    retry_at: datetime | None = None
    last_ok_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """A stored reply: its exact bytes, verified against `sha256` when it was read."""

    sha256: str
    body: bytes
    content_type: str
    url: str
    stored_at: datetime


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stored reply in which an event was seen."""

    event_id: str
    source: str
    sha256: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class StoredAssessment:
    at: datetime
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Raised:
    """What raising an alert did. `reason` is "new alert", "reopened", "severity raised", "new fact" or "" when nothing changed."""

    alert: Alert
    reason: str

    @property
    def changed(self) -> bool:
        return bool(self.reason)


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A message to one reader over one channel. `frozen` is the finished message, kept from the first try on."""

    id: str
    reader: str
    channel: str
    dedupe_key: str
    kind: MessageKind
    payload: Mapping[str, Any]
    created_at: datetime
    not_before: datetime
    expires_at: datetime | None = None
    state: OutboxState = "pending"
    attempts: int = 0
    frozen: Mapping[str, Any] | None = None
    claim_token: str | None = None
    claim_until: datetime | None = None
    provider_id: str = ""
    sent_at: datetime | None = None
    last_error: str = ""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may sign in. `subscribed` readers get the weekly mail; `time_zone` is an IANA name."""

    id: str
    email: str
    name: str
    role: UserRole
    password_hash: str
    language: Literal["zh", "en"]
    time_zone: str
    subscribed: bool
    created_at: datetime
    active: bool = True


@dataclass(frozen=True, slots=True)
class StoredPolicy:
    policy: Policy
    at: datetime
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class StoredProfile:
    profile: Profile
    version: int
    at: datetime
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party as the head of the report shows it.

    `customer_ref` when it is watched, `checked_at` the date of its register facts and `status` what they say of it
    (`domain.snapshot.Status`).
    """

    role: str
    label: str
    name: str
    customer_ref: str = ""
    checked_at: datetime | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """One draft as it was examined: the file (by `sha256` in the evidence), the text all spans count in, its blocks and
    the findings of that day, whether accepted or not. `report` is the machine-readable report, `rules_version` the rules
    it was held against. Versions of one contract share the `series`, the id of the first of them; `predecessor` is the
    id of the version before, "" for the first."""

    id: str
    file: str
    sha256: str
    format: str
    actor: str
    at: datetime
    side: Literal["seller", "buyer"]
    law: str
    filled: bool
    language: str
    title: str
    number: str
    parties: tuple[PartyLine, ...]
    text: str
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]
    passed: tuple[str, ...]
    not_applicable: tuple[tuple[str, Words], ...]
    not_judged: tuple[tuple[str, Words], ...]
    suppressed: tuple[tuple[str, Words], ...]
    rules_version: str
    rules_count: int
    pages: int | None = None
    report: Mapping[str, Any] = field(default_factory=dict)
    series: str = ""
    version: int = 1
    predecessor: str = ""
    stands: tuple[Stand, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    seals: tuple[Seal, ...] = ()

    @property
    def own_series(self) -> str:
        """The series; a draft that follows no other begins one."""
        return self.series or self.id

    def count(self, severity: str) -> int:
        """How many findings are error, warning or info."""
        return sum(finding.severity.value == severity for finding in self.findings)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft as a list shows it, without its text. `found` are its findings, None where only their number is known."""

    id: str
    file: str
    title: str
    number: str
    actor: str
    at: datetime
    counts: Mapping[str, int]
    series: str = ""
    version: int = 1
    found: tuple[Past, ...] | None = None


@dataclass(frozen=True, slots=True)
class StoredAcceptance:
    """An acceptance of a finding in all versions of a contract; made at one of them, and perhaps revoked since."""

    acceptance: Acceptance
    series: str
    draft_id: str
    at: datetime
    revoked_at: datetime | None = None
    revoked_by: str = ""


@dataclass(frozen=True, slots=True)
class Heartbeat:
    name: str
    at: datetime
    detail: str = ""
