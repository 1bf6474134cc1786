"""How many findings each rule makes on each tier of the corpora; the quotes are printed by rules_on_corpora.py.

The tiers of zh are the kinds of its index: official forms (nearly all blank), older forms, forms of companies, filled ones.
Usage: python bench/accuracy_findings.py --corpora PATH [--json FILE] [--plain]
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from pathlib import Path

from corpora import report_of, texts

from riskwatch.catalogue import rule_set
from riskwatch.contract.search import pattern
from riskwatch.domain.rule import Report

TIERS = {
    "official model form": "official",
    "older model form": "older",
    "older trade contract form": "older",
    "older guarantee form": "guarantee",
    "guarantee form": "guarantee",
    "company form": "company",
    "generic form": "company",
    "company draft, partly filled": "filled",
    "company contract, filled": "filled",
    "synthetic sample": "filled",
}


def tiers_of(corpora: Path) -> dict[str, str]:
    """Tier of each file of zh."""
    with (corpora / "zh" / "index.csv").open(encoding="utf-8", newline="") as rows:
        return {row["file"]: TIERS[row["kind"].partition(" (")[0]] for row in csv.DictReader(rows)}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--json", type=Path, help="write every finding to this file, to compare two states")
    arguments.add_argument("--plain", action="store_true", help="search every pattern in the whole text: the oracle")
    given = arguments.parse_args()
    if given.plain:
        pattern.PLAIN = True
    rules, tiers = rule_set(), tiers_of(given.corpora)
    found: dict[str, Counter[str]] = {rule.code: Counter() for rule in rules.rules}
    levels: dict[str, Counter[str]] = {}
    sizes: Counter[str] = Counter()
    everything: dict[str, list[object]] = {}
    for wanted in ("zh", "zh_synth", "en", "kleister"):
        for name, text in texts(given.corpora, wanted):
            if wanted == "kleister" and not given.json:
                continue
            tier = tiers.get(name, wanted)
            report = report_of(text, rules, name)
            sizes[tier] += 1
            for finding in report.findings:
                found[finding.rule][tier] += 1
                levels.setdefault(tier, Counter())[finding.severity.value] += 1
            everything[f"{wanted}/{name}"] = written(report)
    print_table(found, sizes, levels)
    if given.json:
        given.json.write_text(json.dumps(everything, ensure_ascii=False, indent=0), encoding="utf-8")


def written(report: Report) -> list[object]:
    """All that a report says, to be compared."""
    findings: list[object] = [
        [one.rule, one.span, one.severity, one.confidence, one.message.zh, one.message.en, one.place.words.zh,
         one.fingerprint, one.related]
        for one in report.findings
    ]  # fmt: skip
    rest = {
        "passed": report.passed,
        "not_applicable": [[code, why.en] for code, why in report.not_applicable],
        "not_judged": [[code, why.en] for code, why in report.not_judged],
    }
    return [*findings, rest]


def print_table(found: dict[str, Counter[str]], sizes: Counter[str], levels: dict[str, Counter[str]]) -> None:
    columns = [tier for tier in (*dict.fromkeys(TIERS.values()), "zh_synth", "en", "kleister") if sizes[tier]]
    print("rule    " + "".join(f"{tier:>10}" for tier in columns))
    print("texts   " + "".join(f"{sizes[tier]:>10}" for tier in columns))
    for code, counts in found.items():
        print(f"{code:8}" + "".join(f"{counts[tier] or '.':>10}" for tier in columns))
    for level in ("error", "warning", "info"):
        each = [f"{levels.get(tier, Counter())[level] / sizes[tier]:>10.2f}" for tier in columns]
        print(f"{level + 's':8}" + "".join(each) + "   a text")


if __name__ == "__main__":
    main()
