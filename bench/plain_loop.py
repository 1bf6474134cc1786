"""Looking near literals against the plain loop: every rule's pattern over the whole text, one by one, with stdlib `re`.

The patterns are all those that the rules asked the contracts of a language for. Both ways search each of them in every
contract and must give the same places; ours begins with finding the literals. CPU time of one core, medians of rounds
in which both take their turn. What layout, terms and the rules' own steps cost is in speed.py.
Usage: python bench/plain_loop.py --corpora PATH [--rounds N] [--every N]
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from copy import copy
from pathlib import Path

from corpora import texts
from speed import judged, seconds

from riskwatch.catalogue import rule_set
from riskwatch.contract import read_contract
from riskwatch.contract.search import pattern
from riskwatch.contract.search.places import places_in
from riskwatch.contract.wording import Wording, wording_of
from riskwatch.domain.contract import Contract
from riskwatch.domain.document import document_of

Found = list[tuple[int, int]]


def templates_for(contracts: Sequence[Contract]) -> list[str]:
    """Every pattern that a rule asked one of the contracts for, in the order of the first question."""
    asked: dict[str, None] = {}
    for contract in contracts:
        judged(contract, rule_set())
        asked.update(dict.fromkeys(wording_of(contract).asked))
    return list(asked)


def anew(wording: Wording) -> Wording:
    """The same words without any memory of an earlier search."""
    other = copy(wording)
    other.__dict__.pop("_places", None)
    other.__dict__.update(_found={}, _said={})
    return other


def places(wordings: Sequence[Wording], templates: Sequence[str], plain: bool) -> list[Found]:
    """Where each pattern matches in each contract."""
    pattern.PLAIN = plain
    places_in.cache_clear()
    found: list[Found] = []
    for wording in map(anew, wordings):
        found.extend([match.span() for match in wording.matches_of(template)] for template in templates)
    pattern.PLAIN = False
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--every", type=int, default=4, help="take every Nth text of the corpora")
    given = arguments.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for name, wanted in (("Chinese", "zh"), ("English", "en")):
        contracts = [read_contract(document_of(text)) for _, text in texts(given.corpora, wanted)][:: given.every]
        templates = templates_for(contracts)
        wordings = [Wording(contract) for contract in contracts]
        near, plain = places(wordings, templates, plain=False), places(wordings, templates, plain=True)
        different = sum(one != other for one, other in zip(near, plain, strict=True))
        works = {
            "near": lambda wordings=wordings, templates=templates: places(wordings, templates, plain=False),
            "plain": lambda wordings=wordings, templates=templates: places(wordings, templates, plain=True),
        }
        taken = seconds(works, given.rounds)
        print(
            f"{name}: {len(templates)} patterns in {len(contracts)} contracts, {sum(map(len, plain))} matches, "
            f"{different} searches differ; the plain loop takes {taken['plain'] / taken['near']:.1f} times as long"
        )


if __name__ == "__main__":
    main()
