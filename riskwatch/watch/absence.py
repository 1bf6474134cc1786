"""Events about an answer that is not there: the number is unknown at the source, or nobody could look."""

from __future__ import annotations

from datetime import datetime

from riskwatch.domain.event import Event, Evidence
from riskwatch.domain.snapshot import Identifier


def not_found(subject: Identifier, source: str, at: datetime, evidence: Evidence) -> Event:
    """The source does not know the number; it lasts until an answer comes (then store `event.ended(day)`)."""
    return Event(
        subject, "NOT_FOUND", source, source, at, evidence, event_date=at.date(), after=str(subject), live=True
    )
