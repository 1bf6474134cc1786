"""Precision of the public linter contract-lint and of ours on the same English contracts, labelled on the same basis.

Of each of its rules findings were drawn at random (bench/peer_findings.py); its whole is each rule's share weighted by
how many findings the rule makes. Ours are the labels of findings that are made today.
Usage: python bench/accuracy_peer.py --corpora PATH
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from corpora import report_of, texts
from label_files import labelled
from peer import VERSION, default_findings

from riskwatch.catalogue import rule_set


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    given = arguments.parse_args()
    contracts = list(texts(given.corpora, "en"))
    peer(contracts)
    ours(contracts)


def peer(contracts: list[tuple[str, str]]) -> None:
    found = default_findings()
    if found is None:
        print("contract-lint is not installed and could not be fetched")
        return
    made = Counter(one.rule for _, text in contracts for one in found(text))
    verdicts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in labelled("peer_en"):
        verdicts[row["rule"]][row["verdict"]] += 1
    print(f"contract-lint {VERSION}, its defaults: {sum(made.values()) / len(contracts):.1f} findings a text")
    weighted = decided = 0.0
    for rule, counts in sorted(verdicts.items()):
        read = counts["right"] + counts["wrong"]
        print(f"  {rule:20} {made[rule]:5} made, {counts['right']}/{read} right, {counts['arguable']} arguable")
        weighted += made[rule] * counts["right"] / read
        decided += made[rule]
    total = sum(verdicts.values(), Counter())
    print(
        f"  all: {total['right']}/{total['right'] + total['wrong']} right in the sample, {weighted / decided:.2f} "
        "weighted by the findings that each rule makes"
    )


def ours(contracts: list[tuple[str, str]]) -> None:
    rules = rule_set()
    levels = Counter(one.severity.value for name, text in contracts for one in report_of(text, rules, name).findings)
    each = ", ".join(f"{levels[level] / len(contracts):.2f} {level}" for level in ("error", "warning", "info"))
    print(f"ours, {len(rules.rules)} rules: {sum(levels.values()) / len(contracts):.1f} findings a text ({each})")
    now = [row for row in labelled("en") if row["made"] == "yes"]
    for title, rows in (("labels of findings made today", now), ("of them on text not improved on", _fresh(now))):
        counts = Counter(row["verdict"] for row in rows)
        read = counts["right"] + counts["wrong"]
        print(
            f"  {title}: {counts['right']}/{read} right = {counts['right'] / read:.2f}, {counts['arguable']} arguable"
        )


def _fresh(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in rows if row["evidence"] == "fresh"]


if __name__ == "__main__":
    main()
