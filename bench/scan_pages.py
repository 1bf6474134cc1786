"""Pages drawn from known text as a scanner or a telephone would see them: level, skewed, noisy, stamped with red seals.

Drawn with Pillow in the Chinese font that fontconfig names (`make test` installs fonts-noto-cjk).
"""

from __future__ import annotations

import io
import math
import subprocess
from collections.abc import Iterator
from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

DPI = 200
A4 = (8.27, 11.69)
RED = (196, 32, 36)
_LEADING = 1.6
_NO_START = "，。；：、！？）》】”’,.;:)!?"


@cache
def font(pixels: int) -> ImageFont.FreeTypeFont:
    """A serif font with Chinese characters."""
    asked = ["fc-match", "-f", "%{file}\n%{index}", "serif:lang=zh-cn"]
    file, index = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split("\n")
    return ImageFont.truetype(file, pixels, index=int(index))


def drawn(text: str, points: float = 11, dpi: int = DPI) -> Iterator[tuple[Image.Image, list[str]]]:
    """A4 pages of the text, each with the lines that stand on it."""
    width, height, margin = round(A4[0] * dpi), round(A4[1] * dpi), dpi
    pixels = round(points * dpi / 72)
    lines = list(wrapped(text, font(pixels), width - 2 * margin))
    step = round(_LEADING * pixels)
    room = (height - 2 * margin) // step
    for first in range(0, len(lines), room):
        page = Image.new("RGB", (width, height), "white")
        pen = ImageDraw.Draw(page)
        for number, line in enumerate(lines[first : first + room]):
            pen.text((margin, margin + number * step), line, font=font(pixels), fill="black")
        yield page, lines[first : first + room]


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """Lines as a word processor breaks them: not within a word, no point at the beginning."""
    for paragraph in text.split("\n"):
        line = ""
        for sign in paragraph:
            if face.getlength(line + sign) > width and sign not in _NO_START:
                cut = line.rfind(" ") + 1 if sign.isascii() and sign.isalnum() and line[-1:].isascii() else 0
                yield line[:cut].rstrip() if cut else line
                line = line[cut:] if cut else ""
            line += sign
        yield line


def skewed(page: Image.Image, degrees: float) -> Image.Image:
    """Laid on the scanner at an angle."""
    return page.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def noisy(page: Image.Image, seed: int = 7) -> Image.Image:
    """Copied and photographed: blurred, grey paper with a shadow, grain, and packed as JPEG."""
    chance = np.random.default_rng(seed)
    pixels = np.asarray(page.filter(ImageFilter.GaussianBlur(0.8)), np.float32)
    shadow = np.linspace(0.78, 1.0, page.width, dtype=np.float32)[None, :, None]
    grain = chance.normal(0, 14, (*pixels.shape[:2], 1)).astype(np.float32)
    photo = Image.fromarray(np.clip((pixels * 0.8 + 30) * shadow + grain, 0, 255).astype(np.uint8))
    return packed_as_jpeg(photo, 55)


def packed_as_jpeg(page: Image.Image, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=quality)
    return Image.open(buffer).convert("RGB")


def seal(name: str, inside: str = "", pixels: int = 330, turned: float = 0.0) -> Image.Image:
    """A round company seal of that diameter: the name along the ring, a star, and what kind of seal below it."""
    stamp = Image.new("RGBA", (pixels, pixels), (*RED, 0))
    pen = ImageDraw.Draw(stamp)
    ink = (*RED, 225)
    pen.ellipse((3, 3, pixels - 4, pixels - 4), outline=ink, width=max(pixels // 45, 3))
    _star(pen, pixels, ink)
    size = round(pixels * 0.125)
    step = min(260 / max(len(name) - 1, 1), 30)
    for number, sign in enumerate(name):
        _on_ring(stamp, sign, pixels, size, (number - (len(name) - 1) / 2) * step, ink)
    if inside:
        face = font(round(pixels * 0.085))
        pen.text((pixels / 2, pixels * 0.74), inside, font=face, fill=ink, anchor="mm")
    return stamp.rotate(turned, Image.Resampling.BICUBIC)


def _star(pen: ImageDraw.ImageDraw, pixels: int, ink: tuple[int, ...]) -> None:
    middle, outer = pixels / 2, pixels * 0.13
    points = [
        (
            middle + math.sin(math.pi * k / 5) * (outer if k % 2 == 0 else outer * 0.4),
            middle - math.cos(math.pi * k / 5) * (outer if k % 2 == 0 else outer * 0.4),
        )
        for k in range(10)
    ]
    pen.polygon(points, fill=ink)


def _on_ring(stamp: Image.Image, sign: str, pixels: int, size: int, degrees: float, ink: tuple[int, ...]) -> None:
    """One character upright on the ring, `degrees` clockwise from the top."""
    tile = Image.new("RGBA", (2 * size, 2 * size), (*RED, 0))
    ImageDraw.Draw(tile).text((size, size), sign, font=font(size), fill=ink, anchor="mm")
    tile = tile.rotate(-degrees, Image.Resampling.BICUBIC)
    radius = pixels * 0.38
    x = pixels / 2 + radius * math.sin(math.radians(degrees))
    y = pixels / 2 - radius * math.cos(math.radians(degrees))
    stamp.alpha_composite(tile, (round(x - size), round(y - size)))


def stamped(page: Image.Image, stamp: Image.Image, middle: tuple[int, int]) -> Image.Image:
    """The stamp on the page as ink is: what was black stays black."""
    layer = Image.new("RGB", page.size, "white")
    layer.paste(stamp, (middle[0] - stamp.width // 2, middle[1] - stamp.height // 2), stamp)
    return Image.fromarray((np.asarray(page, np.uint16) * np.asarray(layer, np.uint16) // 255).astype(np.uint8))


def as_png(page: Image.Image) -> bytes:
    buffer = io.BytesIO()
    page.save(buffer, "PNG")
    return buffer.getvalue()


def as_pdf(*pages: Image.Image, dpi: int = DPI) -> bytes:
    """A PDF of pictures, as scanners write it."""
    buffer = io.BytesIO()
    first, *rest = pages
    first.save(buffer, "PDF", resolution=dpi, save_all=True, append_images=rest)
    return buffer.getvalue()
