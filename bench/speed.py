"""How fast drafts are linted: characters a second of CPU time on one core, medians of interleaved rounds.

Linting is layout, terms and all rules on text that is already extracted. The public linter contract-lint runs on the
same English texts in the same rounds with all of its 11 rules; its ratio to ours is what another machine can compare.
Usage: python bench/speed.py --corpora PATH [--rounds N] [--every N] [--no-peer]
"""

from __future__ import annotations

import argparse
import gc
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

from corpora import texts
from long_draft import draft
from peer import VERSION, contract_lint

from riskwatch.catalogue import RuleSet, rule_set
from riskwatch.contract import read_contract
from riskwatch.contract.law import laws_of
from riskwatch.contract.lint import lint
from riskwatch.domain.contract import Contract
from riskwatch.domain.document import document_of
from riskwatch.domain.rule import Matter, Report
from riskwatch.drafts import read_draft

Work = Callable[[], object]


def judged(contract: Contract, rules: RuleSet) -> Report:
    return lint(Matter(contract, laws=laws_of(contract), filled=contract.filled), rules.rules, rules.version)


def seconds(works: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """Median CPU seconds of each work; every round runs all of them, so that a busy moment hits all alike."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()  # once unmeasured: patterns compile on first use
    for _ in range(rounds):
        for name, work in works.items():
            gc.collect()
            begun = time.process_time()
            work()
            taken[name].append(time.process_time() - begun)
    return {name: median(times) for name, times in taken.items()}


def extracted(corpora: Path, rounds: int, every: int, with_peer: bool) -> None:
    """Linting of extracted text, English and Chinese, and the public linter on the English."""
    rules = rule_set()
    english_texts = [text for _, text in texts(corpora, "en")][::every]
    english = [document_of(text) for text in english_texts]
    chinese = [document_of(text) for _, text in texts(corpora, "zh")][::every]
    works: dict[str, Work] = {
        "English": lambda: [judged(read_contract(draft), rules) for draft in english],
        "Chinese": lambda: [judged(read_contract(draft), rules) for draft in chinese],
        "English, reading only": lambda: [read_contract(draft) for draft in english],
        "Chinese, reading only": lambda: [read_contract(draft) for draft in chinese],
    }
    peer = contract_lint() if with_peer else None
    if peer is not None:
        works["contract-lint"] = lambda: [peer(text) for text in english_texts]
    sizes = {"Chinese": sum(len(each.text) for each in chinese), "English": sum(map(len, english_texts))}
    sizes["contract-lint"] = sizes["English"]
    taken = seconds(works, rounds)
    for name in ("English", "Chinese"):
        whole, reading = taken[name], taken[f"{name}, reading only"]
        print(
            f"{name}: {sizes[name] / whole:,.0f} characters a second with {len(rules.rules)} rules "
            f"({sizes[name]:,} characters; layout and terms {reading / whole:.0%} of the time, rules {1 - reading / whole:.0%})"
        )
    if peer is None:
        print("contract-lint: left out" if not with_peer else "contract-lint is not installed and could not be fetched")
        return
    rate = sizes["English"] / taken["contract-lint"]
    print(f"contract-lint {VERSION}, 11 rules, same English texts: {rate:,.0f} characters a second")
    print(f"ours / contract-lint on English: {taken['contract-lint'] / taken['English']:.2f} times its speed")


def documents(rounds: int) -> None:
    """Stages of a 30-page .docx, from its bytes to the report."""
    rules = rule_set()
    for language, name in (("zh", "Chinese"), ("en", "English")):
        data = draft(language)
        document = read_draft(data, "draft.docx")
        contract = read_contract(document)
        works: dict[str, Work] = {
            "file to text": lambda data=data: read_draft(data, "draft.docx"),
            "layout and terms": lambda document=document: read_contract(document),
            "read, layout, terms and rules": lambda data=data: judged(
                read_contract(read_draft(data, "draft.docx")), rules
            ),
        }
        taken = seconds(works, rounds * 3)
        whole = taken.pop("read, layout, terms and rules")
        taken["rules"] = whole - sum(taken.values())
        stages = ", ".join(f"{stage} {time * 1000:.1f}" for stage, time in taken.items())
        findings = len(judged(contract, rules).findings)
        print(
            f"30-page {name} .docx ({len(document.text):,} characters, {findings} findings): {whole * 1000:.1f} ms ({stages})"
        )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--every", type=int, default=4, help="take every Nth text of the corpora")
    arguments.add_argument("--no-peer", action="store_true", help="leave the public linter out")
    given = arguments.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    extracted(given.corpora, given.rounds, given.every, not given.no_peer)
    documents(given.rounds)


if __name__ == "__main__":
    main()
