"""How long it takes to align two versions of a long contract and to mark their words, and how that grows with its length.

The newer version has every tenth line changed, every fortieth taken out or put in, and one part of ten moved to the end; the
clauses of the bench's draft are much alike, which is the hard case. Reading the contracts is not counted.
"""

from __future__ import annotations

import time
from statistics import median

from long_draft import draft

from riskwatch.contract import read_contract
from riskwatch.contract.redline.rows import redline_of
from riskwatch.domain.contract import Contract
from riskwatch.domain.document import document_of
from riskwatch.drafts import read_draft

PAGES = (50, 100, 200)
ROUNDS = 3


def versions(language: str, pages: int) -> tuple[Contract, Contract]:
    """A contract and its edited version."""
    lines = read_draft(draft(language, pages), "draft.docx").text.split("\n")
    edited: list[str] = []
    for number, line in enumerate(lines):
        if number % 40 == 7:
            continue
        if number % 40 == 27:
            edited.append(f"{line[:12]} {number} 另行约定 otherwise agreed")
        edited.append(line.replace("日", "天").replace("shall", "will") if number % 10 == 3 else line)
    tenth = len(edited) // 10
    edited = edited[: tenth * 4] + edited[tenth * 5 :] + edited[tenth * 4 : tenth * 5]
    return read_contract(document_of("\n".join(lines))), read_contract(document_of("\n".join(edited)))


def main() -> None:
    for language, name in (("zh", "Chinese"), ("en", "English")):
        for pages in PAGES:
            old, new = versions(language, pages)
            times = []
            for _ in range(ROUNDS):
                start = time.process_time()
                redline = redline_of(old, new)
                times.append(time.process_time() - start)
            changed = redline.count("changed", "added", "removed", "moved")
            print(
                f"{name}, {pages} pages ({len(old.text):,} characters, {len(redline.rows):,} rows, {changed} differ): "
                f"{median(times):.2f} s"
            )


if __name__ == "__main__":
    main()
