"""Draws findings at random over the contract corpora into a worksheet, to be labelled by hand.

The texts of each set are put in one random order, fixed by a seed; of each rule the first findings in that order are
drawn, so that each rule's sample is random and yet the same few texts serve many rules. zh_synth has one template:
its findings count as one text per rule. A label already given to the same rule, file and quote is kept; labels whose
finding is no longer made stay in the file with `made` = no, and do not count.

python bench/sample_findings.py --corpora PATH [--size N] [--per-file N] [--labels FOLDER]
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpora import report_of, texts

from riskwatch.catalogue import rule_set
from riskwatch.domain.rule import Finding

SEED = "2026-11-24"
LIMITS = {"zh": 0, "zh_synth": 1, "en": 0}
"""How many findings of one rule are drawn from a set, 0: as many as --size says."""
FIELDS = ("rule", "set", "file", "quote", "at", "severity", "confidence", "made", "verdict", "reason")
QUOTED = 80
"""So many characters of the quote identify a finding; the texts themselves are not copied."""
Row = dict[str, str]
Key = tuple[str, str, str, str]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--size", type=int, default=16, help="findings drawn per rule and set")
    arguments.add_argument("--per-file", type=int, default=3, help="findings of one rule drawn from one text")
    arguments.add_argument("--labels", type=Path, default=Path(__file__).parent / "labels")
    given = arguments.parse_args()
    for wanted, limit in LIMITS.items():
        sheet = given.labels / f"{wanted}.csv"
        old = {key_of(row): row for row in read(sheet)}
        made, drawn = findings(given.corpora, wanted), []
        counts: Counter[str] = Counter()
        for row in made:
            if key_of(row) in old:
                counts[row["rule"]] += 1
        new: Counter[tuple[str, str]] = Counter()
        for row in made:
            known = old.pop(key_of(row), None)
            if known is not None:
                drawn.append(row | {"verdict": known["verdict"], "reason": known["reason"]})
            elif counts[row["rule"]] < (limit or given.size) and new[row["rule"], row["file"]] < given.per_file:
                counts[row["rule"]] += 1
                new[row["rule"], row["file"]] += 1
                drawn.append(row)
        gone = [row | {"made": "no"} for row in old.values() if row["verdict"]]
        write(sheet, sorted(drawn + gone, key=lambda row: (row["rule"], row["file"], int(row["at"] or -1))))
        print(f"{wanted}: {len(drawn)} drawn of {len(made)}, {sum(not row['verdict'] for row in drawn)} without label")


def findings(corpora: Path, wanted: str) -> list[Row]:
    """Every different finding of a set, the texts in random order."""
    rules = rule_set()
    rows: dict[Key, Row] = {}
    for name, text in sorted(texts(corpora, wanted), key=lambda one: chance(wanted, one[0])):
        for finding in sorted(report_of(text, rules, name).findings, key=lambda one: chance(name, str(one.span))):
            row = row_of(finding, wanted, name)
            rows.setdefault(key_of(row), row)
    return list(rows.values())


def row_of(finding: Finding, wanted: str, name: str) -> Row:
    return {
        "rule": finding.rule,
        "set": wanted,
        "file": name,
        "quote": " ".join(finding.quote.split())[:QUOTED] if finding.span else "",
        "at": str(finding.span.start) if finding.span else "",
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "made": "yes",
        "verdict": "",
        "reason": "",
    }


def key_of(row: Row) -> Key:
    return row["rule"], row["set"], row["file"], row["quote"]


def chance(*words: str) -> str:
    """A place in a random order that is the same in every run."""
    return hashlib.sha256("|".join((SEED, *words)).encode()).hexdigest()


def read(sheet: Path) -> Iterator[Row]:
    """The rows of a label file; nothing where there is none yet."""
    if sheet.exists():
        with sheet.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def write(sheet: Path, rows: list[Row]) -> None:
    sheet.parent.mkdir(parents=True, exist_ok=True)
    with sheet.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
