"""Red ink apart from the rest: where it is on a picture, the picture without it, and it alone in black."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from riskwatch.drafts.ocr.shapes import Image

_RED = 38
"""How much more red than green and blue (of 255) the paper under a seal is; brown paper and skin are below."""
_DARKER, _DARKEST = 35, 90.0
"""The share in percent of a seal's pixels that may stay darker than paper, being ink over ink; and how dark (of 255) red
ink can be."""


def redness(image: Image) -> NDArray[np.int16]:
    """How much redder each pixel is than it is green or blue."""
    channels = image.astype(np.int16)
    return np.asarray(channels[:, :, 0] - np.maximum(channels[:, :, 1], channels[:, :, 2]), np.int16)


def red(image: Image) -> NDArray[np.bool_]:
    """Which pixels are red ink."""
    return np.asarray(redness(image) > _RED, np.bool_)


def without_red(image: Image) -> Image:
    """The picture as its red channel sees it, in which black ink stays black; made brighter until red ink is paper."""
    channel = image[:, :, 0].astype(np.float32)
    ink = channel[red(image)]
    level = float(np.clip(np.percentile(ink, _DARKER), _DARKEST, 255)) if ink.size else 255.0
    bright = np.clip(channel * (255.0 / level), 0, 255).astype(np.uint8)
    return np.repeat(bright[:, :, None], 3, axis=2)


def only_red(image: Image) -> Image:
    """The red ink in black on white: what black ink lies over it is white too."""
    amount = np.clip(redness(image).astype(np.float32) / max(float(np.percentile(redness(image), 99)), 60.0), 0.0, 1.0)
    grey = (255 * (1.0 - amount)).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)
