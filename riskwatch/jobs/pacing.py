"""Keeps to the rate that a channel takes: the same budgets as those of sources, held in the database by all processes."""

from __future__ import annotations

from riskwatch.jobs.desk import Desk
from riskwatch.notify.interface import Channel, Pace
from riskwatch.store.repositories.sources import Budget


def seconds_to_wait(desk: Desk, channel: Channel) -> float:
    """Take one message out of the channel's budget: 0.0, or the seconds to wait when there is not enough."""
    pace: Pace | None = getattr(channel, "pace", None)
    if pace is None:
        return 0.0
    budget = Budget(pace.min_gap_s, pace.quota, pace.window_s)
    with desk.store.transaction() as unit:
        return unit.sources.take_token(f"channel:{channel.name}", budget, wall=desk.wall())
