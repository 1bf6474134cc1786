"""The pipeline as it runs in a house, one round after the other, on the clock of the simulation.

    python -m simulate.pipeline FOLDER URL END [DIES_AFTER_S]

Looks at what is due, sends what waits, assesses daily, sweeps; when nothing is due, time passes until something is. With
DIES_AFTER_S it is ended by SIGKILL after so much real time, wherever it is then.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import func, select

from riskwatch import log
from riskwatch.bootstrap import build
from riskwatch.jobs import assess, deliver, poll, sweep, watchdog
from riskwatch.jobs.desk import Desk
from riskwatch.notify.interface import Message, Receipt
from riskwatch.settings import load_settings
from riskwatch.store.tables.portfolio import sources, watches
from simulate.clock import SharedClock

SOURCE = "gb_companies_house"
IDLE = timedelta(minutes=10)


class MailFile:
    """A mail server that writes down what it took, at once and for good."""

    name = "mail"
    domain = "simulation.example"

    def __init__(self, file: Path) -> None:
        self._file = file

    def send(self, message: Message) -> Receipt:
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{message.id}\n")
            file.flush()
            os.fsync(file.fileno())
        return Receipt(message.id)


def desk_on(folder: Path, url: str) -> Desk:
    """A desk in the folder; the one source is the simulated register, with the budget it has in real life."""
    environment = {
        "RISKWATCH_DATA_DIR": str(folder),
        "RISKWATCH_SOURCE_GB_COMPANIES_HOUSE_URL": url,
        "RISKWATCH_LOG_LEVEL": "error",
    }
    clock = SharedClock(folder / "clock")
    desk = build(load_settings(environment), clock)
    kept = {SOURCE: desk.sources[SOURCE]}
    channel = MailFile(folder / "mails")
    return replace(
        desk, sources=kept, channels={"mail": channel}, wall=clock, pause=clock.pause, chance=Random(os.getpid())
    )


def run(desk: Desk, end: datetime) -> None:
    next_care = desk.clock()
    while desk.clock() < end:
        sweep.sweep(desk)
        looked = sum(poll.poll_due(desk, source, limit=40) for source in poll.due_sources(desk))
        deliver.deliver(desk)
        if desk.clock() >= next_care:
            assess.assess_all(desk)
            watchdog.watch_sources(desk)
            next_care = desk.clock() + timedelta(hours=6)
        if not looked:
            _let_time_pass(desk, end)


def _let_time_pass(desk: Desk, end: datetime) -> None:
    """Nothing is due: go on to when something is, in steps of at most ten minutes."""
    now = desk.clock()
    with desk.store.reading() as unit:
        due = unit.connection.execute(select(func.min(watches.c.next_due_at)).where(watches.c.active)).scalar_one()
        retry = unit.connection.execute(select(func.max(sources.c.retry_at))).scalar_one()
    wanted = max(moment for moment in (due, retry, now + timedelta(seconds=5)) if moment is not None)
    desk.pause((min(wanted, now + IDLE, end + timedelta(seconds=1)) - now).total_seconds())


def _die_after(seconds: float) -> None:
    threading.Timer(seconds, lambda: os.kill(os.getpid(), signal.SIGKILL)).start()


if __name__ == "__main__":
    place, address, until, *dies = sys.argv[1:]
    log.configure("critical")
    made = desk_on(Path(place), address)
    if dies:
        _die_after(float(dies[0]))
    run(made, datetime.fromisoformat(until))
    print("done", flush=True)
    os._exit(0)  # a timer that would kill a process that has ended its work must not be waited for
