"""The lane to a source: whoever has it is the only one who asks, across processes and machines."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from riskwatch.jobs.desk import Desk
from riskwatch.jobs.spending import LONGEST_WAIT_S, Spending
from riskwatch.log import get_logger
from riskwatch.store import Unit

_LOG = get_logger("poll")
LEASE = timedelta(seconds=90)
"""Renewed while the process lives; after it, lane and claims of a process that died are free again."""


class Lane:
    """The right to ask one source, with everything claimed under it. `token` names both."""

    def __init__(self, desk: Desk, source: str) -> None:
        self.desk = desk
        self.source = source
        self.token = secrets.token_hex(16)
        self.spending = Spending(desk, source)

    def take(self, unit: Unit) -> bool:
        """Take the lane or go on having it; False while somebody else does."""
        return unit.sources.take_lane(self.source, self.token, wall=self.desk.wall(), lease=LEASE)

    def renew(self) -> None:
        """Keep the lane, if it is still ours, and what is claimed under it."""
        with self.desk.store.transaction() as unit:
            if self.take(unit):
                unit.watches.renew(self.token, wall=self.desk.wall(), lease=LEASE)

    def leave(self) -> None:
        """Let the next one ask, and give back what was claimed and not looked at."""
        with self.desk.store.transaction() as unit:
            unit.watches.give_back(self.token)
            unit.sources.leave_lane(self.source, self.token, last_request=self.spending.last_request)


@contextmanager
def open_lane(desk: Desk, source: str, *, wait: bool = False) -> Iterator[Lane | None]:
    """The lane for as long as the block lasts; None when somebody else has it (and does not leave it soon, if we
    `wait`)."""
    lane = Lane(desk, source)
    waited = 0.0
    while not (ours := _taken(lane)) and wait and waited < LONGEST_WAIT_S:
        desk.pause(0.5)
        waited += 0.5
    if not ours:
        yield None
        return
    over = threading.Event()
    renewing = threading.Thread(target=_renew, args=(lane, over), name=f"lane of {source}", daemon=True)
    renewing.start()
    try:
        yield lane
    finally:
        over.set()
        renewing.join()
        lane.leave()


def _taken(lane: Lane) -> bool:
    with lane.desk.store.transaction() as unit:
        return lane.take(unit)


def _renew(lane: Lane, over: threading.Event) -> None:
    while not over.wait(LEASE.total_seconds() / 4):
        try:
            lane.renew()
        except Exception:
            _LOG.exception("lane could not be renewed", source=lane.source)
