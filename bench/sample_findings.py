"""Draws findings at random over the contract corpora into a worksheet, to be labelled by hand.

The texts of each set are put in one random order, fixed by the seed; of each rule the first findings in that order that
nobody has read yet are drawn, so that each rule's sample is random and yet the same few texts serve many rules. zh_synth
has one template: its findings count as one text per rule. A label once given to the same rule, file and quote is kept;
labels whose finding is no longer made stay in the file with `made` = no. A rule of which a wrong or arguable finding is
no longer made was corrected: all its labels so far become `seen`.

python bench/sample_findings.py --corpora PATH --seed WORD [--set NAME ...] [--draw N] [--per-file N] [--levels LEVEL ...]
[--side buyer]
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from pathlib import Path

from corpora import report_of, rules_for, texts
from label_files import DRAWN, FOLDERS, Row, read, write

from riskwatch.domain.rule import Finding, Side

DOUBTED = ("wrong", "arguable")
QUOTED = 80
"""So many characters of the quote identify a finding; the texts themselves are not copied."""
Key = tuple[str, str, str, str]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--seed", required=True, help="names the round, such as 2026-11-24/4; written into `drawn`")
    arguments.add_argument("--set", nargs="*", default=[*DRAWN], choices=DRAWN)
    arguments.add_argument("--draw", type=int, default=0, help="findings drawn per rule that nobody has read")
    arguments.add_argument("--per-file", type=int, default=3, help="findings of one rule drawn from one text")
    arguments.add_argument("--levels", nargs="*", default=["error", "warning", "info"], help="the rule book's levels")
    arguments.add_argument("--side", choices=[*FOLDERS], default="seller", help="whose counsel reads")
    arguments.add_argument("--labels", type=Path, help="folder of the label files, by default that of the side")
    given = arguments.parse_args()
    folder = given.labels or FOLDERS[given.side]
    for wanted in given.set:
        sheet = folder / f"{wanted}.csv"
        old = {key_of(row): row for row in read(sheet)}
        made = findings(given.corpora, wanted, given.seed, given.side)
        known = [row | kept(old.pop(key_of(row))) for row in made if key_of(row) in old]
        corrected = {row["rule"] for row in old.values() if row["made"] == "yes" and row["verdict"] in DOUBTED}
        gone = [row | {"made": "no"} for row in old.values() if row["verdict"]]
        seen = [row | {"evidence": "seen"} if row["rule"] in corrected else row for row in (*known, *gone)]
        read_already = {key_of(row) for row in known}
        unread = [row for row in made if key_of(row) not in read_already and row["severity"] in given.levels]
        drawn = draw(unread, given.draw, given.per_file)
        write(sheet, sorted(seen + drawn, key=lambda row: (row["rule"], row["file"], int(row["at"] or -1))))
        print(
            f"{wanted}: {len(made)} findings, {len(known)} read before, {len(drawn)} drawn now, {len(gone)} no longer made"
        )


def draw(unread: list[Row], size: int, per_file: int) -> list[Row]:
    """The first `size` of each rule, at most `per_file` of one text."""
    counts: Counter[str] = Counter()
    of_file: Counter[tuple[str, str]] = Counter()
    drawn = []
    for row in unread:
        if counts[row["rule"]] < size and of_file[row["rule"], row["file"]] < per_file:
            counts[row["rule"]] += 1
            of_file[row["rule"], row["file"]] += 1
            drawn.append(row)
    return drawn


def findings(corpora: Path, wanted: str, seed: str, side: Side) -> list[Row]:
    """Every different finding of a set, the texts in random order."""
    rules = rules_for(side)
    rows: dict[Key, Row] = {}
    for name, text in sorted(texts(corpora, wanted), key=lambda one: chance(seed, wanted, one[0])):
        found = report_of(text, rules, name, side).findings
        for finding in sorted(found, key=lambda one: chance(seed, name, str(one.span))):
            row = row_of(finding, wanted, name, seed)
            rows.setdefault(key_of(row), row)
    return list(rows.values())


def row_of(finding: Finding, wanted: str, name: str, seed: str) -> Row:
    """A finding to be judged; its level is the rule book's, whatever is shown."""
    return {
        "rule": finding.rule,
        "set": wanted,
        "file": name,
        "quote": " ".join(finding.quote.split())[:QUOTED] if finding.span else "",
        "at": str(finding.span.start) if finding.span else "",
        "severity": (finding.relevelled.book if finding.relevelled else finding.severity).value,
        "confidence": finding.confidence.value,
        "made": "yes",
        "drawn": seed,
        "evidence": "fresh",
        "verdict": "",
        "reason": "",
    }


def kept(known: Row) -> Row:
    return {name: known[name] for name in ("drawn", "evidence", "verdict", "reason")}


def key_of(row: Row) -> Key:
    return row["rule"], row["set"], row["file"], row["quote"]


def chance(*words: str) -> str:
    """A place in a random order that is the same in every run."""
    return hashlib.sha256("|".join(words).encode()).hexdigest()


if __name__ == "__main__":
    main()
