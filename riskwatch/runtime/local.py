"""Web and scheduler in one process, or the scheduler alone. Any number of either share the work of one database."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from waitress.server import create_server

from riskwatch.jobs.desk import Desk
from riskwatch.log import get_logger
from riskwatch.runtime.rounds import Rounds

_LOG = get_logger("runtime")
TICK_S = 15
DELIVER_S = 30
HOUSEKEEPING_S = 600
HEART_S = 300
FEEDS_S = 60
WEB_THREADS = 8

WsgiApp = Callable[[Any, Any], Any]


def run(desk: Desk, host: str, port: int, app: WsgiApp, ready: Callable[[str], None] | None = None) -> None:
    """Serve `app` and run the scheduler until interrupted or told to end (SIGTERM).

    `ready` is told the address once the port is open. Raises OSError when the port cannot be had. What is under way is
    finished at the end, and the lease is given back.
    """
    server = create_server(app, host=host, port=port, threads=WEB_THREADS, ident="RiskWatch")
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with scheduling(desk):
        if ready is not None:
            ready(f"http://{server.effective_host}:{server.effective_port}/")
        try:
            server.run()
        finally:
            server.close()


def work(desk: Desk, ready: Callable[[str], None] | None = None) -> None:
    """Run the scheduler alone until interrupted or told to end (SIGTERM). `ready` is told the name of this worker."""
    ended = threading.Event()
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: ended.set())
    with scheduling(desk) as rounds:
        if ready is not None:
            ready(rounds.lease.holder)
        ended.wait()


@contextmanager
def scheduling(desk: Desk) -> Iterator[Rounds]:
    """The scheduler, running beside whatever stands in the block."""
    rounds = Rounds(desk)
    scheduler = BackgroundScheduler(
        executors={"default": ThreadPoolExecutor(4)},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": 3600},
        timezone="UTC",
    )
    scheduler.add_job(_safe(rounds.tick), "interval", seconds=TICK_S, id="tick", next_run_time=_soon(desk))
    scheduler.add_job(_safe(rounds.deliver), "interval", seconds=DELIVER_S, id="deliver", next_run_time=_soon(desk))
    scheduler.add_job(_safe(rounds.housekeeping), "interval", seconds=HOUSEKEEPING_S, id="housekeeping")
    scheduler.add_job(_safe(rounds.follow_feeds), "interval", seconds=FEEDS_S, id="feeds")
    scheduler.add_job(_safe(rounds.watch_heart), "interval", seconds=HEART_S, id="heart")
    scheduler.start()
    try:
        yield rounds
    finally:
        scheduler.shutdown(wait=True)
        rounds.close()


def _soon(desk: Desk) -> Any:
    return desk.wall()


def _safe(work: Callable[[], None]) -> Callable[[], None]:
    """A round that broke (the database is gone for a moment) is logged; the next one comes all the same."""

    def guarded() -> None:
        try:
            work()
        except Exception:
            _LOG.exception("round broke")

    return guarded
