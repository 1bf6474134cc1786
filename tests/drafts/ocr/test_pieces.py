"""The parts of reading a picture that need no engine: pixels, angles, gaps, and the way of pieces into the text."""

from __future__ import annotations

import io
import sys
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from riskwatch.drafts import DraftUnreadable, Limits, supported
from riskwatch.drafts.ocr.engine import Words, spaced
from riskwatch.drafts.ocr.ink import without_red
from riskwatch.drafts.ocr.picture import count_of, pages_of
from riskwatch.drafts.ocr.seals import lifted
from riskwatch.drafts.ocr.shapes import cut_out, turned_back
from riskwatch.drafts.reading import read_here

COLOURS = ("RGB", "L", "1", "RGBA", "P", "I;16", "CMYK", "LA")


def saved(picture: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize("mode", COLOURS)
def test_pictures_of_every_kind_of_colour_become_the_same_pixels(mode: str) -> None:
    grey = np.full((150, 200), 255, np.uint8)
    grey[50:100, 50:150] = 0
    picture = Image.fromarray(grey)
    if mode == "I;16":
        picture = Image.fromarray(grey.astype(np.uint16) * 257)
    elif mode == "P":
        picture = picture.convert("RGB").convert("P", palette=Image.Palette.ADAPTIVE)
    elif mode != "L":
        picture = picture.convert("RGB").convert(mode) if mode != "LA" else picture.convert("LA")
    data = saved(picture, "TIFF" if mode == "CMYK" else "PNG")
    assert count_of(data, "a.png", Limits()) == 1
    (page,) = pages_of(data, "a.png")
    assert page.shape == (150, 200, 3)
    assert page[75, 100].max() < 40 and page[10, 10].min() > 215


@settings(max_examples=60)
@given(
    at=st.integers(0, 100_000),
    replacement=st.binary(min_size=1, max_size=12),
    kind=st.sampled_from(("PNG", "JPEG", "TIFF")),
)
def test_a_damaged_picture_is_read_or_refused(at: int, replacement: bytes, kind: str) -> None:
    picture = Image.effect_noise((160, 160), 60)
    data = bytearray(saved(picture, kind))
    at %= len(data)
    data[at : at + len(replacement)] = replacement
    try:
        assert count_of(bytes(data), "a", Limits(ocr_max_pixels=1_000_000)) >= 0
        for page in pages_of(bytes(data), "a"):
            assert page.ndim == 3
    except DraftUnreadable as refusal:
        assert refusal.reason in ("unreadable", "too_large")


@given(st.integers(1, 4_000), st.integers(1, 4_000), st.integers(0, 3))
def test_a_place_on_a_turned_page_is_found_on_the_page_as_it_was(across: int, down: int, turns: int) -> None:
    marks = np.zeros((down, across), np.int8)
    x, y = across // 3, down // 4
    marks[y, x] = 1
    turned = np.rot90(marks, turns)
    (found_y, found_x), (high, wide) = np.argwhere(turned)[0], turned.shape
    corners = np.array([[found_x, found_y], [found_x + 1, found_y], [found_x + 1, found_y + 1], [found_x, found_y + 1]])
    back = turned_back(corners.astype(np.float32), turns, (wide, high))
    assert back.min(axis=0).tolist() == [x, y]
    assert back.max(axis=0).tolist() == [x + 1, y + 1]


def test_a_line_is_cut_out_level() -> None:
    image = np.full((100, 300, 3), 255, np.uint8)
    image[40:60, 100:200] = 0
    corners = np.array([[100, 40], [200, 40], [200, 60], [100, 60]], np.float32)
    assert cut_out(image, corners).shape == (20, 100, 3)
    standing = np.array([[100, 10], [110, 10], [110, 90], [100, 90]], np.float32)
    assert cut_out(image, standing).shape == (10, 80, 3)


def blanks_put_into(text: str, places: list[float]) -> Words:
    """Characters with their middles at these places, in widths of a Chinese character."""
    whole = places[-1] + 0.5
    return spaced(text, [place / whole for place in places], [0.9] * len(text), whole)


def test_gaps_of_the_print_become_blanks() -> None:
    words = blanks_put_into("供方盖章需方盖章", [0.5, 1.5, 2.5, 3.5, 9.5, 10.5, 11.5, 12.5])
    assert words.text == "供方盖章   需方盖章"
    assert len(words.edges) == len(words.text) + 1 and len(words.sure) == len(words.text)
    assert words.edges[4] == pytest.approx(4.25 / 13) and list(words.edges) == sorted(words.edges)
    assert blanks_put_into("应于收货后付清", [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5]).text == "应于收货后付清"
    assert blanks_put_into("一", [0.5]).text == "一"
    assert blanks_put_into("THE BUYER", [0.4, 1.2, 2.0, 2.4, 2.9, 3.7, 4.5, 5.3, 6.1]).text == "THE BUYER"


def test_black_ink_below_a_seal_stays_and_the_seal_goes(pages: ModuleType) -> None:
    page = Image.new("RGB", (1000, 1000), "white")
    page.paste((0, 0, 0), (300, 497, 700, 503))
    stamped = np.asarray(pages.stamped(page, pages.seal("苏州远通电器有限公司", "", 300), (500, 500)))
    clean, found = lifted(stamped)
    assert len(found) == 1 and found[0].shape == "round"
    assert clean[500, 480:520].max() < 60
    outside = np.ones((1000, 1000), bool)
    outside[480:520, 280:720] = False
    assert np.percentile(clean[outside], 1) > 225


def test_a_red_heading_is_no_seal(pages: ModuleType) -> None:
    page, _ = next(pages.drawn("关于供货的协议" * 3, 30))
    words = np.asarray(page.crop((0, 0, page.width, 600)))
    red = np.where(words < 128, np.array([200, 30, 30], np.uint8), words).astype(np.uint8)
    clean, found = lifted(red)
    assert not found and (clean == red).all()


def test_a_square_seal_is_told_from_a_round_one(pages: ModuleType) -> None:
    page = np.full((1000, 1000, 3), 255, np.uint8)
    page[400:560, 400:560] = (200, 30, 30)
    page[415:545, 415:545] = 255
    page[430:530, 440:470] = page[430:530, 490:520] = (200, 30, 30)
    (found,) = lifted(page)[1]
    assert found.shape == "square"
    assert without_red(page).shape == page.shape


def test_without_the_extra_a_scan_says_how_to_add_it(monkeypatch: pytest.MonkeyPatch, pages: ModuleType) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)  # how Python marks a package that is not to be found
    page = Image.new("RGB", (400, 300), "white")
    for data, name in ((pages.as_png(page), "scan.png"), (pages.as_pdf(page), "scan.pdf")):
        with pytest.raises(DraftUnreadable) as caught:
            read_here(data, name)
        assert caught.value.reason == "no_text"
        assert "make ocr" in caught.value.hint.zh and 'pip install "riskwatch[ocr]"' in caught.value.hint.en
    assert ".png" not in supported()
    monkeypatch.undo()
    assert ".png" in supported()
