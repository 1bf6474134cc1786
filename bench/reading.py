"""How long drafts take to be read: here and in a process of their own, beside lxml, python-docx and bare pypdfium2.

Usage: python bench/reading.py [--rounds N]

A Word file is read and linted beside lxml parsing the XML of its body and nothing more, and beside python-docx reading it with tables
before a plain loop searches every pattern that our rules ask for over the whole text. PDFs are the two of the tests, and where
LibreOffice is installed a 36-page draft printed by it. CPU time of one core, medians of interleaved rounds; starting a process is
measured on the clock.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median

import docx
import pypdfium2
from docx.table import Table
from long_draft import draft
from lxml import etree
from plain_loop import places, templates_for
from speed import seconds

from riskwatch.catalogue import rule_set
from riskwatch.contract import read_contract
from riskwatch.contract.wording import Wording
from riskwatch.drafts import read_draft
from riskwatch.drafts.office import program
from riskwatch.drafts.reading import read_here
from riskwatch.jobs.check import check_draft

FILES = Path(__file__).parent.parent / "tests" / "drafts" / "files"
PDFS = ("chinese.pdf", "english.pdf")
NAMES = {"zh": "Chinese", "en": "English"}
Work = Callable[[], object]


def bare(data: bytes) -> list[str]:
    """What pypdfium2 gives without us: the text of every page."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [pdf[index].get_textpage().get_text_range() for index in range(len(pdf))]


def by_python_docx(data: bytes) -> list[str]:
    """Paragraphs and, row by row, the cells of tables."""
    lines: list[str] = []
    for piece in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(piece, Table):
            lines.extend(" | ".join(cell.text for cell in row.cells) for row in piece.rows)
        else:
            lines.append(piece.text)
    return lines


def word(language: str, rounds: int) -> None:
    """One 36-page Word file, every way."""
    data = draft(language, 36)
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    rules = rule_set()
    contract = read_contract(read_here(data, "draft.docx"))
    templates, wordings = templates_for([contract]), [Wording(contract)]
    taken = seconds(
        {
            "parse": lambda: etree.fromstring(xml),
            "read": lambda: read_here(data, "draft.docx"),
            "check": lambda: check_draft(data, "draft.docx", rules),
            "plain": lambda: (by_python_docx(data), places(wordings, templates, plain=True)),
        },
        rounds,
    )
    parse, read, check, plain = (taken[name] * 1000 for name in ("parse", "read", "check", "plain"))
    print(
        f"{NAMES[language]} 36-page .docx: read {read:.1f} ms, read and lint {check:.1f} ms; lxml parses its XML in {parse:.1f} ms "
        f"(read {read / parse:.1f} times that, read and lint {check / parse:.1f}); python-docx and a plain loop over {len(templates)} "
        f"patterns {plain:.1f} ms ({plain / check:.1f} times ours)"
    )


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


def printed() -> Iterator[tuple[str, bytes]]:
    """The PDFs that ship with the tests, and long ones where there is a LibreOffice to print them."""
    for name in PDFS:
        yield name, (FILES / name).read_bytes()
    office = program("auto")
    if office is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"36-page {NAMES[language]}.docx") for language in NAMES]
        for file, language in zip(files, NAMES, strict=True):
            file.write_bytes(draft(language, 36))
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        for file in files:
            yield f"{file.stem} .pdf", file.with_suffix(".pdf").read_bytes()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=9)
    arguments.add_argument("--corpora", help="not used: the drafts are made for the bench or ship with the tests")
    rounds = arguments.parse_args().rounds
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for language in NAMES:
        word(language, rounds)
    data, chinese = draft("zh", 36), (FILES / PDFS[0]).read_bytes()
    started = clock(
        {
            "36-page .docx": lambda: read_draft(data, "draft.docx", apart="all"),
            "3-page PDF": lambda: read_draft(chinese, PDFS[0]),
        },
        rounds,
    )
    print(
        "in a process of its own, on the clock: "
        + ", ".join(f"{name} {each * 1000:.0f} ms" for name, each in started.items())
    )
    for name, pdf in printed():
        works: dict[str, Work] = {
            "ours": lambda pdf=pdf, name=name: read_here(pdf, "a.pdf"),
            "bare": lambda pdf=pdf: bare(pdf),
        }
        pair = seconds(works, rounds * 3)
        print(f"{name}: text, columns, tables and paragraphs {pair['ours'] * 1000:.2f} ms, bare pypdfium2 {pair['bare'] * 1000:.2f} ms, "
              f"{pair['ours'] / pair['bare'] - 1:+.0%}")  # fmt: skip


if __name__ == "__main__":
    main()
