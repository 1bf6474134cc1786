"""The threads that look at one source: as many as may be in flight there, usually one."""

from __future__ import annotations

import threading
import time
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

from riskwatch.jobs.desk import Desk
from riskwatch.jobs.looking import Look, look
from riskwatch.jobs.spending import Spending
from riskwatch.sources.gate import gated
from riskwatch.store.records import Watch

GATHERED_S = 0.1
"""Looks that end within this are stored together, where several are in flight."""

Looked = tuple[Watch, Look]


class Lookers:
    """Takes watches in, gives looks out. Leaving the block waits for what is under way and drops what is not begun."""

    def __init__(self, desk: Desk, spending: Spending, in_flight: int) -> None:
        self.under_way = 0
        self._desk = desk
        self._spending = spending
        self._waiting: SimpleQueue[Watch | None] = SimpleQueue()
        self._done: SimpleQueue[Looked | BaseException] = SimpleQueue()
        self._enough = 2 * in_flight if in_flight > 1 else 1
        self._threads = [threading.Thread(target=self._work, name="look", daemon=True) for _ in range(in_flight)]
        self._over = False

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._over = True
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()

    def send(self, watch: Watch) -> None:
        """Have a look taken; its usual cost is paid."""
        self.under_way += 1
        self._waiting.put(watch)

    def gather(self) -> list[Looked]:
        """The looks that have ended, waiting for the first; raises what broke in a thread."""
        found = [self._next()]
        until = time.monotonic() + GATHERED_S
        while self.under_way and len(found) < self._enough and (left := until - time.monotonic()) > 0:
            try:
                found.append(self._next(left))
            except Empty:
                break
        return found

    def _next(self, timeout: float | None = None) -> Looked:
        ended = self._done.get(timeout=timeout)
        self.under_way -= 1
        if isinstance(ended, BaseException):
            raise ended
        return ended

    def _work(self) -> None:
        while (watch := self._waiting.get()) is not None and not self._over:
            try:
                with gated(self._spending.ticket()):
                    self._done.put((watch, look(self._desk, watch, self._desk.clock())))
            except BaseException as error:  # the round has to hear of it, or it waits for this look for ever
                self._done.put(error)
