"""Parties, agreement date and governing law on CUAD: precision, recall, F1 by exact normalised text; and for liquidated
damages and caps on liability, whether the contract has any.

A labelled party is the full name and the short names beside it; it counts once, found by either. Labels that only call
both sides "the Parties" are no party. Usage: python bench/accuracy_cuad.py --corpora PATH [--misses]
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from riskwatch.contract import read_contract
from riskwatch.domain.contract import Contract
from riskwatch.domain.document import document_of

PRESENT = {"liquidated damages": "Liquidated Damages", "cap on liability": "Cap On Liability"}
"""Our names of kinds of clause, and the labels'. CUAD counts the exclusion of indirect damage as a cap."""
_QUOTED = re.compile(r"[\"“”']([^\"“”']+)[\"“”']?")
_COLLECTIVE = re.compile(
    r"\b(?:part(?:y|ies)|individually|collectively|together|each|jointly|hereinafter)\b", re.IGNORECASE
)


def normal(words: str) -> str:
    """Letters and digits in lower case, a leading article dropped; legal forms spelled one way."""
    bare = re.sub(r"[^\w\s]", " ", words.replace("&", " and ").lower())
    forms = {"incorporated": "inc", "limited": "ltd", "corporation": "corp", "company": "co"}
    parts = [forms.get(part, part) for part in bare.split()]
    return " ".join(parts[1:] if parts[:1] == ["the"] and len(parts) > 1 else parts)


def gold_parties(label: Mapping[str, Any]) -> list[set[str]]:
    """One set of names per labelled party: from the answer, widened by the labelled words of the text."""
    groups: dict[str, set[str]] = {}
    for entry in label["answer"].split(";") if isinstance(label["answer"], str) else []:
        shorts = [short for short in _QUOTED.findall(entry) if not _COLLECTIVE.search(short)]
        name = re.split(r"\s*\(", entry)[0].strip(' ,"”“')
        both = not shorts and " and " in name.lower() and bool(_QUOTED.search(entry))
        key = normal(name) or (normal(shorts[0]) if shorts else "")
        if both or not key or _COLLECTIVE.fullmatch(name):
            continue  # "A and B (individually a Party)" is no party of its own
        groups.setdefault(key, set()).update({normal(name), *map(normal, shorts)} - {""})
    for clause in label["clauses"]:
        words = normal(clause["text"])
        if len(words) > 2 and not _COLLECTIVE.search(clause["text"]):
            for name, group in groups.items():
                if words.startswith(name) or name.startswith(words):
                    group.add(words)
    return list(groups.values())


def said_parties(contract: Contract) -> list[set[str]]:
    return [
        {
            normal(word)
            for word in (party.name.value if party.name else "", party.label, *party.labels, *party.short_names)
            if word
        }
        for party in contract.parties
    ]


def matched(gold: list[set[str]], said: list[set[str]]) -> tuple[int, int, int]:
    """True positives, false positives, misses; each labelled party is used once."""
    left = [*gold]
    hits = 0
    for names in said:
        hit = next((group for group in left if group & names), None)
        if hit is not None:
            left.remove(hit)
            hits += 1
    return hits, len(said) - hits, len(left)


def gold_date(answer: object) -> str:
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})", str(answer).strip())
    if not match:
        return ""
    year = int(match[3])
    year += 0 if year > 99 else 2000 if year < 60 else 1900
    try:
        return date(year, int(match[1]), int(match[2])).isoformat()
    except ValueError:
        return ""


def gold_laws(answer: object) -> set[str]:
    places = re.split(r"[;,]", str(answer or ""))
    return {place_key(place) for place in places if place_key(place)}


def place_key(place: str) -> str:
    words = re.sub(r"[^a-z ]", "", place.lower()).strip()
    words = re.sub(
        r"^(?:the )?(?:state|province|commonwealth|federal republic|republic|kingdom) of (?:the )?|^the ", "", words
    )
    same = {
        "peoples republic of china": "china",
        "prc": "china",
        "english": "england",
        "england and wales": "england",
        "uk": "england",
        "united kingdom": "england",
    }
    return same.get(words, words)


def one(gold: set[str], said: str) -> tuple[int, int, int]:
    """A single answer against what would be right."""
    if said and gold:
        return (1, 0, 0) if said in gold else (0, 1, 1)
    return 0, int(bool(said)), int(bool(gold))


def line(name: str, counts: Iterable[int]) -> str:
    hits, extra, missed = counts
    precision = hits / (hits + extra) if hits + extra else 0.0
    recall = hits / (hits + missed) if hits + missed else 0.0
    score = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{name:24} precision {precision:.3f}  recall {recall:.3f}  F1 {score:.3f}  ({hits} right, {extra} wrong, {missed} missed)"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--misses", action="store_true", help="print what was wrong")
    options = arguments.parse_args()
    totals: dict[str, Counter[int]] = {
        key: Counter() for key in ("parties", "full names", "agreement date", "governing law", *PRESENT)
    }
    with gzip.open(options.corpora / "en" / "cuad_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for key, (counts, wrong) in measured(row).items():
                totals[key].update(dict(enumerate(counts)))
                if options.misses and wrong and key != "full names":
                    print(f"{key}: {row['title'][:70]}\n    {wrong}")
    for key, counts in totals.items():
        print(line(key, (counts[0], counts[1], counts[2])))


def measured(row: Mapping[str, Any]) -> dict[str, tuple[tuple[int, int, int], str]]:
    """Counts and a note on what was wrong, for one contract."""
    contract = read_contract(document_of(row["text"]))
    labels = row["labels"]
    gold, said = gold_parties(labels["Parties"]), said_parties(contract)
    names = [{normal(party.name.value)} for party in contract.parties if party.name]
    day = contract.agreement_date.value.isoformat() if contract.agreement_date else ""
    place = place_key(contract.law_place.value) if contract.law_place else ""
    days = {gold_date(labels["Agreement Date"]["answer"])} - {""}
    laws = gold_laws(labels["Governing Law"]["answer"])
    found: dict[str, tuple[tuple[int, int, int], str]] = {}
    for key, label in PRESENT.items():
        there, read = bool(labels[label]["clauses"]), contract.present[key.replace(" ", "_")]
        counts = (int(there and read), int(read and not there), int(there and not read))
        found[key] = (counts, f"labelled {there}" if there != read else "")
    for key, counts, note in (
        ("parties", matched(gold, said), f"labelled {gold}\n    said     {said}"),
        ("full names", matched(gold, names), ""),
        (
            "agreement date",
            one(days, day),
            f"labelled {days} said {day} {[c['text'] for c in labels['Agreement Date']['clauses']]}",
        ),
        (
            "governing law",
            one(laws, place),
            f"labelled {laws} said {place} {[c['text'][:200] for c in labels['Governing Law']['clauses']]}",
        ),
    ):
        found[key] = (counts, note if counts[1] or counts[2] else "")
    return found


if __name__ == "__main__":
    main()
