"""The append-only log of what people said about facts: this company is meant, that one is not, this fact is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select

from riskwatch.store.repositories.chain import Chain
from riskwatch.store.tables.judgements import judgement_log

JudgementKind = Literal["identity", "fact"]
_COLUMNS = (
    judgement_log.c.kind, judgement_log.c.ref, judgement_log.c.key, judgement_log.c.at, judgement_log.c.actor,
    judgement_log.c.choice, judgement_log.c.reason,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgement:
    """A line of the log. `key` names what it is about: a register number, an event."""

    kind: JudgementKind
    ref: str
    key: str
    at: datetime
    actor: str
    choice: str
    reason: str


class Judgements(Chain):
    table = judgement_log
    fields = ("kind", "ref", "key", "at", "actor", "choice", "reason")

    def append(self, line: Judgement) -> None:
        """Add a line; writers wait for each other."""
        self._add({name: getattr(line, name) for name in self.fields})

    def of(self, ref: str) -> tuple[Judgement, ...]:
        """Everything that people said about a customer's facts, oldest first."""
        rows = self._rows(select(*_COLUMNS).where(judgement_log.c.ref == ref).order_by(judgement_log.c.id))
        return tuple(Judgement(**row) for row in rows)
