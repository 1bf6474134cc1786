"""Ends a process that delivers by SIGKILL, again and again, and counts what came of its messages.

Mails go to a real SMTP server, webhooks to a real HTTP server. The process is stopped at one of the points between the
commit of a message and its confirmation, and killed right there or a moment later; the next process takes over as if
the claim of the dead one had run out. Nothing may be lost, and what comes twice must be known by its Message-ID or its
Idempotency-Key. Usage: python bench/killing.py [--kills 200] [--seed 1] [--database URL]; ends with 1 when it is not so.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from killing_servers import Taken, servers

from riskwatch import log
from riskwatch.bootstrap import build
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.source_alerts import source_alert
from riskwatch.jobs.tell import dedupe_key
from riskwatch.jobs.users import add_user
from riskwatch.notify.interface import message_id
from riskwatch.settings import load_settings
from riskwatch.store import Unit

QUEUED = 6
"""Messages that wait when a process is started."""

LAST_POINT = 24
"""A process is killed at one of so many points: those of its first two or three messages."""

LATER_S = 0.004
"""Half of the kills come up to so long after the point, wherever that is."""


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", help="not needed; every bench takes it")
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--database", default="")
    given = arguments.parse_args()
    log.configure("error")
    with tempfile.TemporaryDirectory() as folder, servers() as (taken, addresses):
        database = given.database or f"sqlite:///{Path(folder) / 'riskwatch.db'}"
        environment = {
            **os.environ,
            "RISKWATCH_DATA_DIR": folder,
            "RISKWATCH_DATABASE_URL": database,
            "RISKWATCH_LOG_LEVEL": "error",
            "RISKWATCH_MAIL_FROM": "riskwatch@example.org",
            "RISKWATCH_WEBHOOK_KEY": "for the bench",
            **addresses,
        }
        return run(environment, taken, given.kills, random.Random(given.seed))


def run(environment: dict[str, str], taken: Taken, kills: int, chance: random.Random) -> int:
    desk = build(load_settings(environment))
    desk.store.migrate()
    reader = add_user(desk, email="reader@example.com", name="reader", role="admin", password="long enough").id
    victims = Victims(environment)
    points: Counter[tuple[str, bool]] = Counter()
    while points.total() < kills:
        fill(desk, reader)
        point = victims.kill_one(chance)
        if point:
            points[point] += 1
    fill(desk, reader)
    while waiting(desk):
        victims.let_one_work()
    victims.close()
    return report(desk, taken, points)


def fill(desk: Desk, reader: str) -> None:
    """Queue messages, each with its alert in one transaction, until enough of them wait."""
    while waiting(desk) < QUEUED:
        with desk.store.transaction() as unit:
            queue(desk, unit, reader)


def queue(desk: Desk, unit: Unit, reader: str) -> None:
    number = len(unit.outbox.all(limit=1_000_000))
    now = desk.clock()
    alert = source_alert(f"bench {number}", Words("试验", "a trial"), now, rule="bench")
    raised = unit.alerts.raise_or_update(alert, at=now).alert
    channel, to = ("webhook", "webhook") if number % 3 == 2 else ("mail", reader)
    unit.outbox.add(
        reader=to,
        channel=channel,
        dedupe_key=dedupe_key(to, channel, raised.id),
        kind="immediate",
        payload={"alerts": [{"alert": raised.id, "version": 1, "reason": "new alert"}]},
        at=now,
    )


def waiting(desk: Desk) -> int:
    with desk.store.reading() as unit:
        return sum(row.state in ("pending", "claimed") for row in unit.outbox.all(limit=1_000_000))


def report(desk: Desk, taken: Taken, points: Counter[tuple[str, bool]]) -> int:
    with desk.store.reading() as unit:
        rows = unit.outbox.all(limit=1_000_000)
    keys = {
        message_id(row.dedupe_key, "example.org") if row.channel == "mail" else f"{row.dedupe_key}@localhost"
        for row in rows
    }
    lost = keys - set(taken.times)
    unknown = set(taken.times) - keys
    unfinished = [row for row in rows if row.state != "sent"]
    twice = {key: times for key, times in taken.times.items() if times > 1}
    differing = [key for key, contents in taken.contents.items() if len(contents) > 1]
    print(f"{points.total()} kills by SIGKILL, {len(rows)} messages ({desk.store.kind})")
    print(f"{'killed at this point':<46}{'there':>6}{f'up to {LATER_S * 1000:.0f} ms later':>20}")
    for point in sorted({name for name, _ in points}):
        print(f"{point:<46}{points[point, False]:>6}{points[point, True]:>20}")
    mails = sum(key.startswith("<") for key in twice)
    print(f"lost {len(lost)}, unfinished {len(unfinished)}, under a key that nobody queued {len(unknown)}")
    print(
        f"came more than once {len(twice)} (mails with one Message-ID {mails}, webhooks with one Idempotency-Key "
        f"{len(twice) - mails}), most often {max(taken.times.values())} times; with differing content {len(differing)}"
    )
    return 1 if lost or unknown or unfinished or differing else 0


class Victims:
    """The processes that are killed, forked one at a time from one that has everything loaded."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = [sys.executable, str(Path(__file__).with_name("killing_victims.py"))]
        self._nursery = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        self._started = 0

    def kill_one(self, chance: random.Random) -> tuple[str, bool] | None:
        """Let a process deliver up to a point drawn at random and kill it there or a moment later: the point, and whether
        it was later. None when it ended before."""
        process = self._start()
        number, later = chance.randint(1, LAST_POINT), chance.random() < 0.5
        for _ in range(number - 1):
            if not self._next_point():
                return None
            self._say(b"g")
        point = self._next_point()
        if not point:
            return None
        if later:
            self._say(b"g")
            time.sleep(chance.uniform(0, LATER_S))
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            return None
        while self._next_point():  # what it had said before it died
            pass
        return point, later

    def let_one_work(self) -> None:
        self._start()
        while self._next_point():
            self._say(b"g")

    def close(self) -> None:
        assert self._nursery.stdin
        self._nursery.stdin.close()
        self._nursery.wait(timeout=60)

    def _start(self) -> int:
        self._say(f"{self._started}\n".encode())
        self._started += 1
        return int(self._line().removeprefix("process "))

    def _next_point(self) -> str:
        """Where the process stands now; "" when it is no more."""
        line = self._line()
        return "" if line == "over" else line

    def _line(self) -> str:
        assert self._nursery.stdout
        line = self._nursery.stdout.readline().decode().strip()
        if not line:
            raise SystemExit("the process that starts the others has ended")
        return line

    def _say(self, what: bytes) -> None:
        assert self._nursery.stdin
        self._nursery.stdin.write(what)


if __name__ == "__main__":
    sys.exit(main())
