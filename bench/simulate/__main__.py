"""Run a simulation and print what became of it.

    python bench/simulation.py [--companies N] [--days N] [--seed N] [--kill-every S] [--keep FOLDER]

Ends with 1 when an event that a healthy source showed was missed, one was told twice or made up, or a budget was exceeded.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from riskwatch import log
from riskwatch.domain.customer import Customer
from riskwatch.domain.snapshot import Identifier
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.users import add_user
from riskwatch.jobs.watching import start_watches
from simulate.clock import SharedClock
from simulate.pipeline import SOURCE, desk_on
from simulate.report import Result, judge, lines
from simulate.world import make

START = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)
HERE = Path(__file__).parent.parent


def simulate(folder: Path, companies: int, days: int, seed: int, kill_every_s: float) -> tuple[Result, Desk]:
    """A whole simulation in `folder`; `kill_every_s` is the mean real time between two kills, 0 for none."""
    SharedClock(folder / "clock", START)
    end = START + timedelta(days=days)
    environment = {**os.environ, "PYTHONPATH": f"{HERE}{os.pathsep}{HERE.parent}"}
    given = [str(folder), str(companies), str(days), str(seed), START.isoformat()]
    register = subprocess.Popen(
        [sys.executable, "-m", "simulate.register", *given], stdout=subprocess.PIPE, text=True, env=environment
    )
    try:
        assert register.stdout is not None
        url = f"http://127.0.0.1:{register.stdout.readline().strip()}"
        desk = desk_on(folder, url)
        _enrol(desk, companies)
        kills, chance = 0, Random(seed + 3)
        while True:
            command = [sys.executable, "-m", "simulate.pipeline", str(folder), url, end.isoformat()]
            if kill_every_s:
                command.append(f"{chance.uniform(2.0, 2 * kill_every_s):.3f}")
            done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
            if done.returncode == 0:
                break
            if done.returncode != -9:
                raise SystemExit(done.stderr)
            kills += 1
            (folder / "kills").write_text(str(kills))
    finally:
        register.kill()
        register.wait()
    return judge(desk, make(companies, START, days, seed), folder, kills), desk


def judged_again(folder: Path, companies: int, days: int, seed: int) -> tuple[Result, Desk]:
    """The report on a simulation that was kept."""
    kills = folder / "kills"
    desk = desk_on(folder, "http://127.0.0.1:9")
    number = int(kills.read_text()) if kills.exists() else 0
    return judge(desk, make(companies, START, days, seed), folder, number), desk


def _enrol(desk: Desk, companies: int) -> None:
    desk.store.migrate()
    add_user(
        desk, email="manager@simulation.example", name="manager", role="credit_manager", password="long enough",
        language="en", subscribed=True,
    )  # fmt: skip
    with desk.store.transaction() as unit:
        for number in make(companies, START, 10, 0).companies:
            customer = Customer(f"C{number}", f"Customer {number}", "GB", Identifier("gb_coh", number))
            unit.customers.save(customer, at=START, by="simulation")
            start_watches(desk, unit, customer, START)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--companies", type=int, default=450)
    arguments.add_argument("--days", type=int, default=46)
    arguments.add_argument("--seed", type=int, default=7)
    arguments.add_argument("--kill-every", type=float, default=60.0, help="mean seconds between two kills; 0: none")
    arguments.add_argument("--corpora", help="not used")
    arguments.add_argument("--keep", type=Path, help="a folder for the database and the log of requests")
    arguments.add_argument("--judge", action="store_true", help="only report on the simulation kept in --keep")
    given = arguments.parse_args()
    log.configure("critical")
    folder = given.keep or Path(tempfile.mkdtemp(prefix="riskwatch-simulation-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        about = (folder, given.companies, given.days, given.seed)
        result, desk = judged_again(*about) if given.judge else simulate(*about, given.kill_every)
        meta = desk.sources[SOURCE].meta
        print("\n".join(lines(result, meta.quota, meta.window_s, given.companies, given.days)))
        for truth in result.missed[:10]:
            print("missed:", truth)
        for event in result.made_up[:10]:
            print("made up:", event.subject, event.code, event.natural_key, event.first_seen)
        bad = result.missed or result.doubled or result.made_up or result.faults or result.mails_lost
        return 1 if bad or result.most_in_window > meta.quota else 0
    finally:
        if given.keep is None:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
