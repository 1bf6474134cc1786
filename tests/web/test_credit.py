"""The credit file: every figure opens to what it came from; managers enter, sales look."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.invoices import import_invoices

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]
PAGE = "/customers/C-1008/credit"
FORM = {
    "period_end": "2025-12-31", "currency": "CNY", "unit": "万元", "total_assets": "1200", "current_assets": "660",
    "current_liabilities": "490", "total_liabilities": "750", "retained_earnings": "90", "ebit": "54",
}  # fmt: skip
LEDGER = "number,customer_ref,issued,due,amount,paid,paid_on\n" + "".join(
    f"F-{n},C-1008,2026-0{n}-01,2026-0{n}-20,50000,50000,2026-0{n}-2{n - 5}\n" for n in range(6, 10)
)


@pytest.fixture
def owing(desk: Desk, alert: Alert) -> Desk:
    import_invoices(desk, LEDGER.encode(), "i.csv", actor="me")
    return desk


@pytest.fixture
def send(token: Token) -> Callable[..., tuple[int, BeautifulSoup]]:
    def post(client: FlaskClient, where: str, **fields: object) -> tuple[int, BeautifulSoup]:
        data = {**fields, "csrf_token": token(client, "/account")}
        answer = client.post(f"{PAGE}/{where}", data=data, content_type="multipart/form-data")
        if answer.status_code == 303:
            answer_page = client.get(answer.headers["Location"].split("#")[0])
            return 303, BeautifulSoup(answer_page.get_data(as_text=True), "lxml")
        return answer.status_code, BeautifulSoup(answer.get_data(as_text=True), "lxml")

    return post


def words(soup: BeautifulSoup, where: str = "main") -> str:
    found = soup.select_one(where)
    assert found is not None, where
    return " ".join(found.get_text(" ").split())


Send = Callable[..., tuple[int, BeautifulSoup]]


def test_accounts_from_the_form_open_to_their_ratios(browser: Browser, owing: Desk, send: Send) -> None:
    client = browser("credit_manager")
    status, page = send(client, "accounts", **FORM, document=(io.BytesIO(b"scan"), "scan.pdf"))
    assert status == 303
    score = words(page, "#score")
    for piece in (
        "Z'' = 2.106, grey zone",
        "(6,600,000 − 4,900,000) ÷ 12,000,000",
        "0.141667",
        "55.125",
        "F-9 2026-09-20",
    ):
        assert piece in score, piece
    assert "340,000.00" in words(page, "#limit")
    proof = page.select_one("#accounts a[href^='/evidence/']")
    assert proof is not None
    assert client.get(str(proof["href"])).status_code == 200
    assert "Accounts of 2025-12-31" in words(page)


def test_a_wrong_field_says_why_and_keeps_what_was_typed(browser: Browser, owing: Desk, send: Send) -> None:
    status, page = send(browser("credit_manager"), "accounts", **{**FORM, "ebit": "about five"})
    assert status == 422
    assert "is not an amount" in words(page, ".field-error")
    assert page.select_one("input[name=total_assets][value='1200']") is not None
    assert page.select_one(".enter details[open]") is not None


def test_a_document_that_is_none_is_refused_in_words(browser: Browser, owing: Desk, send: Send) -> None:
    status, page = send(browser("admin"), "accounts/document", document=(io.BytesIO(b"<p>"), "a.html"))
    assert status == 422
    assert "The accounts were not imported" in words(page, ".message.error")


def test_limit_security_links_and_their_log(browser: Browser, owing: Desk, send: Send) -> None:
    client = browser("credit_manager")
    assert send(client, "limit", amount="120,000", reason="agreed")[0] == 303
    deposit = {"kind": "deposit", "amount": "50000", "currency": "CNY", "since": "2026-01-01", "note": "receipt 7"}
    assert send(client, "security", **deposit)[0] == 303
    status, page = send(client, "links", kind="guarantor", other_ref="C-1007", note="deed")
    assert status == 303
    assert "Northgate Fasteners Limited" in words(page, "#links")
    assert "¥50,000.00" in words(page, "#security")
    for piece in ("Limit ¥200,000.00 to ¥120,000.00", "Cash deposit of ¥50,000.00", "Guarantor: C-1007", "agreed"):
        assert piece in words(page), piece
    assert "floor E" in words(page, "#links"), "the guarantor is in liquidation"
    assert send(client, "links", kind="guarantor", other_ref="C-0")[0] == 422
    assert send(client, "links/end", kind="guarantor", other_ref="C-1007", reason="released")[0] == 303


def test_sales_see_it_and_change_nothing(browser: Browser, owing: Desk, send: Send) -> None:
    client = browser("sales")
    soup = BeautifulSoup(client.get(PAGE).get_data(as_text=True), "lxml")
    assert soup.select("main form") == []
    for where in (
        "accounts",
        "accounts/document",
        "limit",
        "rise",
        "security",
        "links",
        "links/end",
        "accounts/withdraw",
    ):
        assert send(client, where)[0] == 403, where


def test_the_same_as_json(browser: Browser, owing: Desk, send: Send) -> None:
    client = browser("credit_manager")
    send(client, "accounts", **FORM)
    made = json.loads(client.get(f"{PAGE}/file.json").data)
    assert made["parts"]["F"] == "55.125"
    assert made["financial"]["x1"] == "0.141667"
    assert made["accounts"][0]["figures"]["total_assets"] == "12000000.00"
    assert made["payment"]["invoices"] == 4


def test_a_rise_too_early_is_refused_in_words(browser: Browser, owing: Desk, send: Send) -> None:
    status, page = send(browser("credit_manager"), "rise", reason="please")
    assert status == 422
    assert "earn no better grade" in words(page, ".message.error")


def test_in_chinese_and_for_a_stranger(browser: Browser, owing: Desk) -> None:
    client = browser("sales")
    client.get("/language/zh")
    said = words(BeautifulSoup(client.get(PAGE).get_data(as_text=True), "lxml"))
    for piece in ("信用档案", "会不会拖款", "起始额度", "尚无财务报表"):
        assert piece in said, piece
    assert client.get("/customers/C-0/credit").status_code == 404
