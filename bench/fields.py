"""Every payload of the registry samples, read by our readers: fields seen, read, left out by name, and unknown.

`python bench/fields.py --samples PATH` prints a line for each source, then what was unknown, then the files that hold no
answer which a client of ours asks for (specifications, bulk files, other services of the same register).
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from sample_payloads import ADAPTERS, FOLDERS

from riskwatch.domain.errors import SourceError
from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.folder import read_meta
from riskwatch.sources.strict_json import Inspection, Sheet

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
SOURCES = Path(import_module("riskwatch.sources").__file__ or "").parent


@dataclass
class Tally:
    """What a source's payloads held. A field is a path of members; it counts once however often it comes. `invented` are
    unknown ones in test data that somebody made up or edited, which no register ever sent."""

    files: set[str] = field(default_factory=set)
    payloads: int = 0
    seen: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    unknown: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)


class Watched(Sheet):
    """A sheet that tells what was asked of it."""

    tally = Tally()

    def __init__(self, inspection: Inspection, members: Mapping[str, Any], path: str) -> None:
        super().__init__(inspection, members, path)
        self.tally.seen |= {f"{path}.{name}" for name in members}

    def skip(self, names: Iterable[str]) -> None:
        names = tuple(names)
        self.tally.left_out |= {f"{self.path}.{name}" for name in names if name in self._members and name in self.left}
        super().skip(names)

    def _take(self, name: str) -> Any:
        if name in self._members:
            self.tally.read.add(f"{self.path}.{name}")
        return super()._take(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=Path, required=True, help="Folder of the registry samples.")
    samples = parser.parse_args().samples
    import_module("riskwatch.sources.strict_json").Sheet = Watched  # type: ignore[attr-defined]
    tallies = {name: tally_of(name, samples) for name in ADAPTERS}
    print(
        f"{'source':<20}{'files':>7}{'answers':>9}{'fields':>8}{'read':>7}{'left out':>10}{'unknown':>9}{'in made data':>14}{'refused':>9}"
    )
    for name, tally in tallies.items():
        left = len(tally.left_out - tally.read)
        print(
            f"{name:<20}{len(tally.files):>7}{tally.payloads:>9}{len(tally.seen):>8}{len(tally.read & tally.seen):>7}"
            f"{left:>10}{len(tally.unknown):>9}{len(tally.invented):>14}{sum(tally.refused.values()):>9}"
        )
    for name, tally in tallies.items():
        for what, count in (tally.unknown + tally.refused).most_common():
            print(f"  {name}: {what} ({count})")
        for what, count in tally.invented.most_common():
            print(f"  {name}, made data: {what} ({count})")
    read = {file for tally in tallies.values() for file in tally.files}
    others = Counter(kind_of(file, samples) for file in files_of(samples) if str(file) not in read)
    print("not asked for: " + ", ".join(f"{kind} {count}" for kind, count in sorted(others.items())))


def tally_of(name: str, samples: Path) -> Tally:
    tally = Tally()
    Watched.tally = tally
    made = made_files(samples)
    reading = import_module(f"riskwatch.sources.{name}.reading")
    scheme = read_meta(SOURCES / name / "source.yaml").scheme
    for file, payload in ADAPTERS[name](samples):
        tally.files.add(str(file))
        tally.payloads += 1
        try:
            snapshot = reading.read(Identifier(scheme, payload.number), payload.replies, NOW)
        except SourceError as error:
            tally.refused[str(error)[:100]] += 1
            continue
        (tally.invented if file in made else tally.unknown).update(snapshot.unknown)
    return tally


def made_files(samples: Path) -> frozenset[Path]:
    """Test data of clients and of the registers' own teams: the shape is right, the values are made up."""
    with (samples / "index.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(samples / row["file"] for row in csv.DictReader(file) if row["kind"] == "fixture")


def files_of(samples: Path) -> Iterator[Path]:
    folders = {folder for folders in FOLDERS.values() for folder in folders}
    for folder in sorted(folders):
        yield from (file for file in sorted((samples / folder).rglob("*")) if file.is_file())


def kind_of(file: Path, samples: Path) -> str:
    parts = file.relative_to(samples).parts
    return f"{parts[0]}/{parts[1]}" if len(parts) > 2 else parts[0]


if __name__ == "__main__":
    main()
