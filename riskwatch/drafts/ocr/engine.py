"""The OCR engine: RapidOCR, whose models lie in its wheel, on the processor; finds lines on a picture and reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

import cv2
import numpy as np
from rapidocr import RapidOCR

from riskwatch.drafts.ocr.shapes import Corners, Image, cut_out

_LONGEST_SIDE = 1920
"""Pixels to which a page is made smaller before lines are looked for on it; they are read at full size."""
_EM = 0.75
"""Width of a Chinese character in heights of the line as it is found, with some room around."""
_NARROW_POINT = re.compile("(?<=[\u4e00-\u9fff）】》”])[,:;!?()]|[(](?=[\u4e00-\u9fff])")
_FULL_WIDTH = str.maketrans(",:;!?()", "，：；！？（）")
_WIDE_GAP = 2.5
"""So many widths of a Chinese character left free are the room between two cells."""
_FEW = 3
_LATIN = "\u2e80"
"""Characters from here on are as wide as they are high."""
_NARROWEST = 3
"""Pixels below which a line has nothing on it to be read."""


@dataclass(frozen=True, slots=True)
class Words:
    """What was read of one line. `edges` are where its characters begin, and where the last ends, as shares of its length;
    `sure` from 0 to 1 for each character."""

    text: str
    edges: tuple[float, ...]
    sure: tuple[float, ...]

    @property
    def weight(self) -> float:
        """How much was read: the sum of what each character is worth."""
        return sum(self.sure)


class Engine:
    """Made once for all pages of a draft: loading the models takes longer than reading a line."""

    def __init__(self, threads: int) -> None:
        cv2.setNumThreads(threads)
        self._ocr = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.max_side_len": _LONGEST_SIDE,
                "Global.text_score": 0.0,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

    def lines(self, image: Image) -> list[Corners]:
        """Where lines of words are on the picture."""
        found: Any = self._ocr(_blue_first(image), use_det=True, use_cls=False, use_rec=False)
        return [] if found.boxes is None else [np.asarray(box, np.float32) for box in found.boxes]

    def read(self, image: Image, corners: Corners) -> Words:
        """The words of the line at `corners`."""
        return self.read_line(cut_out(image, corners))

    def read_line(self, line: Image) -> Words:
        """The words of a picture of one line."""
        if min(line.shape[:2]) < _NARROWEST:
            return Words("", (0.0,), ())
        said: Any = self._ocr(_blue_first(line), use_det=False, use_cls=False, use_rec=True, return_word_box=True)
        if not said.txts or not said.txts[0].strip():
            return Words("", (0.0,), ())
        text, info = said.txts[0], said.word_results[0]
        columns = [column for word in info.word_cols for column in word]
        middles = _middles(text, columns, info.line_txt_len)
        sure = [float(each) for each in info.confs[: len(text)]]
        return spaced(_pointed(text), middles, sure, line.shape[1] / line.shape[0])


def _blue_first(image: Image) -> Image:
    """The channels in the order in which OpenCV and the models take them."""
    return np.ascontiguousarray(image[:, :, ::-1])


def _pointed(text: str) -> str:
    """The text with full-width points after Chinese characters: the model tells their width by chance."""
    return _NARROW_POINT.sub(lambda point: point[0].translate(_FULL_WIDTH), text)


def spaced(text: str, middles: list[float], sure: list[float], ratio: float) -> Words:
    """The words with blanks where the print has gaps, which the model passes over. `middles` are where the characters stand,
    as shares of the line, whose width by height is `ratio`."""
    em = _em(text, middles) or _EM / max(ratio, _EM)
    signs, places, marks = text[:1], middles[:1], sure[:1]
    for (before, sign), (last, place), mark in zip(pairwise(text), pairwise(middles), sure[1:], strict=True):
        gap = (place - last) / em - (_width(sign) + _width(before)) / 2
        is_gap = not (sign.isspace() or before.isspace()) and gap >= _least_gap(before, sign)
        blanks = 0 if not is_gap else 1 if gap < _WIDE_GAP else 3
        signs += " " * blanks + sign
        places += [last + (place - last) * (number + 1) / (blanks + 1) for number in range(blanks)] + [place]
        marks += [1.0] * blanks + [mark]
    between = [(one + other) / 2 for one, other in pairwise(places)]
    first, end = max(places[0] - em / 2, 0.0), min(places[-1] + em / 2, 1.0)
    return Words(signs, (first, *between, end), tuple(marks))


def _em(text: str, middles: list[float]) -> float:
    """The width of a Chinese character: what most pairs of them are apart; 0.0 in a line of few."""
    steps = [
        after - before
        for (one, other), (before, after) in zip(pairwise(text), pairwise(middles), strict=True)
        if _ideograph(one) and _ideograph(other)
    ]
    return median(steps) if len(steps) >= _FEW else 0.0


def _least_gap(before: str, sign: str) -> float:
    """Ideographs stand at even distances, points anywhere in their square. Between letters and figures, whose widths differ,
    the model itself tells a blank."""
    if _ideograph(before) and _ideograph(sign):
        return 0.4
    if max(before, sign) <= _LATIN or sign in "（《“" or before in "）》”":
        return _WIDE_GAP
    return 0.6 if before.isalnum() and sign.isalnum() else 0.9


def _ideograph(sign: str) -> bool:
    return sign > _LATIN and sign.isalnum()


def _width(sign: str) -> float:
    return 1.0 if sign > _LATIN else 0.5


def _middles(text: str, columns: list[int], length: float) -> list[float]:
    """Where the middle of each character is, from the columns at which the model saw those that are no blanks."""
    places = iter(columns)
    middles: list[float] = []
    for sign in text:
        place = None if sign.isspace() else next(places, None)
        before = middles[-1] if middles else 0.0
        middles.append(before if place is None else min((place + 0.5) / max(length, 1.0), 1.0))
    return middles
