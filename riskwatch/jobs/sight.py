"""How well each customer is seen: when a source last really answered about it, and whether that is too long ago."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from riskwatch.jobs.desk import Desk
from riskwatch.jobs.opening import closed_stretch
from riskwatch.store import Unit
from riskwatch.store.records import Poll, Watch


@dataclass(frozen=True, slots=True)
class Sight:
    """One customer at one source. `blind`: no good look for longer than the interval and the source's usual lag allow,
    or none yet although some were tried."""

    ref: str
    source: str
    last_ok_at: datetime | None
    last_outcome: str
    detail: str
    blind: bool


def sights_at(desk: Desk, unit: Unit, moment: datetime) -> tuple[Sight, ...]:
    """How every customer was seen at `moment`, from the looks that had been taken by then."""
    good, last = unit.polls.last_good(moment), unit.polls.last_any(moment)
    watches = [watch for watch in unit.watches.all() if watch.created_at <= moment]
    return tuple(_sight(desk, watch, good, last, moment) for watch in watches)


def is_blind(desk: Desk, watch: Watch, last_ok_at: datetime | None, now: datetime, interval_s: int = 0) -> bool:
    """Whether the last good look is too old for the interval (the watch's own, if none is given).

    A tenth on top of the interval is the jitter, an hour is for the round itself; the hours in which the source may not
    be asked come on top.
    """
    return now - (last_ok_at or watch.created_at) > _allowed(desk, watch.source, interval_s or watch.interval_s)


def blind_customers(desk: Desk, unit: Unit, now: datetime) -> int:
    """How many customers nobody looks at, or some source has not answered about for too long."""
    unseen = unit.customers.count() - unit.watches.count_watched()
    return unseen + unit.watches.count_stale(now, lambda source, interval_s: _allowed(desk, source, interval_s))


def _allowed(desk: Desk, name: str, interval_s: int) -> timedelta:
    source = desk.sources.get(name)
    lag = timedelta(hours=source.meta.expected_lag_h if source else 24)
    allowed = timedelta(seconds=interval_s * 1.1) + lag + timedelta(hours=1)
    return allowed + closed_stretch(source.meta) if source else allowed


def _sight(
    desk: Desk,
    watch: Watch,
    good: Mapping[tuple[str, str], datetime],
    last: Mapping[tuple[str, str], Poll],
    moment: datetime,
) -> Sight:
    key = (watch.ref, watch.source)
    poll = last.get(key)
    never = key not in good and poll is not None
    return Sight(
        watch.ref,
        watch.source,
        good.get(key),
        poll.outcome if poll else "",
        poll.detail if poll else "",
        never or is_blind(desk, watch, good.get(key), moment, poll.interval_s if poll else 0),
    )
