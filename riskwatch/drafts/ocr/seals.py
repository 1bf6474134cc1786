"""Red seals on a page: found by colour and shape, lifted off the words below, and read along their ring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from riskwatch.domain.document import SealShape
from riskwatch.drafts.ocr.engine import Engine, Words
from riskwatch.drafts.ocr.ink import only_red, red, without_red
from riskwatch.drafts.ocr.ring import along_ring, inner_lines
from riskwatch.drafts.ocr.shapes import Image

_SMALLEST, _LARGEST = 0.08, 0.36
"""Size of a seal in widths of a page: 17 mm (a person's; large red letters are smaller) to 75 mm."""
_ROUNDEST, _LONGEST = 0.6, 1.67
"""Width by height of a seal: round, square or oval."""
_INK = (0.06, 0.75)
"""Share of its box that is red: less is scattered, more is a red area."""
_SPREAD = 0.55
"""Share of its box that the outline around all its ink covers; a round one covers 0.79."""
_CORNER = 0.12
_SQUARE_CORNERS = 0.5
"""A seal is square when so much of its outline reaches into the corners of its box."""
_SIDES = 0.707
"""Width by height of A4."""
_FAINT = 0.0004
"""Share of red pixels on a page below which it bears no seal."""
_REACH = 0.01
"""Gaps in widths of a page over which strokes of one seal are joined."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A seal in pixels of the page that stands upright, and what was read of it."""

    left: int
    top: int
    right: int
    bottom: int
    shape: SealShape
    words: Words


@dataclass(frozen=True, slots=True)
class _Found:
    left: int
    top: int
    right: int
    bottom: int
    shape: SealShape


@dataclass(frozen=True, slots=True)
class _Patch:
    """Connected red ink: its box, and which pixels of the box are its own."""

    left: int
    top: int
    right: int
    bottom: int
    own: NDArray[np.bool_]


def lifted(image: Image) -> tuple[Image, list[_Found]]:
    """The page without the red of its seals, and where they are. Red words elsewhere stay."""
    ink = red(image)
    if ink.mean() < _FAINT:
        return image, []
    patches = _outermost(list(_patches(ink)))
    if not patches:
        return image, []
    clean = image.copy()
    for patch in patches:
        box = (slice(patch.top, patch.bottom), slice(patch.left, patch.right))
        clean[box] = without_red(image[box])
    return clean, [seal for patch in patches if (seal := _as_seal(patch, ink)) is not None]


def read_stamps(engine: Engine, image: Image, found: list[_Found]) -> list[Stamp]:
    """What the seals say. Empty words for one that cannot be read: faint, broken, or under too much other ink."""
    return [
        Stamp(each.left, each.top, each.right, each.bottom, each.shape, _read(engine, image, each)) for each in found
    ]


def _read(engine: Engine, image: Image, each: _Found) -> Words:
    seal = only_red(image[each.top : each.bottom, each.left : each.right])
    if each.shape == "square":
        return _joined([engine.read(seal, corners) for corners in engine.lines(seal)])
    ring = along_ring(engine, seal)
    return _joined([ring.words, *inner_lines(engine, seal, ring)])


def _joined(parts: list[Words]) -> Words:
    """The lines as one, without blanks: no name on a seal has any."""
    told = [(sign, sure) for part in parts for sign, sure in zip(part.text, part.sure, strict=True) if sign.strip()]
    text = "".join(sign for sign, _ in told)
    return Words(text, tuple(np.linspace(0, 1, len(text) + 1).tolist()), tuple(sure for _, sure in told))


def _patches(ink: NDArray[np.bool_]) -> Iterator[_Patch]:
    """Patches of red ink that are higher than a line of words, from the top down: seals, whole or cut off or overlapping."""
    page = _page_width(ink)
    reach = max(round(page * _REACH), 3)
    joined = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(joined)
    for number, (left, top, wide, high, _) in sorted(enumerate(boxes.tolist()), key=lambda one: int(one[1][1])):
        if number and min(wide, high) >= _SMALLEST * page:
            own = labels[top : top + high, left : left + wide] == number
            yield _Patch(left, top, left + wide, top + high, own)


def _page_width(ink: NDArray[np.bool_]) -> float:
    """The width of the upright page, also where only a part of it is on the picture."""
    down, across = ink.shape
    return float(max(min(across, down), _SIDES * max(across, down)))


def _outermost(patches: list[_Patch]) -> list[_Patch]:
    """Without the patches that lie within another, as a star does."""
    return [each for each in patches if not any(_within(each, other) for other in patches if other is not each)]


def _within(one: _Patch, other: _Patch) -> bool:
    return other.left <= one.left and one.right <= other.right and other.top <= one.top and one.bottom <= other.bottom


def _as_seal(patch: _Patch, ink: NDArray[np.bool_]) -> _Found | None:
    """The patch as a seal, if its size and shape are one's."""
    wide, high = patch.right - patch.left, patch.bottom - patch.top
    if max(wide, high) > _LARGEST * _page_width(ink) or not _ROUNDEST <= wide / high <= _LONGEST:
        return None
    share = float(ink[patch.top : patch.bottom, patch.left : patch.right].mean())
    hull = _outline(patch.own.astype(np.uint8))
    if not _INK[0] <= share <= _INK[1] or hull.mean() < _SPREAD:
        return None
    return _Found(patch.left, patch.top, patch.right, patch.bottom, _shape(hull))


def _outline(patch: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The area within the tightest convex line around the ink."""
    points = cv2.findNonZero(patch)
    filled = np.zeros_like(patch)
    cv2.fillConvexPoly(filled, cv2.convexHull(points), 1)
    return filled


def _shape(hull: NDArray[np.uint8]) -> SealShape:
    high, wide = hull.shape
    y, x = max(round(high * _CORNER), 1), max(round(wide * _CORNER), 1)
    corners = [hull[:y, :x], hull[:y, -x:], hull[-y:, :x], hull[-y:, -x:]]
    return "square" if np.mean([corner.mean() for corner in corners]) > _SQUARE_CORNERS else "round"
