"""The contract texts that the benches read, and one way to lint them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from riskwatch.catalogue import RuleSet, rule_set
from riskwatch.contract import read_contract
from riskwatch.contract.law import laws_of
from riskwatch.contract.lint import lint
from riskwatch.domain.document import document_of
from riskwatch.domain.rule import Matter, Report, Side

SETS = ("zh", "zh_synth", "en", "kleister")
_LABELLED = {
    "zh_synth": ("zh_synth/planted_defects_dev.jsonl", "id"),
    "en": ("en/cuad_dev.jsonl.gz", "title"),
    "kleister": ("en/kleister_nda_dev.jsonl.gz", "id"),
}


def texts(corpora: Path, wanted: str) -> Iterator[tuple[str, str]]:
    """(name, text) of each contract of one of SETS, always in the same order."""
    if wanted == "zh":
        for path in sorted((corpora / "zh").glob("*.txt")):
            yield path.name, path.read_text(encoding="utf-8")
        return
    key = _LABELLED[wanted][1]
    for row in rows(corpora, wanted):
        yield row[key], row["text"]


def rows(corpora: Path, wanted: str) -> Iterator[dict[str, Any]]:
    """The rows of a labelled set, labels included."""
    path = corpora / _LABELLED[wanted][0]
    content = path.read_bytes()
    unpacked = gzip.decompress(content) if path.suffix == ".gz" else content
    yield from map(json.loads, unpacked.splitlines())


def report_of(text: str, rules: RuleSet, name: str = "text.txt", side: Side = "seller") -> Report:
    """The report on `text` for one side by all `rules`, no register and no policy at hand."""
    contract = read_contract(document_of(text, file=name))
    matter = Matter(contract, side=side, laws=laws_of(contract), filled=contract.filled)
    return lint(matter, rules.rules, rules.version)


def rules_for(side: Side) -> RuleSet:
    """All rules; for the buyer those whose view is not the seller's, the others being measured already."""
    known = rule_set()
    return known if side == "seller" else replace(known, rules=tuple(rule for rule in known.rules if rule.as_buyer))
