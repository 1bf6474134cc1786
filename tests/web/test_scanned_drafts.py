"""A scan on the web: read, judged, and each finding shown on the page it stands on."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime

import numpy as np
import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from PIL import Image, ImageDraw, ImageFont

from riskwatch.jobs.desk import Desk
from riskwatch.store.repositories.reading_progress import ReadingProgress

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


def test_whoever_waits_for_a_scan_sees_the_page_that_is_being_read(
    browser: Browser, token: Token, photo: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, int, int]] = []
    tell = ReadingProgress.tell

    def watched(self: ReadingProgress, ticket: str, actor: str, *, page: int, pages: int, at: datetime) -> None:
        tell(self, ticket, actor, page=page, pages=pages, at=at)
        told.append((ticket, page, pages))

    monkeypatch.setattr(ReadingProgress, "tell", watched)
    client = browser("sales")
    form = {"file": (io.BytesIO(photo), "terms.png"), "csrf_token": token(client, "/drafts"), "ticket": "t-1"}
    assert client.post("/drafts", data=form).status_code == 303
    assert ("t-1", 1, 1) in told
    assert client.get("/drafts/reading/t-1").status_code == 204, "it is over"


def test_only_the_sender_sees_how_far_the_reading_has_come(browser: Browser, desk: Desk) -> None:
    with desk.store.transaction() as unit:
        unit.reading_progress.tell("t-2", "sales@example.com", page=3, pages=12, at=desk.wall())
    assert browser("sales").get("/drafts/reading/t-2").get_json() == {"page": 3, "pages": 12}
    assert browser("credit_manager").get("/drafts/reading/t-2").status_code == 204
