"""How grave a finding is, and how sure the machine can be of it."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is for the side that asks; `error` means: do not sign before it is settled."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        return ("error", "warning", "info").index(self.value)

    @property
    def softer(self) -> Severity:
        return Severity.WARNING if self is Severity.ERROR else Severity.INFO


class Confidence(StrEnum):
    """How sure the machine can be. Low ones are shown last and never fail a run."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
