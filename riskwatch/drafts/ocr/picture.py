"""Pictures of pages as pixels: photos and scans that are files of their own, and pages of a PDF."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pypdfium2
from PIL import Image as Pictures
from PIL import ImageOps, ImageSequence

from riskwatch.domain.words import Words
from riskwatch.drafts import refusals
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.ocr.shapes import Image

DPI = 200
"""At which pages are drawn: print of 9 points is then 25 pixels high, half of what the engine works at."""
_LONGEST_SIDE = 3600
"""Pixels of the longer side beyond which nothing more is read from a page: A4 at 300 dpi."""
_SMALLEST = 100
"""Pixels of the shorter side below which a picture is a logo and no page."""

_FORMATS = ("PNG", "JPEG", "TIFF")


def pages_of(data: bytes, name: str) -> Iterator[Image]:
    """The pages of a picture file, the right way up as its camera says. Raises DraftUnreadable (unreadable)."""
    for frame in _frames(data, name):
        if frame.format == "JPEG":
            frame.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
        with _damage_told(name):
            pixels = _pixels(frame)
        yield pixels


def count_of(data: bytes, name: str, limits: Limits) -> int:
    """How many pages a picture file has; nothing of them is unpacked. Raises DraftUnreadable (unreadable, too_large)."""
    count = 0
    for frame in _frames(data, name):
        _hold(frame.size, name, limits)
        count += 1
        if count > limits.ocr_max_pages:
            break
    return count


def _frames(data: bytes, name: str) -> Iterator[Pictures.Image]:
    Pictures.MAX_IMAGE_PIXELS = None  # our own limit is asked before anything is unpacked
    with _damage_told(name), Pictures.open(io.BytesIO(data), formats=_FORMATS) as picture:
        if picture.format == "TIFF":
            yield from ImageSequence.Iterator(picture)
        else:
            yield picture


@contextmanager
def _damage_told(name: str) -> Iterator[None]:
    """Whatever Pillow says of a file that it cannot read."""
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, TypeError, KeyError, IndexError) as error:
        raise refusals.damaged(name, "picture") from error


def _hold(size: tuple[int, int], name: str, limits: Limits) -> None:
    pixels = size[0] * size[1]
    if pixels > limits.ocr_max_pixels:
        most = limits.ocr_max_pixels / 1e6
        much = Words(
            f"{pixels / 1e6:.0f} 百万像素，上限 {most:g} 百万", f"{pixels / 1e6:.0f} megapixels, the limit is {most:g}"
        )
        raise refusals.too_many_pixels(name, much)
    if min(size) < _SMALLEST:
        raise refusals.too_small(name, size)


def _pixels(picture: Pictures.Image) -> Image:
    upright = ImageOps.exif_transpose(picture)
    if upright.mode in ("LA", "PA", "RGBA", "P"):
        paper = Pictures.new("RGBA", upright.size, "white")
        paper.alpha_composite(upright.convert("RGBA"))
        upright = paper
    if upright.mode.startswith("I;16") or upright.mode in ("I", "F"):
        upright = _eight_bits(upright)
    upright = upright.convert("RGB")
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Pictures.Resampling.LANCZOS)
    return np.asarray(upright, np.uint8)


def _eight_bits(picture: Pictures.Image) -> Pictures.Image:
    """Grey in more than eight bits, spread from its darkest to its lightest."""
    deep = np.asarray(picture, np.float64)
    low, high = float(deep.min()), float(deep.max())
    return Pictures.fromarray(((deep - low) / max(high - low, 1.0) * 255).astype(np.uint8))


def page_of_pdf(pdf: pypdfium2.PdfDocument, index: int) -> Image:
    """The page as it is shown, without the notes on it."""
    page = pdf[index]
    try:
        longest = max(page.get_size())
        scale = min(DPI / 72, _LONGEST_SIDE / max(longest, 1.0))
        bitmap = page.render(scale=scale, may_draw_forms=True, draw_annots=False, rev_byteorder=True)
        try:
            return np.array(bitmap.to_numpy()[:, :, :3], np.uint8)
        finally:
            bitmap.close()
    finally:
        page.close()
