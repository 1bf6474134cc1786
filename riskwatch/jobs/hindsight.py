"""What we knew about a customer on a day: facts, register views, grade and questions as they stood then.

Every fact has three dates: when it happened, when it was published, when we first saw it. Only the last decides what was
known; a fact that happened in March and was seen in May was not known in April.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from riskwatch.domain.alert import Alert
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.event import Event
from riskwatch.domain.policy import Policy
from riskwatch.domain.snapshot import Snapshot
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.sight import Sight, sights_at
from riskwatch.store import Unit


@dataclass(frozen=True, slots=True)
class Known:
    """What was known of one customer at `moment`, the end of the day in the asker's zone, or now if that is ahead.

    `events` are newest first sight first, as they were known then: one corrected later stands here uncorrected.
    """

    ref: str
    moment: datetime
    assessment: Assessment | None
    events: tuple[Event, ...]
    snapshots: Mapping[str, Snapshot]
    alerts: tuple[Alert, ...]
    sights: tuple[Sight, ...]

    @property
    def nothing(self) -> bool:
        return self.assessment is None and not self.events and not self.snapshots


def known_on(desk: Desk, unit: Unit, ref: str, day: date, zone: ZoneInfo) -> Known:
    """What was known of a customer at the end of `day`."""
    moment = min(datetime.combine(day + timedelta(days=1), time.min, zone) - timedelta(microseconds=1), desk.clock())
    events = sorted(unit.events.at(ref, moment), key=lambda event: (event.first_seen, event.on), reverse=True)
    return Known(
        ref,
        moment,
        unit.assessments.at(ref, moment),
        tuple(events),
        unit.snapshots.at(ref, moment),
        tuple(alert for alert in unit.alerts.at(moment) if alert.customer_ref == ref),
        tuple(sight for sight in sights_at(desk, unit, moment) if sight.ref == ref),
    )


def is_history(event: Event, policy: Policy) -> bool:
    """Whether a fact was no news when it was first seen: there at the first look, or older than the policy allows."""
    return event.baseline or (event.first_seen.date() - event.on).days > policy.news_max_age_days
