"""Geometry of lines on a picture: corners, angles, and cutting a line out as if it stood level."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
"""Rows, columns and the channels red, green and blue."""
Corners = NDArray[np.float32]
"""x and y in pixels of the upper left, upper right, lower right and lower left corner of something."""

_STANDING = 4.0
"""A line that is so many times as high as wide runs from top to bottom."""
_LONG = 3.0
"""Lines so many times as wide as high tell the angle at which a page was laid on the scanner."""


def width(corners: Corners) -> float:
    return float(max(np.linalg.norm(corners[1] - corners[0]), np.linalg.norm(corners[2] - corners[3])))


def height(corners: Corners) -> float:
    return float(max(np.linalg.norm(corners[3] - corners[0]), np.linalg.norm(corners[2] - corners[1])))


def cut_out(image: Image, corners: Corners) -> Image:
    """The line at `corners`, level; one that runs from top to bottom is laid down."""
    across, down = max(round(width(corners)), 1), max(round(height(corners)), 1)
    level = np.array([[0, 0], [across, 0], [across, down], [0, down]], np.float32)
    matrix: Any = cv2.getPerspectiveTransform(corners.astype(np.float32), level)
    cut = cv2.warpPerspective(image, matrix, (across, down), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(np.rot90(cut) if down > _STANDING * across else cut, np.uint8)


def standing(corners: Corners) -> bool:
    """Whether the line runs from top to bottom, as all do on a page that lies on its side."""
    return height(corners) > 1.5 * width(corners)


def slope(lines: list[Corners]) -> float:
    """The angle of the lines of a page in radians, as most of its long lines have it."""
    long = [corners for corners in lines if width(corners) > _LONG * height(corners)]
    angles = [float(np.arctan2(*(corners[1] - corners[0])[::-1])) for corners in long]
    return float(np.median(angles)) if angles else 0.0


def turned_back(corners: Corners, turns: int, size: tuple[int, int]) -> Corners:
    """Where `corners` lie on the page as it was, before it was turned `turns` quarters to the left.

    `size` is width and height of the turned page.
    """
    across, down = size
    x, y = corners[:, 0], corners[:, 1]
    places = {0: (x, y), 1: (down - y, x), 2: (across - x, down - y), 3: (y, across - x)}
    return np.stack(places[turns % 4], axis=1).astype(np.float32)
