"""That a contract was signed: who said so, on which day, and what was still wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from riskwatch.domain.words import Words


@dataclass(frozen=True, slots=True)
class OpenError:
    """An error of the draft that nobody had accepted on the day of signing."""

    fingerprint: str
    rule: str
    title: Words


@dataclass(frozen=True, slots=True)
class Signing:
    """The version that was signed, with its open errors as they were. `actor` said so at `at`; taken back at
    `revoked_at`, if that was a mistake."""

    id: str
    draft_id: str
    series: str
    signed_on: date
    actor: str
    at: datetime
    open_errors: tuple[OpenError, ...]
    revoked_at: datetime | None = None
    revoked_by: str = ""
