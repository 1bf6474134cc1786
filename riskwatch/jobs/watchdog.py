"""Watches the watchers: a source that gives nothing for too long, a scheduler that stands still."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from uuid import uuid4

from riskwatch.domain.alert import CLOSED, Alert, fingerprint
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.sight import is_blind
from riskwatch.jobs.source_alerts import source_stale
from riskwatch.jobs.tell import tell
from riskwatch.store.records import Watch

HEART_STOPS = timedelta(minutes=15)
SCHEDULER = fingerprint("source:scheduler", "source")


def watch_sources(desk: Desk) -> int:
    """Raise one alert for each source none of whose watches was really seen in time; returns how many are so."""
    now = desk.clock()
    with desk.store.transaction() as unit:
        by_source: dict[str, list[Watch]] = defaultdict(list)
        for watch in unit.watches.all():
            if watch.source not in desk.sources:
                continue  # a site whose pages people hand in: the customer's page says when it was last seen
            by_source[watch.source].append(watch)
        stale = {s: w for s, w in by_source.items() if all(is_blind(desk, each, each.last_ok_at, now) for each in w)}
        for source, watches in sorted(stale.items()):
            if unit.sources.state(source).state != "open":  # an open circuit has its alert already
                source_stale(desk, unit, source, _since(watches), now)
    return len(stale)


def watch_heart(desk: Desk) -> bool:
    """Whether somebody ticks. If not, raise an alert that goes the way of all alerts; resolve it when ticking resumes."""
    with desk.store.transaction() as unit:
        beat = unit.heartbeats.get("tick")
        known = unit.alerts.by_fingerprint(SCHEDULER)
        if beat is None or desk.wall() - beat.at <= HEART_STOPS:
            if known is not None and known.state not in CLOSED:
                unit.alerts.move(known.id, "resolved", actor="system", reason="ticking again", at=desk.clock())
            return True
        raised = unit.alerts.raise_or_update(_stopped(desk, beat.at), at=desk.clock(), returned=True)
        if raised.changed:
            tell(desk, unit, raised, desk.clock())
    return False


def _since(watches: list[Watch]) -> datetime:
    return max((watch.last_ok_at for watch in watches if watch.last_ok_at), default=min(w.created_at for w in watches))


def _stopped(desk: Desk, since: datetime) -> Alert:
    day = since.astimezone(desk.zone).strftime("%Y-%m-%d %H:%M")
    return Alert(
        id=str(uuid4()),
        fingerprint=SCHEDULER,
        customer_ref="",
        question="source",
        severity="critical",
        proposal="none",
        state="open",
        raised_at=desk.clock(),
        rule="scheduler_stopped",
        rule_version="1",
        grade_before=None,
        grade_after=None,
        limit_before=None,
        limit_after=None,
        exposure=None,
        currency="CNY",
        because=(),
        grounds=(),
        explanation=Words(
            f"自 {day} 起没有进程在执行定时查询，所有客户都没有新的查询。请检查 riskwatch serve 或 riskwatch worker 是否在运行。",
            f"Nothing has been looked up since {day}: no process runs the schedule. Check that riskwatch serve or riskwatch worker is running.",
        ),
    )
