"""Party, effective date, jurisdiction and term on Kleister-NDA: micro F1 over (key, value) pairs, upper-cased.

Values are written the way the source writes them: no comma before a legal form, Inc. and Ltd. for the long words.
Usage: python bench/accuracy_kleister.py --corpora PATH [--misses]
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

from riskwatch.contract import read_contract
from riskwatch.domain.contract import Contract
from riskwatch.domain.document import document_of

KEYS = ("party", "effective_date", "jurisdiction", "term")
_FORMS = {
    "INCORPORATED": "INC.",
    "INC": "INC.",
    "LIMITED": "LTD.",
    "LTD": "LTD.",
    "CORP": "CORP.",
    "CO": "CO.",
    "LLC.": "LLC",
    "L.L.C.": "LLC",
}


def written(name: str) -> str:
    words = re.sub(r"\s+", " ", name.replace(",", " ").replace("’", "'")).strip().upper()
    parts = words.split(" ")
    return " ".join([*parts[:-1], _FORMS.get(parts[-1], parts[-1])])


def said(contract: Contract) -> set[tuple[str, str]]:
    """What the product says, as (key, value) pairs. A contract without a day of effect takes effect when it is made."""
    pairs = {("party", written(party.name.value)) for party in contract.parties if party.name}
    day = contract.effective_date or contract.agreement_date
    if day:
        pairs.add(("effective_date", day.value.isoformat()))
    if contract.law_place:
        pairs.add(("jurisdiction", re.sub(r"^(?:THE )?STATE OF ", "", contract.law_place.value.upper())))
    if contract.term:
        pairs.add(("term", contract.term.value.upper()))
    return pairs


def expected(row: dict[str, dict[str, list[str]]]) -> set[tuple[str, str]]:
    return {
        (key, written(value) if key == "party" else value.upper())
        for key in KEYS
        for value in row["expected"].get(key, [])
    }


def score(right: int, wrong: int, missed: int) -> str:
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return (
        f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({right} right, {wrong} wrong, {missed} missed)"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--misses", action="store_true", help="print what was wrong")
    options = arguments.parse_args()
    counts: dict[str, Counter[str]] = {key: Counter() for key in KEYS}
    with gzip.open(options.corpora / "en" / "kleister_nda_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            labelled, found = expected(row), said(read_contract(document_of(row["text"])))
            for name, pairs in (("right", labelled & found), ("wrong", found - labelled), ("missed", labelled - found)):
                for key, _ in pairs:
                    counts[key][name] += 1
            if options.misses and labelled != found:
                print(row["id"][:12], "missed", sorted(labelled - found), "wrong", sorted(found - labelled))
    for key in KEYS:
        print(f"{key:16}", score(counts[key]["right"], counts[key]["wrong"], counts[key]["missed"]))
    for title, keys in (("party and date", KEYS[:2]), ("all four", KEYS)):
        print(f"{title:16}", score(*(sum(counts[key][name] for key in keys) for name in ("right", "wrong", "missed"))))


if __name__ == "__main__":
    main()
