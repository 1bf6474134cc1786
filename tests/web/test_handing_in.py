"""Handing in a page on the web: what is shown is what is kept, and nothing is kept unseen."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]
FOLDER = Path(__file__).parent.parent / "recordings" / "by_hand"
BOOK = "客户编号,客户名称,国家,编号类型,登记号\nC-9001,江阴砚溪机械有限公司,CN,uscc,91320282MA0DEM03XQ\n"
PAGE = "/customers/C-9001/pages"


@pytest.fixture
def client(desk: Desk, browser: Browser) -> FlaskClient:
    import_book(desk, BOOK.encode(), "book.csv", actor="me")
    return browser("credit_manager")


def shown(client: FlaskClient, token: Token, name: str) -> BeautifulSoup:
    form = {"file": (io.BytesIO((FOLDER / name).read_bytes()), name), "csrf_token": token(client, PAGE)}
    return BeautifulSoup(client.post(PAGE, data=form).get_data(as_text=True), "lxml")


def kept(client: FlaskClient, soup: BeautifulSoup, **more: str) -> int:
    form = soup.select_one("form[action*='/pages/']")
    assert form is not None
    fields = {str(field["name"]): str(field.get("value", "")) for field in form.select("input[type!=checkbox]")}
    return client.post(str(form["action"]), data={**fields, **more}).status_code


def test_a_page_is_shown_before_it_is_kept(client: FlaskClient, token: Token, desk: Desk) -> None:
    soup = shown(client, token, "gsxt_full_made_up.html")
    text = soup.get_text(" ", strip=True)
    assert "pledged shares" in text and "confirmed by the code" in text
    with desk.store.reading() as unit:
        assert unit.events.of("C-9001") == ()
    assert soup.select_one("input[name=confirmed]") is None, "the code confirms it"
    assert kept(client, soup) == 303
    with desk.store.reading() as unit:
        (capture,) = unit.captures.of("C-9001")
        assert (capture.file, capture.matched) == ("gsxt_full_made_up.html", "id")
        assert {event.code for event in unit.events.of("C-9001")} >= {"EQUITY_FROZEN", "ADDRESS_INVALID"}
    page = client.get("/customers/C-9001").get_data(as_text=True)
    assert "publicity system (gsxt)" in page
    proof = client.get(f"/evidence/{capture.sha256}").get_data(as_text=True)
    assert capture.actor in proof


def test_a_name_alone_needs_the_tick_of_a_person(client: FlaskClient, token: Token, desk: Desk) -> None:
    soup = shown(client, token, "zxgk_dishonest_made_up.html")
    assert soup.select_one("input[name=confirmed]") is not None
    assert kept(client, soup) == 422
    with desk.store.reading() as unit:
        assert unit.events.of("C-9001") == ()
    assert kept(client, soup, confirmed="on") == 303
    with desk.store.reading() as unit:
        assert [event.code for event in unit.events.of("C-9001")] == ["JUDGMENT_DISHONEST"]


def test_a_challenge_and_a_strange_file_are_refused_with_what_to_do(client: FlaskClient, token: Token) -> None:
    assert "Pass it in the browser" in shown(client, token, "zxgk_challenge_made_up.html").get_text()
    form = {"file": (io.BytesIO(b"<p>shoes</p>"), "shop.html"), "csrf_token": token(client, PAGE)}
    answer = client.post(PAGE, data=form)
    assert answer.status_code == 422
    assert "which site" in answer.get_data(as_text=True)


def test_the_form_says_how_each_site_is_saved(client: FlaskClient) -> None:
    text = client.get(PAGE).get_data(as_text=True)
    for site in ("(zxgk)", "Credit China", "(pccz)", "(zhongdengwang)"):
        assert site in text
    assert client.get("/customers/C-0000/pages").status_code == 404
