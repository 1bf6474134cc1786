"""A scan on the web: read, judged, and each finding shown on the page it stands on."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from PIL import Image, ImageDraw, ImageFont

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]
TERMS = ("SALE AGREEMENT", "The Buyer shall pay each invoice within 120 days of its date.")


@pytest.fixture(scope="module")
def photo() -> bytes:
    page = Image.new("RGB", (1400, 420), "white")
    pen = ImageDraw.Draw(page)
    for number, line in enumerate(TERMS):
        pen.text((80, 90 + 140 * number), line, font=ImageFont.load_default(38), fill="black")
    buffer = io.BytesIO()
    page.transpose(Image.Transpose.ROTATE_90).save(buffer, "PNG")  # lies on its side
    return buffer.getvalue()


def test_a_photo_is_judged_and_its_words_are_shown(browser: Browser, token: Token, photo: bytes) -> None:
    client = browser("sales")
    form = {"file": (io.BytesIO(photo), "terms.png"), "csrf_token": token(client, "/drafts")}
    answer = client.post("/drafts", data=form)
    assert answer.status_code == 303
    soup = BeautifulSoup(client.get(answer.headers["Location"]).get_data(as_text=True), "lxml")
    paper, note = soup.select_one(".contract-paper"), soup.select_one(".note")
    assert paper is not None and "within 120 days" in paper.get_text()
    assert note is not None and "OCR" in note.get_text()
    pictures = soup.select(".finding-seen img")
    assert pictures and all(picture["alt"] for picture in pictures)
    shown = client.get(str(pictures[0]["src"]))
    assert shown.mimetype == "image/png"
    part = np.asarray(Image.open(io.BytesIO(shown.data)).convert("RGB")).astype(int)
    assert part.shape[1] > part.shape[0]  # upright again
    yellow = (part[:, :, 0] > 200) & (part[:, :, 2] < 180)
    assert 0.01 < yellow.mean() < 0.7
    black = part.max(axis=2) < 100
    assert (black & np.roll(yellow, 2, axis=1)).any()


def test_there_is_no_picture_of_words_that_no_page_shows(browser: Browser, token: Token) -> None:
    client = browser("sales")
    form = {"file": (io.BytesIO("\n".join(TERMS).encode()), "terms.txt"), "csrf_token": token(client, "/drafts")}
    place = client.post("/drafts", data=form).headers["Location"]
    page = client.get(place).get_data(as_text=True)
    assert "finding-seen" not in page
    assert client.get(f"{place}/seen/{'0' * 32}").status_code == 404
