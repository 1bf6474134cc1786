"""Findings per rule over the contract corpora, with their quotes, to be read by eye.

python bench/rules_on_corpora.py --corpora PATH [--rule CODE ...] [--set zh|zh_synth|en] [--quotes N]
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from riskwatch.catalogue import rule_set
from riskwatch.contract import read_contract
from riskwatch.contract.law import laws_of
from riskwatch.contract.lint import lint
from riskwatch.domain.document import document_of
from riskwatch.domain.rule import Finding, Matter


def texts(corpora: Path, wanted: str) -> Iterator[tuple[str, str]]:
    """(name, text) of each contract of one set."""
    if wanted == "zh":
        for path in sorted((corpora / "zh").glob("*.txt")):
            yield path.name, path.read_text(encoding="utf-8")
    elif wanted == "zh_synth":
        with (corpora / "zh_synth" / "planted_defects_dev.jsonl").open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield row["id"], row["text"]
    else:
        with gzip.open(corpora / "en" / "cuad_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield row["title"][:40], row["text"]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--rule", nargs="*", default=[])
    arguments.add_argument("--set", nargs="*", default=["zh", "zh_synth", "en"], choices=["zh", "zh_synth", "en"])
    arguments.add_argument("--quotes", type=int, default=40, help="quotes shown per rule and set")
    given = arguments.parse_args()
    rules = rule_set()
    chosen = [rule for rule in rules.rules if not given.rule or rule.code in given.rule]
    for wanted in given.set:
        found: dict[str, list[tuple[str, Finding]]] = defaultdict(list)
        groups: dict[str, int] = defaultdict(int)
        count, characters, started = 0, 0, time.perf_counter()
        for name, text in texts(given.corpora, wanted):
            contract = read_contract(document_of(text, file=name))
            report = lint(Matter(contract, laws=laws_of(contract), filled=contract.filled), rules.rules, rules.version)
            count, characters = count + 1, characters + len(text)
            for finding in report.findings:
                found[finding.rule].append((name, finding))
            for code, why in report.not_judged:
                groups[f"{code}: {why.en}"] += 1
        seconds = time.perf_counter() - started
        print(f"== {wanted}: {count} texts, {characters} characters, {characters / seconds:,.0f} characters a second")
        for rule in chosen:
            hits = found[rule.code]
            files = len({name for name, _ in hits})
            levels = defaultdict(int)
            for _, finding in hits:
                levels[f"{finding.severity}/{finding.confidence}"] += 1
            print(f"-- {rule.code} {rule.name}: {len(hits)} findings in {files} texts {dict(levels)}")
            for name, finding in hits[: given.quotes]:
                print(f"   {name} [{finding.place.words.zh[:20]}] {finding.quote[:110]!r} {finding.message.zh[:60]}")
        for why, number in sorted(groups.items()):
            if not given.rule or why[:6] in given.rule:
                print(f"   not judged {number}: {why}")


if __name__ == "__main__":
    main()
