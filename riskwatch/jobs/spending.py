"""What asking a source costs: requests are taken out of its budget before they are made, each of them."""

from __future__ import annotations

import threading
from collections.abc import Callable

from riskwatch.domain.errors import ComeBackLater
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.store import Unit
from riskwatch.store.repositories.sources import Budget

LONGEST_WAIT_S = 90.0
"""Somebody who waits for a source's budget gives up after this and leaves the rest to the next round."""


class Spending:
    """The budget of one source in the database, and the gap between its requests in this process. For threads."""

    def __init__(self, desk: Desk, source: str) -> None:
        meta = desk.sources[source].meta
        self.last_request = 0.0
        self.ahead = 4 * meta.in_flight if meta.in_flight > 1 else 1
        """So many looks may be taken out of the budget and not be stored: those under way, the next, and the last."""
        self._desk = desk
        self._source = source
        self._cost = meta.requests_per_look
        self._gap = meta.min_gap_s
        self._budget = Budget(
            meta.min_gap_s,
            meta.quota,
            meta.window_s,
            at_once=self._cost * meta.in_flight,
            late=self._cost * self.ahead - 1,
        )
        self._lock = threading.Lock()

    def take(self, unit: Unit, looks: int) -> float:
        """Take what so many looks usually cost: 0.0, or the seconds to wait when there is not enough, and nothing is
        taken."""
        wall = self._desk.wall()
        return unit.sources.take_token(self._source, self._budget, wall=wall, cost=self._cost * looks)

    def wait(self, looks: int = 1) -> bool:
        """Take it, waiting if need be; False when that takes too long."""
        return self._wait(self._cost * looks)

    def ticket(self) -> Callable[[], None]:
        """The gate of one look whose usual cost is paid; requests beyond it are paid one by one."""
        paid = self._cost

        def gate() -> None:
            nonlocal paid
            if paid > 0:
                paid -= 1
            elif not self._wait(1):
                raise ComeBackLater(
                    Outcome.RATE_LIMITED,
                    Words(
                        "本次查询所需的请求数超出了为该来源设定的额度。",
                        "This look needs more requests than the budget of the source allows.",
                    ),
                )
            self._keep_gap()

        return gate

    def _wait(self, cost: int) -> bool:
        waited = 0.0
        while True:
            with self._desk.store.transaction() as unit:
                wait = unit.sources.take_token(self._source, self._budget, wall=self._desk.wall(), cost=cost)
            if wait == 0.0:
                return True
            if waited + wait > LONGEST_WAIT_S:
                return False
            self._desk.pause(wait)
            waited += wait

    def _keep_gap(self) -> None:
        with self._lock:
            now = self._desk.wall().timestamp()
            turn = max(now, self.last_request + self._gap)
            self.last_request = turn
        if turn > now:
            self._desk.pause(turn - now)
