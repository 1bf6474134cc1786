"""The ruled lines of tables on a picture, and the page as it would stand level, in points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from riskwatch.drafts.ocr.shapes import Corners, Image
from riskwatch.drafts.pdf_sheet import Level, Rules, Upright

_SHORT_SIDE, _LONG_SIDE = 595.0, 842.0
"""Points of A4: what a page without a size of its own is taken for."""
_LEAST = 18.0
"""Points: shorter strokes are parts of characters."""
_THICK = 4.0
"""Points: what is thicker is no ruled line."""


@dataclass(frozen=True, slots=True)
class Frame:
    """From the pixels of a picture, whose lines rise by `angle`, to the points of its page standing level."""

    across: int
    down: int
    angle: float

    @property
    def scale(self) -> float:
        """Points a pixel."""
        return (_SHORT_SIDE if self.across <= self.down else _LONG_SIDE) / self.across

    @property
    def width(self) -> float:
        return self.scale * self.across

    @property
    def turn(self) -> NDArray[np.float64]:
        """The matrix that levels the picture about its middle."""
        middle = (self.across / 2, self.down / 2)
        return np.asarray(cv2.getRotationMatrix2D(middle, float(np.degrees(self.angle)), 1.0), np.float64)

    def points(self, corners: Corners) -> Corners:
        """x and y in points from the lower left corner."""
        level = corners @ self.turn[:, :2].T + self.turn[:, 2]
        return np.asarray(np.array([0.0, self.down]) * self.scale + level * [self.scale, -self.scale], np.float32)


def ruled(image: Image, frame: Frame) -> Rules:
    """The straight level and upright lines on the picture."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    level = np.asarray(cv2.warpAffine(ink, frame.turn, (frame.across, frame.down)), np.uint8)
    rules = Rules()
    height = frame.scale * frame.down
    for left, top, right, bottom in _strokes(level, frame, upright=False):
        rules.levels.append(Level(height - (top + bottom) / 2, left, right))
    for left, top, right, bottom in _strokes(level, frame, upright=True):
        rules.uprights.append(Upright((left + right) / 2, height - bottom, height - top))
    return rules


def _strokes(ink: NDArray[np.uint8], frame: Frame, *, upright: bool) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom in points from the upper left corner."""
    length = max(round(_LEAST / frame.scale), 3)
    along = (1, length) if upright else (length, 1)
    kept = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(along[::-1], np.uint8))
    joined = cv2.morphologyEx(kept, cv2.MORPH_CLOSE, np.ones(along[::-1], np.uint8))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(joined)
    for left, top, wide, high, _ in boxes[1:].tolist():
        if (wide if upright else high) * frame.scale <= _THICK:
            yield (left * frame.scale, top * frame.scale, (left + wide) * frame.scale, (top + high) * frame.scale)
