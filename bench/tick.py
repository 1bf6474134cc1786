"""A whole poll tick beside fetching alone and beside wrk, on the same server with a latency.

    python bench/tick.py [--connections 16 32 64] [--rounds N] [--seconds S]

A tick is everything: claim what is due, pay for it, fetch, hash, keep, read and compare what changed (2 % of the companies
in each round), write, say when the next look is due. Fetching alone is the source's own client in as many threads. Rates
are medians of interleaved rounds; CPU is that of the whole process, for each request. wrk, where it is installed, is the
load generator; else the bench says that the ratio to it is missing. The number of connections is set here only: in a real
house it is one for each source.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from sqlalchemy import text

from riskwatch import log
from riskwatch.bootstrap import build
from riskwatch.domain.customer import Customer
from riskwatch.domain.snapshot import Identifier
from riskwatch.jobs.assess import reassess
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.poll import poll_due
from riskwatch.jobs.watching import start_watches
from riskwatch.settings import load_settings
from riskwatch.sources import Memory

SOURCE = "fi_prh"
"""Its look is one request, so that looks can be held against the requests of wrk."""

HERE = Path(__file__).parent


def company(number: int) -> Identifier:
    return Identifier("fi_ytunnus", f"{number:07}-0")


def desk_for(folder: Path, url: str, connections: int) -> Desk:
    """A desk whose one source may be asked as often as one likes, by so many threads."""
    environment = {
        "RISKWATCH_DATA_DIR": str(folder),
        "RISKWATCH_SOURCE_FI_PRH_URL": url,
        "RISKWATCH_LOG_LEVEL": "error",
    }
    desk = build(load_settings(environment))
    source = desk.sources[SOURCE]
    meta = replace(source.meta, in_flight=connections, min_gap_s=0.0, quota=10**9, window_s=60)
    return replace(desk, sources={SOURCE: replace(source, meta=meta)})  # type: ignore[type-var]


def enrol(desk: Desk, number: int) -> None:
    now = datetime.now(UTC)
    with desk.store.transaction() as unit:
        for each in range(number):
            customer = Customer(f"C{each:06}", f"Company {each}", identifier=company(each))
            unit.customers.save(customer, at=now, by="bench")
            start_watches(desk, unit, customer, now)


def all_due(desk: Desk) -> None:
    with desk.store.engine.begin() as connection:
        connection.execute(text("UPDATE watches SET next_due_at = '2026-01-01 00:00:00'"))


def ticked(desk: Desk, limit: int) -> tuple[float, float]:
    """Looks a second, and CPU milliseconds for each."""
    all_due(desk)
    begun, cpu = time.perf_counter(), time.process_time()
    looks = poll_due(desk, SOURCE, limit=limit)
    return looks / (time.perf_counter() - begun), (time.process_time() - cpu) * 1000 / looks


def fetched(desk: Desk, connections: int, limit: int) -> tuple[float, float]:
    """Requests a second by the source's client alone, and CPU milliseconds for each."""
    source, numbers = desk.sources[SOURCE], iter(range(limit))

    def work() -> None:
        for number in numbers:  # the iterator is advanced by one thread at a time
            source.fetch(company(number), Memory())

    threads = [threading.Thread(target=work) for _ in range(connections)]
    begun, cpu = time.perf_counter(), time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return limit / (time.perf_counter() - begun), (time.process_time() - cpu) * 1000 / limit


def by_wrk(url: str, connections: int, seconds: float) -> float | None:
    if shutil.which("wrk") is None:
        return None
    command = [
        "wrk",
        "-t1",
        f"-c{connections}",
        f"-d{max(1, round(seconds))}s",
        f"{url}/opendata-ytj-api/v3/companies?businessId={company(1).id}",
    ]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    match = re.search(r"Requests/sec:\s+([\d.]+)", said)
    return float(match[1]) if match else None


def one_part() -> None:
    """The child: one measurement in a process of its own, so that its CPU is its alone."""
    part, folder, url, connections, limit = sys.argv[2:]
    desk = desk_for(Path(folder), url, int(connections))
    desk.sources[SOURCE].fetch(company(0), Memory())  # what is loaded on first use, in a process that goes on for weeks
    if part == "tick":
        with desk.store.transaction() as unit:
            reassess(desk, unit, ["C000000"])
    done = ticked(desk, int(limit)) if part == "tick" else fetched(desk, int(connections), int(limit))
    print(*done)


def part(name: str, folder: Path, url: str, connections: int, limit: int) -> tuple[float, float]:
    command = [sys.executable, __file__, "--part", name, str(folder), url, str(connections), str(limit)]
    rate, cpu = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(rate), float(cpu)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--connections", type=int, nargs="*", default=[16, 32, 64])
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--seconds", type=float, default=4.0)
    arguments.add_argument("--corpora", help="not used")
    given = arguments.parse_args()
    server = subprocess.Popen([sys.executable, str(HERE / "tick_server.py")], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
    folder = Path(tempfile.mkdtemp(prefix="riskwatch-tick-"))
    try:
        measure(folder, url, given.connections, given.rounds, given.seconds)
    finally:
        server.terminate()
        shutil.rmtree(folder, ignore_errors=True)


def measure(folder: Path, url: str, all_connections: list[int], rounds: int, seconds: float) -> None:
    log.configure("error")
    desk = desk_for(folder, url, 64)
    desk.store.migrate()
    most = round(max(all_connections) * 20 * seconds)
    enrol(desk, most)
    poll_due(desk, SOURCE, limit=most)  # the first look at each, unmeasured
    moved = 0
    print(f"{most} companies on SQLite, 50 ms latency, 2 % of them changed in each round, medians of {rounds} rounds")
    for connections in all_connections:
        limit = round(connections * 20 * seconds)
        ticks, alone, wrks = [], [], []
        for _ in range(rounds):
            moved += 1
            urllib.request.urlopen(f"{url}/round/{moved}").read()
            wrks.append(by_wrk(url, connections, seconds))
            alone.append(part("fetch", folder, url, connections, limit))
            ticks.append(part("tick", folder, url, connections, limit))
        tick, fetch = (tuple(median(column) for column in zip(*found, strict=True)) for found in (ticks, alone))
        wrk = None if None in wrks else median(w for w in wrks if w is not None)
        beside = "wrk is not installed" if wrk is None else f"wrk {wrk:6.0f}/s, ratio {tick[0] / wrk:.3f}"
        print(
            f"{connections:>3} connections: tick {tick[0]:6.0f}/s, {beside}; "
            f"CPU {tick[1]:.3f} ms, fetching alone {fetch[1]:.3f} ms ({fetch[0]:.0f}/s), ratio {tick[1] / fetch[1]:.2f}",
            flush=True,
        )


if __name__ == "__main__":
    one_part() if sys.argv[1:2] == ["--part"] else main()
