"""How much the text read from Word files differs from the text files beside them, character by character.

    python bench/read_originals.py --corpora PATH [--show NAME]

PATH is a folder with `zh/index.csv`, whose column `original` names the Word file of a text. Spaces and cell joints do
not count. `--show` prints the differences of one file.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import re
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from riskwatch.drafts import read_draft

_NOT_COUNTED = re.compile(r"[\s|\u3000\u00a0]+")
_AROUND = 12


class Difference(NamedTuple):
    """Characters that stand only in the text file, and only in what was read; both with a little before them."""

    before: str
    missing: str
    added: str


def differences(expected: str, got: str) -> Iterator[Difference]:
    """The places where two texts differ."""
    matcher = difflib.SequenceMatcher(None, expected, got, autojunk=False)
    for kind, start, end, got_start, got_end in matcher.get_opcodes():
        if kind != "equal":
            yield Difference(expected[max(start - _AROUND, 0) : start], expected[start:end], got[got_start:got_end])


def bare(text: str) -> str:
    """The text without spaces and cell joints."""
    return _NOT_COUNTED.sub("", text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--show", default="", help="name of a text file whose differences are printed")
    arguments = parser.parse_args()
    folder = arguments.corpora / "zh"
    with (folder / "index.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["original"]]
    shares: list[float] = []
    for row in rows:
        if arguments.show and row["file"] != arguments.show:
            continue
        original = folder / row["original"] if "/" in row["original"] else folder / "originals" / row["original"]
        expected = bare((folder / row["file"]).read_text(encoding="utf-8"))
        got = bare(read_draft(original.read_bytes(), original.name).text)
        found = list(differences(expected, got))
        missing, added = sum(len(one.missing) for one in found), sum(len(one.added) for one in found)
        shares.append((missing + added) / max(len(expected), 1))
        print(
            f"{row['file']}  {len(expected):6d} characters  missing {missing:5d}  added {added:5d}  {shares[-1]:8.3%}"
        )
        if arguments.show:
            for one in found:
                print(f"  …{one.before}  -[{one.missing}]  +[{one.added}]")
    print(f"{len(shares)} files, median {statistics.median(shares):.3%}, largest {max(shares):.3%}")


if __name__ == "__main__":
    main()
