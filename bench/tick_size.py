"""What a tick costs with ten thousand and with a million watched companies, on SQLite.

    python bench/tick_size.py [--sizes 10000 1000000] [--rounds N]

An idle tick is what the scheduler does every 15 seconds when nothing is due: hold the lease, beat the heart, sweep, ask which
sources have something due. A full tick is one in which everything is due: planning it is asking which sources, and claiming
and paying for the first hundred looks of one of them (the claim is undone). One watch in ten was stopped long ago and is
overdue ever since. Medians; the query plans are printed once.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from sqlalchemy import insert, text
from tick import desk_for

from riskwatch import log
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.lane import LEASE, Lane
from riskwatch.jobs.poll import due_sources
from riskwatch.runtime.rounds import Rounds
from riskwatch.store.tables.portfolio import customers, watches

SOURCE = "xx_gleif"
NOW = datetime.now(UTC)


def enrol(desk: Desk, size: int) -> None:
    """So many watches, the next look at each in the coming week."""
    with desk.store.transaction() as unit:
        for begin in range(0, size, 10_000):
            numbers = range(begin, min(begin + 10_000, size))
            unit.connection.execute(
                insert(customers),
                [{"ref": f"C{n:07}", "name": f"Company {n}", "country": "GB", "payload": "{}", "extra": "{}",
                  "saved_at": NOW, "saved_by": "bench"} for n in numbers],
            )  # fmt: skip
            unit.connection.execute(insert(watches), [_watch(n) for n in numbers])


def _watch(number: int) -> dict[str, object]:
    stopped = number % 10 == 0
    due = NOW - timedelta(days=90) if stopped else NOW + timedelta(hours=1, seconds=number % 600_000)
    return {
        "ref": f"C{number:07}", "source": SOURCE, "id_scheme": "lei", "id_value": f"BENCH00TICK{number:07}00",
        "interval_s": 86400, "created_at": NOW, "next_due_at": due, "active": not stopped,
    }  # fmt: skip


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return median(taken)


class _Undone(Exception):
    pass


def plan(desk: Desk, lane: Lane) -> None:
    """Everything up to the first requests, undone afterwards."""
    assert due_sources(desk) == (SOURCE,)
    try:
        with desk.store.transaction() as unit:
            assert lane.take(unit)
            found = unit.watches.claim_due(
                SOURCE, lane.token, now=desk.clock(), wall=desk.wall(), lease=LEASE, limit=100
            )
            assert len(found) == 100
            lane.spending.take(unit, len(found))
            raise _Undone
    except _Undone:
        return


def plans(desk: Desk) -> None:
    due = (
        "SELECT ref, source FROM watches WHERE active = 1 AND source = 'x' AND next_due_at <= '2026-01-01' "
        "AND (claim_until IS NULL OR claim_until <= '2026-01-01') ORDER BY next_due_at, ref LIMIT 100"
    )
    stalled = "UPDATE watches SET claim_token = NULL WHERE claim_token IS NOT NULL AND claim_until <= '2026-01-01'"
    with desk.store.engine.connect() as connection:
        for query in (due, stalled):
            for row in connection.execute(text(f"EXPLAIN QUERY PLAN {query}")):
                print(f"  plan: {row.detail}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sizes", type=int, nargs="*", default=[10_000, 1_000_000])
    arguments.add_argument("--rounds", type=int, default=41)
    arguments.add_argument("--corpora", help="not used")
    given = arguments.parse_args()
    log.configure("error")
    folder = Path(tempfile.mkdtemp(prefix="riskwatch-size-"))
    idle: list[float] = []
    try:
        for size in given.sizes:
            desk = desk_for(folder / str(size), "http://127.0.0.1:9", 1)
            desk.store.migrate()
            enrol(desk, size)
            rounds = Rounds(desk)
            idle.append(milliseconds(rounds.tick, given.rounds))
            with desk.store.engine.begin() as connection:
                connection.execute(text("UPDATE watches SET next_due_at = '2026-01-01 00:00:00.000000'"))
            full = milliseconds(partial(plan, desk, Lane(desk, SOURCE)), given.rounds)
            print(f"{size:>8} companies: idle tick {idle[-1]:6.2f} ms, planning a full tick {full:6.2f} ms")
            rounds.close()
            if size == given.sizes[-1]:
                plans(desk)
            desk.store.close()
        print(f"idle tick, largest to smallest: {idle[-1] / idle[0]:.2f}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
