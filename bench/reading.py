"""How long drafts take to be read: here and in a process of their own, and PDF text beside bare pypdfium2.

Usage: python bench/reading.py [--rounds N]
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

import pypdfium2
from long_draft import draft

from riskwatch.drafts import read_draft
from riskwatch.drafts.reading import read_here

FILES = Path(__file__).parent.parent / "tests" / "drafts" / "files"
PDFS = ("chinese.pdf", "english.pdf")
Work = Callable[[], object]


def bare(data: bytes) -> list[str]:
    """What pypdfium2 gives without us: the text of every page."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [pdf[index].get_textpage().get_text_range() for index in range(len(pdf))]


def clock(works: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """Median seconds on the clock, since other processes work; every round runs all, so that a busy moment hits all."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(rounds):
        for name, work in works.items():
            gc.collect()
            begun = time.perf_counter()
            work()
            taken[name].append(time.perf_counter() - begun)
    return {name: median(times) for name, times in taken.items()}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=9)
    arguments.add_argument("--corpora", help="not used: the drafts are made for the bench or ship with the tests")
    rounds = arguments.parse_args().rounds
    word = draft("zh", 36)
    chinese = (FILES / PDFS[0]).read_bytes()
    taken = clock(
        {
            "36-page .docx, here": lambda: read_here(word, "draft.docx"),
            "36-page .docx, apart": lambda: read_draft(word, "draft.docx", apart="all"),
            "3-page PDF, here": lambda: read_here(chinese, PDFS[0]),
            "3-page PDF, apart": lambda: read_draft(chinese, PDFS[0]),
        },
        rounds,
    )
    for name, seconds in taken.items():
        print(f"{name}: {seconds * 1000:.1f} ms")
    for name in PDFS:
        data = (FILES / name).read_bytes()
        works: dict[str, Work] = {
            "ours": lambda data=data, name=name: read_here(data, name),
            "bare": lambda data=data: bare(data),
        }
        pair = clock(works, rounds * 5)
        print(f"{name}: text and paragraphs {pair['ours'] * 1000:.2f} ms, bare pypdfium2 {pair['bare'] * 1000:.2f} ms, "
              f"{pair['ours'] / pair['bare'] - 1:+.0%}")  # fmt: skip


if __name__ == "__main__":
    main()
