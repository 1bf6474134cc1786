"""Draws findings of the public linter contract-lint at random over the English contracts, to be judged on our basis.

Its own defaults are used: two of its eleven rules are off. Of each rule the first findings in an order fixed by the seed
are drawn, at most two of one text. Labels already given are kept.
Usage: python bench/peer_findings.py --corpora PATH [--seed WORD] [--draw N]
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from pathlib import Path

from corpora import texts
from label_files import FOLDER, Row, read, write
from peer import VERSION, default_findings

SHEET = FOLDER / "peer_en.csv"
QUOTED = 90


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--seed", default="2026-11-24/peer")
    arguments.add_argument("--draw", type=int, default=8, help="findings drawn per rule")
    given = arguments.parse_args()
    known = {_key(row): row for row in read(SHEET)}
    made = [row for name, text in texts(given.corpora, "en") for row in _rows(name, text, given.seed)]
    made.sort(key=lambda row: hashlib.sha256("|".join((given.seed, *_key(row))).encode()).hexdigest())
    counts: Counter[str] = Counter()
    of_file: Counter[tuple[str, str]] = Counter()
    drawn = []
    for row in made:
        if counts[row["rule"]] < given.draw and of_file[row["rule"], row["file"]] < 2:
            counts[row["rule"]] += 1
            of_file[row["rule"], row["file"]] += 1
            drawn.append(known.get(_key(row), row))
    write(SHEET, sorted(drawn, key=lambda row: (row["rule"], row["file"], int(row["at"]))))
    print(f"contract-lint {VERSION}: {len(drawn)} drawn of {len(made)}: {dict(Counter(row['rule'] for row in made))}")


def _rows(name: str, text: str, seed: str) -> list[Row]:
    found = default_findings()
    if found is None:
        raise SystemExit("contract-lint is not installed and could not be fetched")
    return [
        {
            "rule": one.rule,
            "set": "peer_en",
            "file": name,
            "quote": " ".join(one.message.split())[:QUOTED],
            "at": str(one.line),
            "severity": one.severity,
            "confidence": "",
            "made": "yes",
            "drawn": seed,
            "evidence": "fresh",
            "verdict": "",
            "reason": "",
        }
        for one in found(text)
    ]


def _key(row: Row) -> tuple[str, str, str, str]:
    return row["rule"], row["file"], row["quote"], row["at"]


if __name__ == "__main__":
    main()
