"""What more rules cost: the shipped rules alone, and with twice as many made-up ones beside them, so three times as many.

The made-up rules search for two neighbouring words of the contracts themselves near each other (half of them), or for
words that stand nowhere. They are made twice: as checks, like nearly all shipped rules, and as own rules on RE2.
CPU time of one core, medians of rounds in which everything takes its turn; layout and terms included.
Usage: python bench/many_rules.py --corpora PATH [--rounds N] [--every N]
"""

from __future__ import annotations

import argparse
import os
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from corpora import texts
from speed import judged, seconds

from riskwatch.catalogue import RuleSet, rule_set
from riskwatch.contract import read_contract
from riskwatch.contract.conditions.phrase import phrase
from riskwatch.contract.wording import wording_of
from riskwatch.domain.document import document_of
from riskwatch.domain.rule import Answer, Hit, Judge, Matter

_WORD = {"zh": re.compile(r"[\u4e00-\u9fff]{4,12}"), "en": re.compile(r"[a-z]{6,}")}
_TIMES = 3


def patterns(drafts: Sequence[str], language: str, count: int) -> list[str]:
    """Half of them from words that stand in the drafts, half from the same words turned round, which stand nowhere."""
    chance = random.Random(20261124)
    found = sorted({word for draft in drafts for word in _WORD[language].findall(draft.lower())})
    words = [word[:4] if language == "zh" else word for word in found]
    whole = "\n".join(drafts).lower()
    absent = [word for word in (each[::-1] for each in words) if word not in whole]
    gap = r"[^。；\n]{0,20}?" if language == "zh" else r"[^.;]{0,60}?\b"
    made = []
    for number in range(count):
        source = words if number % 2 else absent
        made.append(f"{chance.choice(source)}(?:{gap}{chance.choice(source)})?")
    return made


def as_check(pattern: str) -> Judge:
    def judge(matter: Matter) -> Iterator[Answer]:
        for passage in wording_of(matter.contract).find(pattern):
            if not passage.denied:
                yield Hit(passage.span)
                return

    return judge


def as_own_rule(pattern: str) -> Judge:
    return phrase([pattern])


def more(rules: RuleSet, made: Sequence[str], judge_of: Callable[[str], Judge]) -> RuleSet:
    model = rules.rules[0]
    laws = frozenset({"ANY"})
    added = [
        replace(
            model, code=f"ZZZ{number:03}", name=f"made-up-{number}", laws=laws, judge=judge_of(pattern), covered_by=()
        )
        for number, pattern in enumerate(made)
    ]
    return RuleSet((*rules.rules, *added), rules.version)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--every", type=int, default=4, help="take every Nth text of the corpora")
    given = arguments.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    shipped = rule_set()
    for name, wanted in (("Chinese", "zh"), ("English", "en")):
        drafts = [text for _, text in texts(given.corpora, wanted)][:: given.every]
        documents = [document_of(draft) for draft in drafts]
        made = patterns(drafts, wanted, (_TIMES - 1) * len(shipped.rules))
        sets = {
            "shipped": shipped,
            "checks": more(shipped, made, as_check),
            "own rules": more(shipped, made, as_own_rule),
        }
        works = {
            kind: lambda rules=rules, documents=documents: [judged(read_contract(each), rules) for each in documents]
            for kind, rules in sets.items()
        }
        taken = seconds(works, given.rounds)
        print(
            f"{name}: {len(sets['checks'].rules)} rules for {len(shipped.rules)} take "
            f"{taken['checks'] / taken['shipped']:.2f} times as long, "
            f"{taken['own rules'] / taken['shipped']:.2f} times where the new ones are own rules"
        )


if __name__ == "__main__":
    main()
