"""One page that is a picture: which way is up, what stands on it, and which seals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from riskwatch.drafts.ocr.engine import Engine, Words
from riskwatch.drafts.ocr.rows import Piece, sheet_of
from riskwatch.drafts.ocr.seals import Stamp, lifted, read_stamps
from riskwatch.drafts.ocr.shapes import Corners, Image, standing, turned_back, width
from riskwatch.drafts.pdf_sheet import Sheet

_DOUBTFUL = 0.85
"""How sure the engine is on average of lines that stand upside down stays below this, as a rule."""
_SAMPLE = 6
"""So many of the longest lines are read the other way round when the first reading was doubtful."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """The page as a sheet, the pieces of its lines, and its seals. `turns` are the quarters to the left that the page had to be turned; `size` is width and
    height of the turned page, in whose pixels the pieces lie."""

    sheet: Sheet
    pieces: tuple[Piece, ...]
    stamps: tuple[Stamp, ...]
    turns: int
    size: tuple[int, int]

    def on_page(self, corners: Corners) -> Corners:
        """The place on the page as it is shown, as shares of its width and height."""
        back = turned_back(corners, self.turns, self.size)
        across, down = self.size if self.turns % 2 == 0 else self.size[::-1]
        return np.asarray(back / np.array([across, down], np.float32), np.float32)


def read_page(engine: Engine, image: Image) -> PageRead:
    """Read the picture of a page that may stand on any of its four sides."""
    clean, turns = lifted(image)[0], 0
    lines = engine.lines(clean)
    if _most_stand(lines):
        clean, turns = _turned(clean, 1), 1
        lines = engine.lines(clean)
    if lines and _upside_down(engine, clean, lines):
        clean, turns = _turned(clean, 2), turns + 2
        lines = engine.lines(clean)
    pieces = [Piece(engine.read(clean, corners), corners) for corners in lines]
    sheet, ordered = sheet_of(clean, pieces)
    upright = _turned(image, turns)
    stamps = read_stamps(engine, upright, lifted(upright)[1])
    return PageRead(sheet, tuple(ordered), tuple(stamps), turns, (clean.shape[1], clean.shape[0]))


def _most_stand(lines: Sequence[Corners]) -> bool:
    """Whether the page lies on its side: most of what is found runs from top to bottom."""
    return sum(map(standing, lines)) > len(lines) / 2


def _turned(image: Image, quarters: int) -> Image:
    return np.ascontiguousarray(np.rot90(image, quarters))


def _upside_down(engine: Engine, image: Image, lines: Sequence[Corners]) -> bool:
    longest = sorted(lines, key=width)[-_SAMPLE:]
    upright = [engine.read(image, corners) for corners in longest]
    if _surety(upright) >= _DOUBTFUL:
        return False
    # The same lines from their other end: lower right corner first.
    other = [engine.read(image, np.roll(corners, 2, axis=0)) for corners in longest]
    return _surety(other) > _surety(upright)


def _surety(lines: Sequence[Words]) -> float:
    each = [sure for line in lines for sure in line.sure]
    return fmean(each) if each else 0.0
