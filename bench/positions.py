"""How often the position that a draft is said to meet is the right one: draws at random, and counts what was read.

python bench/positions.py draw --corpora PATH --seed ROUND [--set NAME ...] [--size N] [--silent N] [--per-rule N]
python bench/positions.py count

`draw` adds verdicts nobody has read to bench/labels/positions.csv, those that say nothing (not_stated) among them, at most
`--per-rule` of one rule and position; a label once given to the same rule, file, position and quote is kept, and one
whose verdict is no longer given stays with `made` = no. `count` prints, for each round and language, the precision at first
sight, right / (right + wrong): what was corrected after a round does not change its figures, so that the last round alone
says how good the reading was when it was drawn.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpora import report_of, rules_for, texts
from sample_findings import QUOTED, chance

from riskwatch.domain.position import NOT_STATED

LABELS = Path(__file__).parent / "labels" / "positions.csv"
FIELDS = ("rule", "set", "file", "position", "quote", "at", "made", "drawn", "verdict", "reason")
SETS = ("zh", "en")
Row = dict[str, str]
Key = tuple[str, str, str, str, str]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    jobs = arguments.add_subparsers(dest="job", required=True)
    drawing = jobs.add_parser("draw")
    drawing.add_argument("--corpora", type=Path, required=True)
    drawing.add_argument("--seed", required=True, help="names the round; written into `drawn`")
    drawing.add_argument("--set", nargs="*", default=[*SETS], choices=SETS)
    drawing.add_argument("--size", type=int, default=40, help="stated positions drawn per set")
    drawing.add_argument("--silent", type=int, default=10, help="verdicts that nothing is stated drawn per set")
    drawing.add_argument("--per-rule", type=int, default=2, help="verdicts of one rule and position drawn per set")
    jobs.add_parser("count")
    given = arguments.parse_args()
    if given.job == "count":
        print("\n".join(counted(read())))
    else:
        draw(given)


def draw(given: argparse.Namespace) -> None:
    """Brings the label file up to date with what is said now, and adds what is drawn."""
    old = {key_of(row): row for row in read()}
    rows = [row for row in old.values() if row["set"] not in given.set]
    for wanted in given.set:
        said = {key_of(row): row for row in stated(given.corpora, wanted, given.seed)}
        known = [row | {"made": "yes" if key in said else "no"} for key, row in old.items() if row["set"] == wanted]
        unread = [row for key, row in said.items() if key not in old]
        drawn = list(chosen(sorted(unread, key=lambda row: chance(given.seed, *key_of(row))), given))
        print(f"{wanted}: {len(said)} verdicts, {len(known)} labelled before, {len(drawn)} drawn now")
        rows += known + drawn
    with LABELS.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, FIELDS, lineterminator="\n")
        out.writeheader()
        out.writerows(sorted(rows, key=lambda row: (row["set"], row["rule"], row["file"], int(row["at"] or -1))))


def chosen(unread: list[Row], given: argparse.Namespace) -> Iterator[Row]:
    """The first ones of each kind, as many as are asked for."""
    of_kind: Counter[tuple[str, str]] = Counter()
    room = {True: given.silent, False: given.size}
    for row in unread:
        kind, silent = (row["rule"], row["position"]), row["position"] == NOT_STATED
        if room[silent] and of_kind[kind] < given.per_rule:
            of_kind[kind] += 1
            room[silent] -= 1
            yield row


def stated(corpora: Path, wanted: str, seed: str) -> Iterator[Row]:
    """Every verdict on every text of a set."""
    rules = rules_for("seller")
    for name, text in texts(corpora, wanted):
        for stand in report_of(text, rules, name).stands:
            yield {
                "rule": stand.rule,
                "set": wanted,
                "file": name,
                "position": stand.position,
                "quote": " ".join(stand.quote.split())[:QUOTED],
                "at": str(stand.span.start) if stand.span else "",
                "made": "yes",
                "drawn": seed,
                "verdict": "",
                "reason": "",
            }


def counted(rows: list[Row]) -> list[str]:
    """The table: a line for each round and language."""
    labelled = [row for row in rows if row["verdict"]]
    rounds = sorted({row["drawn"] for row in labelled})
    lines = [f"{'round':<14} {'set':<4} {'position':<11} right wrong arguable precision"]
    for drawn in rounds:
        for wanted in SETS:
            lines += lines_of([row for row in labelled if (row["drawn"], row["set"]) == (drawn, wanted)], drawn, wanted)
    return lines


def lines_of(rows: list[Row], drawn: str, wanted: str) -> Iterator[str]:
    stated = [row for row in rows if row["position"] != NOT_STATED]
    silent = [row for row in rows if row["position"] == NOT_STATED]
    for position, some in (("stated", stated), (NOT_STATED, silent)):
        if some:
            counts = Counter(row["verdict"] for row in some)
            right, wrong = counts["right"], counts["wrong"]
            precision = f"{right / (right + wrong):9.2f}" if right + wrong else "        –"
            yield f"{drawn:<14} {wanted:<4} {position:<11} {right:>5} {wrong:>5} {counts['arguable']:>8} {precision}"


def read() -> list[Row]:
    if not LABELS.exists():
        return []
    with LABELS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key_of(row: Row) -> Key:
    return row["rule"], row["set"], row["file"], row["position"], row["quote"]


if __name__ == "__main__":
    main()
