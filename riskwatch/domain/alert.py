"""One question to a person about one customer, and the states it passes through (credit-design section 1)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from riskwatch.domain.policy import Grade
from riskwatch.domain.sign import Step
from riskwatch.domain.words import Words

State = Literal["open", "acknowledged", "in_action", "snoozed", "resolved", "dismissed"]
Question = Literal["limit", "prepayment", "stop", "review", "contract", "overdue", "ceiling", "source"]
AlertSeverity = Literal["critical", "high", "notice", "info"]
SEVERITIES: tuple[AlertSeverity, ...] = ("critical", "high", "notice", "info")

CLOSED: frozenset[str] = frozenset({"resolved", "dismissed"})
MOVES: dict[str, frozenset[str]] = {
    "open": frozenset({"acknowledged", "in_action", "snoozed", "resolved", "dismissed"}),
    "acknowledged": frozenset({"open", "in_action", "snoozed", "resolved", "dismissed"}),
    "snoozed": frozenset({"open", "acknowledged", "resolved", "dismissed"}),
    "in_action": frozenset({"open", "resolved", "dismissed"}),
    "resolved": frozenset({"open"}),
    "dismissed": frozenset({"open"}),
}
"""From state to the states it may go to. Every move but a reopening by a new fact carries a person and a reason."""


def fingerprint(subject: str, question: Question) -> str:
    """One alert per decision: the same question about the same company has the same fingerprint."""
    return hashlib.sha256(f"{subject}\x1f{question}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Alert:
    """A question that waits for a person's decision. `because` are event ids; `rule` the check that weighed most.

    An alert about a source (question "source") belongs to no customer: `customer_ref` is "" and there are no grades.
    `owner` is the e-mail address of whoever looks after it. A snooze ends on `snooze_until`, with any new fact, and when
    the exposure rises above `snooze_above`. `escalated` is the level of the escalation chain that it was taken to since it was
    last asked.
    """

    id: str
    fingerprint: str
    customer_ref: str
    question: Question
    severity: AlertSeverity
    proposal: Step
    state: State
    raised_at: datetime
    rule: str
    rule_version: str
    grade_before: Grade | None
    grade_after: Grade | None
    limit_before: Decimal | None
    limit_after: Decimal | None
    exposure: Decimal | None
    currency: str
    because: tuple[str, ...]
    grounds: tuple[str, ...]
    explanation: Words
    version: int = 1
    reopened: int = 0
    snooze_until: date | None = None
    snooze_above: Decimal | None = None
    owner: str = ""
    escalated: int = 0


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the append-only log of an alert; `hash` covers the line and the hash before it."""

    alert_id: str
    at: datetime
    actor: str
    before: str
    after: str
    reason: str
    previous_hash: str
    hash: str
