"""Closes the rounds on contracts made by us before a new one is drawn: what each rule has seen by then.

In their label files `made` says whether the finding of a row was made when the latest round was drawn. A rule has been
corrected since then where that no longer holds: a finding that was wrong or arguable is gone, or a defect that was
missed is found. All its labels so far are then seen, right and wrong alike; those of rounds drawn later are not.

python bench/made_rounds.py [--side buyer] [--cases PATH]
run with the code that the new round is drawn with, before it is run, renews `made` and `evidence` of the rounds so far.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from corpora import report_of, rules_for
from label_files import CASES, FOLDERS, LANGUAGE, MADE, Row, read, write

from riskwatch.domain.rule import Side

Key = tuple[str, str]
Found = Callable[[str], set[Key]]
"""The name of a contract -> (rule, quote) of the findings made on it now."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--side", choices=[*FOLDERS], default="seller", help="whose findings are read")
    arguments.add_argument("--cases", type=Path, default=CASES, help="folder of the contracts made by us")
    given = arguments.parse_args()
    found = found_in(given.cases, given.side)
    for name in MADE:
        sheet = FOLDERS[given.side] / f"{name}.csv"
        if rows := list(read(sheet)):
            write(sheet, closed(rows, found))
            print(f"{name}: corrected since the latest round: {', '.join(sorted(corrected(rows, found))) or 'none'}")


def closed(rows: list[Row], found: Found) -> list[Row]:
    """The rows as they stand before a new round."""
    changed = corrected(rows, found)
    return [
        row
        | {"made": "yes" if made_now(row, rows, found) else "no"}
        | ({"evidence": "seen"} if row["rule"] in changed else {})
        for row in rows
    ]


def corrected(rows: list[Row], found: Found) -> set[str]:
    """The rules of one label file that were corrected after its latest round."""
    doubted = [row for row in rows if row["verdict"] in ("wrong", "arguable", "missed")]
    return {row["rule"] for row in doubted if made_now(row, rows, found) != (row["made"] == "yes")}


def corrected_since(rows: Iterable[Row], found: Found) -> set[Key]:
    """(rule, language) of those corrected after the latest round on contracts made by us."""
    of_set: dict[str, list[Row]] = {name: [] for name in MADE}
    for row in rows:
        of_set.get(row["set"], []).append(row)
    return {(rule, LANGUAGE[name]) for name, its in of_set.items() for rule in corrected(its, found)}


def made_now(row: Row, rows: Iterable[Row], found: Found) -> bool:
    """A defect that was missed is found when its rule says something that no label of the text knows."""
    if row["verdict"] != "missed":
        return (row["rule"], quote_key(row["quote"])) in found(row["file"])
    known = {
        (other["rule"], quote_key(other["quote"]))
        for other in rows
        if other["file"] == row["file"] and other["verdict"] != "missed"
    }
    return any(rule == row["rule"] for rule, _ in found(row["file"]) - known)


def found_in(cases: Path, side: Side) -> Found:
    rules = rules_for(side)

    @cache
    def found(name: str) -> set[Key]:
        text = (cases / f"{name}.txt").read_text(encoding="utf-8")
        findings = report_of(text, rules, f"{name}.txt", side).findings
        return {(one.rule, quote_key(one.quote if one.span else "")) for one in findings}

    return found


def quote_key(quote: str) -> str:
    return "".join(quote.split())[:40]


if __name__ == "__main__":
    main()
