"""Importing customers: the preview tells the truth, and exactly what was shown is stored."""

from __future__ import annotations

import io
from collections.abc import Callable

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from riskwatch.jobs.desk import Desk

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]

GOOD = (
    "ref,name,country,id_scheme,identifier,credit_limit,currency\nC-1,Kent Bolts Limited,GB,gb_coh,01234567,1000,GBP\n"
)
BAD = GOOD + "C-2,,GB,,,oops,GBP\n"
PAGE = "/customers/import"


def preview(client: FlaskClient, token: Token, text: str, name: str = "book.csv") -> BeautifulSoup:
    form = {"file": (io.BytesIO(text.encode()), name), "csrf_token": token(client, PAGE)}
    answer = client.post(PAGE, data=form)
    assert answer.status_code == 200
    return BeautifulSoup(answer.get_data(as_text=True), "lxml")


def stored(desk: Desk) -> list[str]:
    with desk.store.reading() as unit:
        return [customer.ref for customer in unit.customers.all()]


def confirm(client: FlaskClient, soup: BeautifulSoup, **more: str) -> int:
    form = soup.select_one(".import-confirm")
    assert form is not None
    field = form.select_one("input[name=csrf_token]")
    assert field is not None
    return client.post(str(form["action"]), data={"csrf_token": str(field["value"]), **more}).status_code


def test_the_preview_stores_nobody(browser: Browser, token: Token, desk: Desk) -> None:
    soup = preview(browser("credit_manager"), token, GOOD)
    assert "1 new" in soup.get_text()
    assert "every row can be used" in soup.get_text()
    assert stored(desk) == []


def test_confirming_stores_what_was_shown(browser: Browser, token: Token, desk: Desk) -> None:
    client = browser("credit_manager")
    assert confirm(client, preview(client, token, GOOD)) == 303
    assert stored(desk) == ["C-1"]


def test_bad_rows_come_first_with_the_reason(browser: Browser, token: Token) -> None:
    soup = preview(browser("credit_manager"), token, BAD)
    rows = soup.select(".import-rows tbody tr")
    assert "bad" in rows[0]["class"]
    assert "cannot be used" in rows[0].get_text()
    assert "must not be empty" in rows[0].get_text()
    assert "1 row cannot be used" in soup.get_text()


def test_bad_rows_are_left_out_only_when_somebody_says_so(browser: Browser, token: Token, desk: Desk) -> None:
    client = browser("credit_manager")
    soup = preview(client, token, BAD)
    assert confirm(client, soup) == 422
    assert stored(desk) == []
    assert confirm(client, soup, skip_bad_rows="on") == 303
    assert stored(desk) == ["C-1"]


def test_the_bad_rows_come_back_as_a_file(browser: Browser, token: Token) -> None:
    client = browser("credit_manager")
    link = preview(client, token, BAD).select_one(".import-confirm a[href$='bad-rows.csv']")
    assert link is not None
    text = client.get(str(link["href"])).get_data().decode("utf-8-sig")
    assert text.splitlines()[0].endswith(",reason")
    assert text.splitlines()[1].startswith("C-2,")


def test_a_file_that_is_no_table_is_refused(browser: Browser, token: Token) -> None:
    client = browser("credit_manager")
    form = {"file": (io.BytesIO(b"hello\n"), "x.csv"), "csrf_token": token(client, PAGE)}
    assert client.post(PAGE, data=form).status_code == 422


def test_sales_cannot_confirm(browser: Browser, token: Token, desk: Desk) -> None:
    soup = preview(browser("credit_manager"), token, GOOD)
    form = soup.select_one(".import-confirm")
    assert form is not None
    sales = browser("sales")
    assert sales.post(str(form["action"]), data={"csrf_token": token(sales, "/account")}).status_code == 403
    assert stored(desk) == []
