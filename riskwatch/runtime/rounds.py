"""The few fixed rounds of the scheduler. Each is safe to miss, to repeat, and to run beside another process."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from riskwatch.jobs import (
    alerts,
    assess,
    circle,
    deliver,
    digest,
    escalate,
    matching,
    page_inbox,
    poll,
    ranking,
    retain,
    sweep,
    watchdog,
    watching,
)
from riskwatch.jobs.desk import Desk
from riskwatch.log import get_logger
from riskwatch.runtime.lease import Lease
from riskwatch.runtime.listening import Listening

_LOG = get_logger("runtime")
CARRIERS = 8
"""Threads that look at sources, at most one per source at a time."""


class Rounds:
    """The rounds of one process. Every process looks at sources, each at others: whoever has the lane to one. All else is
    done by the holder of the lease."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.lease = Lease(desk)
        self._carriers = ThreadPoolExecutor(CARRIERS, thread_name_prefix="poll")
        self._busy: set[str] = set()
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self.listening = Listening(desk)

    def tick(self) -> None:
        """Bring every source with due watches to a thread, unless this process is at it already. The holder of the
        lease beats the heart, and frees what a process that died was at."""
        if self.lease.hold():
            with self.desk.store.transaction() as unit:
                unit.heartbeats.beat("tick", wall=self.desk.wall(), detail=self.lease.holder)
            sweep.sweep(self.desk)
        for source in poll.due_sources(self.desk):
            with self._lock:
                if source in self._busy:
                    continue
                self._busy.add(source)
            self._carriers.submit(self._carry, source)

    def deliver(self) -> None:
        """Take the pages that were put into the folder, queue the weekly mails that are due, send what waits."""
        if self.lease.hold():
            self._guarded("pages", lambda: page_inbox.read_inbox(self.desk))
            self._guarded("digest", lambda: digest.queue_digests(self.desk))
            self._guarded("deliver", lambda: deliver.deliver(self.desk))

    def housekeeping(self) -> None:
        """Assess anew what ages, wake what was snoozed, look for missing numbers, watch the watchers, forget what is old."""
        if self.lease.hold():
            self._guarded("assess", lambda: assess.assess_all(self.desk))
            self._guarded("paid", lambda: watching.start_paid_watches(self.desk))
            self._guarded("rank", lambda: ranking.rank_all(self.desk))
            self._guarded("wake", lambda: alerts.wake(self.desk))
            self._guarded("escalate", lambda: escalate.escalate(self.desk))
            self._guarded("circle", lambda: circle.build_hooks(self.desk))
            self._guarded("match", lambda: matching.find_daily(self.desk))
            self._guarded("watchdog", lambda: watchdog.watch_sources(self.desk))
            self._guarded("retain", lambda: retain.forget_old(self.desk))

    def follow_feeds(self) -> None:
        """Follow the feeds of the registers; polling goes on whatever becomes of them."""
        if self.lease.hold():
            self._guarded("feeds", self.listening.tend)

    def watch_heart(self) -> None:
        """In every process, lease or not: raise an alert when nobody ticks."""
        self._guarded("heart", lambda: watchdog.watch_heart(self.desk))

    @property
    def busy(self) -> frozenset[str]:
        """The sources that threads of this process are at."""
        with self._lock:
            return frozenset(self._busy)

    def close(self) -> None:
        """Finish the looks that are under way and let another process tick."""
        self._closing.set()
        self.listening.close()
        self._carriers.shutdown(wait=True, cancel_futures=True)
        self.lease.give_up()

    def _carry(self, source: str) -> None:
        try:
            poll.poll_due(self.desk, source, stop=self._closing.is_set)
        except Exception:
            _LOG.exception("round broke", source=source)
        finally:
            with self._lock:
                self._busy.discard(source)

    def _guarded(self, name: str, work: Callable[[], object]) -> None:
        """One broken round must not end the others, nor the scheduler."""
        try:
            work()
        except Exception:
            _LOG.exception("round broke", round=name)
