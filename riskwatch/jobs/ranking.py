"""The order of the questions: by the expected loss that an answer can save, kept with each so that lists are read page by page."""

from __future__ import annotations

from riskwatch.credit.expected_loss import rank_of
from riskwatch.domain.alert import Alert
from riskwatch.jobs.company import policy_in_force
from riskwatch.jobs.desk import Desk
from riskwatch.store import Unit

RANKED = "ranked"
"""Heartbeat whose detail names the policy by which all questions were ranked."""


def rank(desk: Desk, unit: Unit, alert: Alert) -> None:
    """Keep the rank of a question that was raised or changed."""
    unit.alerts.rank({alert.id: rank_of(alert, policy_in_force(desk, unit, desk.today))})


def rank_all(desk: Desk) -> int:
    """Rank what has no rank yet, and everything when another policy came into force; returns how many were ranked."""
    with desk.store.transaction() as unit:
        policy = policy_in_force(desk, unit, desk.today)
        detail = f"policy {policy.version}"
        done = unit.heartbeats.get(RANKED)
        known = done is not None and done.detail == detail
        waiting = unit.alerts.unranked() if known else unit.alerts.all()
        unit.alerts.rank({alert.id: rank_of(alert, policy) for alert in waiting})
        if not known:
            unit.heartbeats.beat(RANKED, wall=desk.wall(), detail=detail)
    return len(waiting)
