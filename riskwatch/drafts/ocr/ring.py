"""The words of a round seal: those along its ring, unrolled into a line, and those below its star."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import fmean

import cv2
import numpy as np
from numpy.typing import NDArray

from riskwatch.drafts.ocr.engine import Engine, Words
from riskwatch.drafts.ocr.shapes import Image

_SIZE = 480
"""Pixels to which a seal is made larger or smaller: its characters are then as high as the engine works at."""
_INNER, _OUTER = 0.56, 0.945
"""Between which shares of its radius the words of the ring stand, the ring itself left out."""
_STRIP = 64
"""Height in pixels of the unrolled ring."""
_BLANK = 0.25
"""Share of the ink of the fullest parts of a ring below which a part of it is the gap between end and beginning."""
_LEAST = 2
_DOUBTFUL = 0.5
"""How sure the engine must be of a line on average for it to be words, and not part of a star."""
_HEART, _RIM = 0.62, 0.9
"""Shares of the radius: within, lines stand level; outside is the rim. Between are the words of the ring, where it has any."""
_WIDE = 1.2
"""Gaps between characters of one name stay below so many heights of the strip."""
_OUTER_PART = (0.15, 0.6)
_MARGIN = 6
"""Columns of the strip that are shown to the engine before and after the words."""
_LATIN = "\u2e80"
"""Chinese characters are beyond this one."""


@dataclass(frozen=True, slots=True)
class Ring:
    """The words along a ring. They run clockwise from `begin` to `end`, in degrees from the lowest point."""

    words: Words
    begin: float = 180.0
    end: float = 180.0

    @property
    def turned(self) -> float:
        """How far the seal was turned when it was stamped: the middle of the words stands on top."""
        return (self.begin + self.end) / 2 - 180.0

    def takes(self, degrees: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Where around the ring its words are."""
        return np.asarray((degrees - self.begin) % 360 < self.end - self.begin, np.bool_)


def along_ring(engine: Engine, seal: Image) -> Ring:
    """The words along the ring."""
    square = cv2.resize(seal, (_SIZE, _SIZE), interpolation=cv2.INTER_CUBIC)
    start = _gap(_unrolled(np.asarray(square, np.uint8), 0.0))
    strip = _unrolled(np.asarray(square, np.uint8), start)
    best = Ring(Words("", (0.0,), ()))
    for first, last in _runs(_inked(strip)):
        words = _name(engine.read_line(np.ascontiguousarray(strip[:, max(first - _MARGIN, 0) : last + _MARGIN])))
        if _sound(words) and words.weight > best.words.weight:
            share = 360 / strip.shape[1]
            best = Ring(words, start + first * share, start + last * share)
    return best


def _gap(strip: Image) -> float:
    """The middle of the longest part of the ring without words, in degrees from the lowest point."""
    blank = ~_inked(strip)
    length = len(blank)
    best, run = (0, 0), 0
    for at, empty in enumerate(np.concatenate([blank, blank])):
        run = run + 1 if empty else 0
        if run > best[0]:
            best = run, at
    run, last = min(best[0], length), best[1]
    return float((last - run / 2) % length) * 360 / length


def _inked(strip: Image) -> NDArray[np.bool_]:
    """Which columns of the strip have words in them: at its top may be the rim, at its bottom lines inside the ring."""
    first, last = (round(share * _STRIP) for share in _OUTER_PART)
    ink = 255.0 - strip[first:last, :, 0].mean(axis=0)
    ink -= np.percentile(ink, 5)  # the rim, which may be there all around
    return np.asarray(ink >= _BLANK * np.percentile(ink, 90), np.bool_)


def inner_lines(engine: Engine, seal: Image, ring: Ring) -> list[Words]:
    """The level lines inside the ring, from the top."""
    square = cv2.resize(seal, (_SIZE, _SIZE), interpolation=cv2.INTER_CUBIC)
    heart = _without_ring(np.asarray(square, np.uint8), ring)
    about = cv2.getRotationMatrix2D((_SIZE / 2, _SIZE / 2), ring.turned, 1.0)
    upright = np.asarray(cv2.warpAffine(heart, about, (_SIZE, _SIZE), borderValue=(255, 255, 255)), np.uint8)
    lines = sorted(engine.lines(upright), key=lambda corners: float(corners[:, 1].mean()))
    read = [engine.read(upright, corners) for corners in lines]
    return [words for words in read if _sound(words)]


def _unrolled(square: Image, start: float) -> Image:
    """The ring as a strip that begins `start` degrees from its lowest point and runs clockwise, its outer rim on top."""
    radius = _SIZE / 2
    length = round(math.pi * (_INNER + _OUTER) / (_OUTER - _INNER) * _STRIP)
    angle = np.radians(np.linspace(start, start + 360, length, endpoint=False))[None, :]
    distance = np.linspace(_OUTER, _INNER, _STRIP)[:, None] * radius
    x = (radius - distance * np.sin(angle)).astype(np.float32)
    y = (radius + distance * np.cos(angle)).astype(np.float32)
    strip = cv2.remap(square, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=(255, 255, 255))
    return np.asarray(strip, np.uint8)


def _without_ring(square: Image, ring: Ring) -> Image:
    """The seal without its rim, and without the words along the ring."""
    y, x = np.mgrid[0:_SIZE, 0:_SIZE].astype(np.float32) - _SIZE / 2
    distance = np.hypot(x, y) / (_SIZE / 2)
    degrees = np.degrees(np.arctan2(-x, y)) % 360
    gone = (distance > _RIM) | ((distance > _HEART) & ring.takes(degrees))
    return np.where(gone[:, :, None], np.uint8(255), square)


def _runs(inked: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """From where to where on the strip there are words without a wide gap."""
    runs: list[list[int]] = []
    for at in np.flatnonzero(inked).tolist():
        if runs and at - runs[-1][1] < _WIDE * _STRIP:
            runs[-1][1] = at
        else:
            runs.append([at, at])
    return [(first, last + 1) for first, last in runs]


def _name(words: Words) -> Words:
    """Without what is no part of a Chinese name before and after it: the number of the seal stands below, head over."""
    kept = [number for number, sign in enumerate(words.text) if sign > _LATIN or sign in "()"]
    if not kept:
        return Words("", (0.0,), ())
    first, end = kept[0], kept[-1] + 1
    return Words(words.text[first:end], words.edges[first : end + 1], words.sure[first:end])


def _sound(words: Words) -> bool:
    return len(words.text.strip()) >= _LEAST and fmean(words.sure) >= _DOUBTFUL
