"""The append-only log of what people decided about customers' credit: rises, limits, releases, accounts, security."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from riskwatch.domain.words import Words
from riskwatch.store.codec import load, text_of
from riskwatch.store.repositories.chain import Chain
from riskwatch.store.tables.credit import credit_log


@dataclass(frozen=True, slots=True)
class CreditStep:
    """One line: who did what about a customer, when and why. `said` is what was done, in both languages."""

    ref: str
    subject: str
    at: datetime
    actor: str
    said: Words
    reason: str


class CreditLog(Chain):
    table = credit_log
    fields = ("ref", "subject", "at", "actor", "detail", "reason")

    def append(self, ref: str, subject: str, said: Words, *, at: datetime, actor: str, reason: str = "") -> None:
        """Add a line; `subject` names the kind of step."""
        detail = text_of({"zh": said.zh, "en": said.en})
        line: dict[str, Any] = {"ref": ref, "subject": subject, "at": at, "actor": actor}
        self._add({**line, "detail": detail, "reason": reason})

    def of(self, ref: str) -> tuple[CreditStep, ...]:
        """What was decided about a customer, the latest first."""
        rows = self._rows(select(credit_log).where(credit_log.c.ref == ref).order_by(credit_log.c.id.desc()))
        return tuple(
            CreditStep(row["ref"], row["subject"], row["at"], row["actor"], load(row["detail"], Words), row["reason"])
            for row in rows
        )
