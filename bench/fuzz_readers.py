"""Reads drafts that were changed at random, until the time is up: nothing but DraftUnreadable may come out of a reader.

    python bench/fuzz_readers.py [--seconds 600] [--start 0]

Every case is a number; `--only NUMBER` reads that one again and shows where it goes wrong. Cases run in a process whose memory is
bounded as a reader's is; one that crashes, or takes longer than ten seconds, is named. `--corpora` is not used.
"""

from __future__ import annotations

import argparse
import multiprocessing
import multiprocessing.connection
import os
import resource
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from riskwatch.drafts import DraftUnreadable, Limits
from riskwatch.drafts.reading import read_here
from tests.drafts.mutations import mutated, seeds

SLOW_S = 10.0
STUCK_S = 90.0
LIMITS = Limits(office="none", ocr="none")


def case(number: int, drafts: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """Name and bytes of a case."""
    name, data = drafts[number % len(drafts)]
    return name, mutated(name, data, number)


def read(name: str, data: bytes) -> str:
    """What came of reading: read, a reason, or what went wrong."""
    try:
        read_here(data, name, LIMITS)
    except DraftUnreadable as refusal:
        return refusal.reason
    except BaseException as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"WRONG {type(error).__name__}: {str(error)[:80]} at {Path(where.filename).name}:{where.lineno}"
    return "read"


def work(first: int, out: Any) -> None:
    """Read case after case and say what came of each."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMITS.memory, LIMITS.memory))
    drafts = list(seeds().items())
    number = first
    while True:
        name, data = case(number, drafts)
        begun = time.perf_counter()
        said = read(name, data)
        out.send((number, name, said, time.perf_counter() - begun))
        number += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", help="not used")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--only", type=int)
    arguments = parser.parse_args()
    if arguments.only is not None:
        name, data = case(arguments.only, list(seeds().items()))
        print(f"{name}, {len(data):,} bytes")
        print(read_here(data, name, LIMITS).text[:2_000])
        return
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    counts, bad, slowest = run(arguments.start, time.monotonic() + arguments.seconds)
    print(f"{sum(counts.values()):,} cases in {arguments.seconds:.0f} s on one core; slowest {slowest:.1f} s")
    print(", ".join(f"{said} {count:,}" for said, count in counts.most_common()))
    print("\n".join(bad) if bad else "nothing went wrong")
    raise SystemExit(bool(bad))


def run(number: int, end: float) -> tuple[Counter[str], list[str], float]:
    """Counts of what came out, what went wrong, and the seconds of the slowest case."""
    counts: Counter[str] = Counter()
    bad: list[str] = []
    slowest = 0.0
    context = multiprocessing.get_context("spawn")
    while time.monotonic() < end:
        told, tell = context.Pipe(duplex=False)
        process = context.Process(target=work, args=(number, tell), daemon=True)
        process.start()
        tell.close()
        while time.monotonic() < end:
            try:
                heard = told.poll(STUCK_S)
                number, name, said, seconds = told.recv() if heard else (number, "", "stuck", STUCK_S)
            except EOFError:
                heard, name, said, seconds = False, "", "crashed", 0.0
            slowest = max(slowest, seconds)
            counts[said.partition(" ")[0]] += 1
            if not heard or said.startswith("WRONG") or seconds > SLOW_S:
                bad.append(f"case {number} {name}: {said}, {seconds:.1f} s")
                print(bad[-1], flush=True)
            number += 1
            if not heard:
                break
        process.kill()
        process.join()
    return counts, bad, slowest


if __name__ == "__main__":
    main()
