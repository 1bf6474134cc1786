"""How much of scanned pages is read right: known contracts drawn at 200 dpi, as they are, skewed, noisy, and stamped over.

Character accuracy is 1 - edit distance / length, blanks left out; `words` is the same over English words. `sure` is the share of
characters that the engine is sure of at 90 % and more, `wrong and sure` how many of those are wrong: what no report would doubt.
Usage: python bench/ocr.py [--pages N] [--corpora PATH, not used]
"""

from __future__ import annotations

import argparse
import resource
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import scan_pages
from PIL.Image import Image

from riskwatch.domain.document import Document
from riskwatch.domain.scan import WEAK
from riskwatch.drafts import read_draft

CASES = Path(__file__).parent.parent / "tests" / "contracts" / "cases"
_CHINESE = 0.3
SEALS = (("江苏恒达机电设备有限公司", "合同专用章", 6), ("上海远山贸易有限公司", "", -9))

DAMAGE: dict[str, Callable[[Image], Image]] = {
    "clean": lambda page: page,
    "skewed 2°": lambda page: scan_pages.skewed(page, 2),
    "noisy": scan_pages.noisy,
    "stamped over": lambda page: _stamped(page),
}


@dataclass
class Count:
    """Of one kind of damage: characters drawn, edits needed, characters told, those told surely, and processor seconds."""

    drawn: int = 0
    edits: int = 0
    words: int = 0
    word_edits: int = 0
    told: int = 0
    sure: int = 0
    wrong_and_sure: int = 0
    seconds: list[float] = field(default_factory=list)


def _stamped(page: Image) -> Image:
    for number, (name, inside, turned) in enumerate(SEALS):
        stamp = scan_pages.seal(name, inside, 330, turned)
        page = scan_pages.stamped(page, stamp, (520 + 560 * number, 560 + 500 * number))
    return page


def texts(language: str, most: int) -> Iterator[str]:
    """Own contracts of the tests, Chinese or English, one page of each."""
    found = 0
    for file in sorted(CASES.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        chinese = sum("\u4e00" <= sign <= "\u9fff" for sign in text) / len(text)
        if (chinese > _CHINESE if language == "zh" else not chinese) and found < most:
            found += 1
            yield text


def edits(drawn: Sequence[str], told: Sequence[str]) -> tuple[int, set[int]]:
    """The edit distance, and which characters (or words) of `told` are no part of the alignment."""
    rows = [list(range(len(told) + 1))]
    for at, sign in enumerate(drawn, 1):
        above, row = rows[-1], [at]
        for number, other in enumerate(told, 1):
            row.append(min(above[number] + 1, row[-1] + 1, above[number - 1] + (sign != other)))
        rows.append(row)
    wrong, at, number = set[int](), len(drawn), len(told)
    while at or number:
        here = rows[at][number]
        if at and number and here == rows[at - 1][number - 1] + (drawn[at - 1] != told[number - 1]):
            if drawn[at - 1] != told[number - 1]:
                wrong.add(number - 1)
            at, number = at - 1, number - 1
        elif number and here == rows[at][number - 1] + 1:
            wrong.add(number - 1)
            number -= 1
        else:
            at -= 1
    return rows[-1][-1], wrong


def _processor_seconds() -> float:
    """Of all processes that read pages so far; other work on the machine does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def told_by(document: Document) -> tuple[str, list[int]]:
    """What was read, and how sure of each character the engine is."""
    signs, sure = [], []
    for line in document.recognised:
        for sign, mark in zip(line.span.of(document.text), line.sure, strict=True):
            if not sign.isspace():
                signs.append(sign)
                sure.append(mark)
    return "".join(signs), sure


def measure(page: Image, lines: list[str], count: Count) -> None:
    begun = _processor_seconds()
    document = read_draft(scan_pages.as_png(page), "page.png")
    count.seconds.append(_processor_seconds() - begun)
    told, sure = told_by(document)
    drawn = "".join("".join(lines).split())
    distance, wrong = edits(drawn, told)
    words = " ".join(lines).split()
    count.words += len(words)
    count.word_edits += edits(words, document.text.split())[0]
    count.drawn += len(drawn)
    count.edits += distance
    count.told += len(told)
    count.sure += sum(mark >= WEAK for mark in sure)
    count.wrong_and_sure += sum(sure[number] >= WEAK for number in wrong)


def seals_read(page: Image) -> tuple[int, int]:
    """How many of the seals were read to the character, and how many there are."""
    document = read_draft(scan_pages.as_png(page), "page.png")
    wanted = {name + inside for name, inside, _ in SEALS}
    return len(wanted & {seal.text for seal in document.seals}), len(wanted)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=int, default=2, help="pages of each language")
    arguments.add_argument("--corpora", type=Path)
    given = arguments.parse_args()
    print(f"{given.pages} pages of each language, A4 at {scan_pages.DPI} dpi, 11 points, one process a page")
    for language in ("zh", "en"):
        pages = [next(scan_pages.drawn(text)) for text in texts(language, given.pages)]
        for damage, done in DAMAGE.items():
            count = Count()
            for page, lines in pages:
                measure(done(page), lines, count)
            accuracy = 1 - count.edits / count.drawn
            middle = sorted(count.seconds)[len(count.seconds) // 2]
            words = f"  words {1 - count.word_edits / count.words:.3f}" if language == "en" else ""
            print(
                f"{language} {damage:13} accuracy {accuracy:.4f}{words}  sure {count.sure / count.told:.3f}"
                f"  wrong and sure {count.wrong_and_sure:3} of {count.told}  {middle:.1f} s of one processor a page"
            )
        read = [seals_read(_stamped(page)) for page, _ in pages]
        print(
            f"{language} seals read to the character: {sum(one for one, _ in read)} of {sum(all_ for _, all_ in read)}"
        )


if __name__ == "__main__":
    main()
