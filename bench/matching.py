"""Names of companies against a million: what is found, how surely, and how fast beside rapidfuzz on every name.

The names looked for are those of the registry samples (`--samples`), changed the way people write them; a fifth of them
is left out of the index, to see what is proposed where nothing fits. Seeded: the same names every time. Needs numpy for
rapidfuzz's own brute force (pip install numpy).
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from random import Random

from made_names import CHANGES, made_chinese, made_latin, real_names
from rapidfuzz import process
from rapidfuzz.distance import Indel

from riskwatch.watch.identity.index import NameIndex
from riskwatch.watch.identity.proposing import LEAST, best_among
from riskwatch.watch.identity.reading import read_name

SEED = 20261124
LEFT_OUT = 5
CHUNK = 16


@dataclass(frozen=True, slots=True)
class Query:
    """A changed name; `meant` is the number of the right one, None where it was left out of the index."""

    language: str
    change: str
    text: str
    meant: int | None


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds on the wall, and of all processors; the latter do not depend on what else the machine does."""

    wall: float
    processor: float

    @classmethod
    def since(cls, began: tuple[float, float]) -> Took:
        return cls(time.perf_counter() - began[0], time.process_time() - began[1])

    def each(self, count: int) -> Took:
        return Took(self.wall / count, self.processor / count)


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def main() -> None:
    given = _arguments()
    chance = Random(SEED)
    names, queries = _world(given.samples, given.names, given.queries, chance)
    began = time.perf_counter()
    index = NameIndex(names)
    print(f"{len(names):,} names, index built in {time.perf_counter() - began:.1f} s; {len(queries)} names looked for")
    found, ours = _ours(names, queries, index)
    hits = _report(names, queries, found)
    brute = [query for query in queries if query.meant is not None][: given.brute]
    right, theirs = _brute_force(names, brute)
    _compare(brute, hits, right, ours.each(len(queries)), theirs.each(len(brute)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=Path, default=Path("../shared/registry-samples"))
    parser.add_argument("--names", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=4_000, help="names looked for, of each language at most")
    parser.add_argument("--brute", type=int, default=600, help="names also looked for by brute force")
    given = parser.parse_args()
    if not given.samples.is_dir():
        parser.error(f"no registry samples in {given.samples}")
    return given


def _world(samples: Path, count: int, most: int, chance: Random) -> tuple[list[str], list[Query]]:
    real = real_names(samples)
    kept = {language: [n for at, n in enumerate(found) if at % LEFT_OUT] for language, found in real.items()}
    made = made_chinese(count // 2 - len(kept["zh"]), chance)
    made += made_latin(count // 2 - len(kept["latin"]), chance, real["latin"])
    names = [*kept["zh"], *kept["latin"], *made]
    place = {name: number for number, name in reversed(list(enumerate(names)))}
    queries = []
    for language, found in real.items():
        changed = [
            Query(language, change, text, place.get(name))
            for name in found
            for change, alter in CHANGES[language].items()
            if (text := alter(name, chance)) != name and read_name(text).key
        ]
        queries += changed if len(changed) <= most else chance.sample(changed, most)
    chance.shuffle(queries)
    return names, queries


def _ours(names: list[str], queries: list[Query], index: NameIndex) -> tuple[list[int | None], Took]:
    began = _now()
    best = [best_among(query.text, index, names) for query in queries]
    return [found[0] if found else None for found in best], Took.since(began)


def _report(names: list[str], queries: list[Query], found: list[int | None]) -> dict[Query, bool]:
    """Print recall and precision; which queries found the right name first."""
    hits = {query: number is not None and number == query.meant for query, number in zip(queries, found, strict=True)}
    for language in CHANGES:
        mine = [(query, number) for query, number in zip(queries, found, strict=True) if query.language == language]
        known = [query for query, _ in mine if query.meant is not None]
        said = [(query, number) for query, number in mine if number is not None]
        right = sum(query.meant == number for query, number in said)
        print(
            f"{language:6} recall@1 {sum(hits[q] for q in known) / len(known):.3f} of {len(known)}   precision of what is "
            f"proposed (from {LEAST} points) {right / max(1, len(said)):.3f} of {len(said)}, {len(mine) - len(known)} without an entry"
        )
        by_change: dict[str, list[bool]] = defaultdict(list)
        for query in known:
            by_change[query.change].append(hits[query])
        print("       " + ", ".join(f"{c} {sum(h) / len(h):.2f}" for c, h in sorted(by_change.items())))
    return hits


def _brute_force(names: list[str], queries: list[Query]) -> tuple[list[bool], Took]:
    """rapidfuzz over every name, on the same cores and all processors; among equals the first name wins."""
    cores = [read_name(name).core for name in names]
    looked_for = [read_name(query.text).core for query in queries]
    right: list[bool] = []
    began = _now()
    for start in range(0, len(queries), CHUNK):
        part = process.cdist(looked_for[start : start + CHUNK], cores, scorer=Indel.normalized_similarity, workers=-1)
        best = part.max(axis=1)
        for row, query in enumerate(queries[start : start + CHUNK]):
            right.append(query.meant is not None and part[row, query.meant] >= best[row])
    return right, Took.since(began)


def _compare(queries: list[Query], hits: dict[Query, bool], right: list[bool], ours: Took, theirs: Took) -> None:
    for language in CHANGES:
        rows = [(hits[q], brute) for q, brute in zip(queries, right, strict=True) if q.language == language]
        mine, other = (sum(row[side] for row in rows) / len(rows) for side in (0, 1))
        print(
            f"{language:6} same {len(rows)} names: recall@1 {mine:.3f}, brute force {other:.3f} (a tie counts as found)"
        )
    print(
        f"index, one processor: {1 / ours.wall:,.0f} names a second; brute force, all processors: {1 / theirs.wall:,.0f} a "
        f"second; {theirs.wall / ours.wall:.0f} times as fast, at 1/{theirs.processor / ours.processor:.0f} of the processor time"
    )


if __name__ == "__main__":
    main()
