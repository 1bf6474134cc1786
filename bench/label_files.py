"""The label files: one row per finding that was read, and what it proves.

`verdict` is right, wrong or arguable; in the sets of contracts made by us also missed: a defect in the text that the
first run did not find (the rule that should have is `rule`). `drawn` says when, and in which round, the finding was
drawn. `evidence` is fresh or seen: a rule that was corrected after a round has seen the texts of that round, so that
its labels of that round and of those before no longer say how it does on text it was not improved on. `made` says
whether the finding was made when the latest round was drawn.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from riskwatch.domain.rule import Side

FIELDS = (
    "rule", "set", "file", "quote", "at", "severity", "confidence", "made", "drawn", "evidence", "verdict", "reason",
)  # fmt: skip
DRAWN = ("zh", "zh_synth", "en", "kleister")
"""Sets from which findings are drawn at random; the texts are contracts of others."""
MADE = {"made_zh": "zh", "made_en": "en"}
"""Filled sales contracts written by us, planted and sound: every finding of the first run was read."""
LANGUAGE = {"zh": "zh", "zh_synth": "zh", "en": "en", "kleister": "en", **MADE}
FOLDER = Path(__file__).parent / "labels"
CASES = Path(__file__).parent.parent / "tests" / "contracts" / "cases"
"""The contracts made by us."""
FOLDERS: Mapping[Side, Path] = {"seller": FOLDER, "buyer": FOLDER / "buyer"}
"""The labels of each side's counsel; the buyer's are of the rules that look for something else for a buyer."""
Row = dict[str, str]


def read(sheet: Path) -> Iterator[Row]:
    """The rows of a label file; nothing where there is none yet. A first run is fresh though its file does not say so."""
    if sheet.exists():
        with sheet.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield {"drawn": "", **row, "evidence": row.get("evidence") or "fresh"}


def write(sheet: Path, rows: list[Row]) -> None:
    sheet.parent.mkdir(parents=True, exist_ok=True)
    with sheet.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def labelled(name: str, folder: Path = FOLDER) -> Iterator[Row]:
    """The rows of one set that somebody judged."""
    return (row for row in read(folder / f"{name}.csv") if row["verdict"])
