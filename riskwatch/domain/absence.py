"""Somebody is away, and a colleague is told instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away on these days, first and last included, in that reader's own zone; `delegate_id` is told instead."""

    id: str
    user_id: str
    delegate_id: str
    begins: date
    ends: date
    entered_at: datetime
    entered_by: str
    ended_at: datetime | None = None

    def covers(self, day: date) -> bool:
        return self.ended_at is None and self.begins <= day <= self.ends

    def meets(self, begins: date, ends: date) -> bool:
        """Whether it shares a day with these."""
        return self.ended_at is None and self.begins <= ends and begins <= self.ends
