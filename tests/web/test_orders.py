"""The orders page and the API's calls about orders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.orders import import_orders
from riskwatch.jobs.tokens import add_token

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]
ORDERS = "number,customer_ref,amount,accepted_on\nSO-1,C-1008,150000,2026-11-01\nSO-2,C-1008,90000,2026-11-02\nSO-3,C-1007,5,\n"


@pytest.fixture
def busy(desk: Desk, alert: Alert) -> Desk:
    import_orders(desk, ORDERS.encode(), "o.csv", actor="me")
    return desk


@pytest.fixture
def call(desk: Desk, anyone: FlaskClient) -> Callable[..., Any]:
    secret = add_token(desk, "credit_manager@example.com", "the ERP", 30, ["orders"])[1]

    def send(path: str, body: Any = None, key: str = "", secret: str = secret) -> Any:
        headers = {"Authorization": f"Bearer {secret}", **({"Idempotency-Key": key} if key else {})}
        if body is None:
            return anyone.get(f"/api/v1{path}", headers=headers)
        return anyone.post(f"/api/v1{path}", json=body, headers=headers)

    return send


def words(page: str, where: str = "main") -> str:
    found = BeautifulSoup(page, "lxml").select_one(where)
    assert found is not None, where
    return " ".join(found.get_text(" ").split())


def test_held_orders_stand_first_with_the_reason(browser: Browser, busy: Desk) -> None:
    page = browser("sales").get("/orders").get_data(as_text=True)
    rows = [" ".join(row.get_text(" ").split()) for row in BeautifulSoup(page, "lxml").select(".orders-table tbody tr")]
    assert rows[0].startswith("SO-3 Northgate")
    assert "No, do not deliver" in rows[0]
    assert "above the limit of ¥200,000.00" in rows[1]
    assert "Yes, deliver" in rows[2]
    assert "SO-2" in words(browser("sales").get("/orders?show=prepaid").get_data(as_text=True), ".orders-table")
    assert BeautifulSoup(page, "lxml").select(".orders-table form") == [], "sales release nothing"


def test_a_question_about_an_order_that_is_not_booked(browser: Browser, busy: Desk) -> None:
    client = browser("sales")
    page = client.get("/orders/check?customer=C-1008&amount=5,000").get_data(as_text=True)
    assert "Only against prepayment" in words(page, ".answer-card")
    assert "¥240,000.00" in words(page, ".answer-card")
    assert client.get("/orders/check?customer=C-0&amount=5").status_code == 422
    assert client.get("/orders/check?customer=C-1008&amount=some").status_code == 422
    client.get("/language/zh")
    assert "先款后货" in words(
        client.get("/orders/check?customer=C-1008&amount=5000").get_data(as_text=True), ".answer-card"
    )


def test_a_manager_releases_and_holds(browser: Browser, busy: Desk, token: Token) -> None:
    client = browser("credit_manager")
    form = {"csrf_token": token(client, "/account"), "until": "2026-11-30", "reason": "pays on Friday"}
    assert client.post("/orders/C-1008/SO-2/release", data=form).status_code == 303
    assert "Released by credit_manager@example.com until 2026-11-30 (pays on Friday)" in words(
        client.get("/orders").get_data(as_text=True)
    )
    assert client.post("/orders/C-1008/SO-2/release", data={**form, "until": "2027-11-30"}).status_code == 422
    assert client.post("/orders/C-1008/SO-2/end-release", data=form).status_code == 303
    assert client.post("/orders/C-1008/hold", data=form).status_code == 303
    held = client.get("/orders/check?customer=C-1008&amount=1").get_data(as_text=True)
    assert "holds deliveries to this customer: pays on Friday" in words(held, ".answer-card")
    lift = str(BeautifulSoup(held, "lxml").select_one(".answer-card form")["action"])  # type: ignore[index]
    assert client.post(lift, data=form).status_code == 303
    sales = browser("sales")
    refused = {**form, "csrf_token": token(sales, "/account")}
    for path in ("/orders/C-1008/SO-2/release", "/orders/C-1008/hold", lift, "/orders/import"):
        assert sales.post(path, data=refused).status_code == 403, path


def test_an_erp_asks_before_picking(call: Callable[..., Any], busy: Desk) -> None:
    answer = call("/order-check", {"customer": "C-1008", "amount": "90000.00", "number": "SO-2"})
    assert answer.status_code == 200
    made = answer.get_json()
    assert (made["answer"], made["room"], made["order"]["on_credit"]) == ("prepaid", "50000.00", "90000.00")
    assert made["grounds"][0]["code"] == "over_limit"
    assert made["grounds"][0]["says"]["zh"]
    assert made["exposure"]["kinds"] == {"orders": "150000.00"}
    assert call("/order-check", {"customer": "C-1008", "amount": 1000, "prepaid": "1000"}).get_json()["answer"] == "yes"


def test_what_is_wrong_with_a_call_is_said_field_by_field(call: Callable[..., Any], busy: Desk) -> None:
    answer = call("/order-check", {"customer": 7.5, "amount": 10.5, "colour": "red", "deliver_on": "soon"})
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    fields = {error["field"]: error["en"] for error in answer.get_json()["errors"]}
    assert set(fields) == {"customer", "colour", "deliver_on"}
    assert call("/order-check", {"customer": "C-0", "amount": "1"}).status_code == 404
    assert call("/order-check", ["C-1008"]).status_code == 400


def test_an_order_is_booked_once_however_often_it_is_sent(call: Callable[..., Any], busy: Desk) -> None:
    order = {"customer": "C-1008", "number": "E-1", "amount": "1000.00"}
    assert call("/orders", order).status_code == 400, "no key"
    first, again = call("/orders", order, "k1"), call("/orders", order, "k1")
    assert first.status_code == 200
    assert (again.get_data(), again.headers["Idempotency-Replayed"]) == (first.get_data(), "true")
    assert call("/orders", {**order, "amount": "2000.00"}, "k1").status_code == 422
    wrong = call("/orders", {"customer": "C-1008"}, "k2")
    assert {error["field"] for error in wrong.get_json()["errors"]} == {"number", "amount"}
    listed = call("/orders?customer=C-1008&limit=2").get_json()
    assert [each["number"] for each in listed["orders"]] == ["E-1", "SO-2"]
    assert [
        each["number"] for each in call(f"/orders?customer=C-1008&limit=2&after={listed['next']}").get_json()["orders"]
    ] == ["SO-1"]
    assert call("/orders?answer=maybe").status_code == 404


def test_a_token_that_may_only_read_cannot_ask_about_orders(call: Callable[..., Any], desk: Desk, busy: Desk) -> None:
    reading = add_token(desk, "sales@example.com", "a report", 30)[1]
    answer = call("/order-check", {"customer": "C-1008", "amount": "1"}, secret=reading)
    assert answer.status_code == 403
    assert "lacks orders" in answer.get_json()["title"]
    assert call("/orders", secret=reading).status_code == 200


def test_the_description_names_every_call(call: Callable[..., Any]) -> None:
    paths = call("/openapi.json").get_json()["paths"]
    assert {"post"} == set(paths["/order-check"])
    assert {"get", "post"} == set(paths["/orders"])
