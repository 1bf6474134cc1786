"""A changed policy tried on the last year from its form."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.invoices import import_invoices

Browser = Callable[[str], FlaskClient]


def fields(client: FlaskClient) -> dict[str, str]:
    soup = BeautifulSoup(client.get("/policy/edit").get_data(as_text=True), "lxml")
    form = soup.select_one("form.house-form")
    assert form is not None
    given = {str(one["name"]): str(one.get("value", "")) for one in form.select("input[name]")}
    for choice in form.select("select[name]"):
        chosen = choice.select_one("option[selected]") or choice.select_one("option")
        assert chosen is not None
        given[str(choice["name"])] = str(chosen["value"])
    return {**given, "owner": "me", "reason": "tighter"}


def test_the_form_can_be_tried_before_it_is_stored(browser: Browser, desk: Desk, alert: Alert) -> None:
    ledger = "number,customer_ref,issued,due,amount\nF-1,C-1008,2026-06-01,2026-07-01,50000\n"
    import_invoices(desk, ledger.encode(), "i.csv", actor="me")
    client = browser("credit_manager")
    given = {**fields(client), "overdue_tolerance": "CNY 90000", "starter_limit": "CNY 10000"}
    answer = client.post("/policy/replay", data=given)
    assert answer.status_code == 200
    page = " ".join(BeautifulSoup(answer.get_data(as_text=True), "lxml").main.get_text(" ").split())  # type: ignore[union-attr]
    assert re.search(r"questions lost [1-9]\d* ¥50,000\.00", page)
    assert "常州榆廷建设工程有限公司" in page
    assert "→ CNY 90,000" in page
    with desk.store.reading() as unit:
        assert unit.policies.latest() is None, "nothing was stored"
    kept = {
        str(one["name"]): str(one["value"])
        for one in BeautifulSoup(answer.get_data(as_text=True), "lxml").select("main form input[name]")
    }
    assert client.post("/policy/edit", data=kept).status_code == 303
    with desk.store.reading() as unit:
        stored = unit.policies.latest()
    assert stored is not None
    assert stored.policy.starter_limit.amount == 10_000


def test_what_cannot_be_used_goes_back_to_the_form(browser: Browser, alert: Alert) -> None:
    client = browser("admin")
    answer = client.post("/policy/replay", data={**fields(client), "weight_accounts": "90%"})
    assert answer.status_code == 422
    assert "do not add up to 100%" in answer.get_data(as_text=True)
    client.get("/language/zh")
    said = client.post("/policy/replay", data={**fields(client), "grade_from_score": "A: 20, B: 30, C: 40"})
    assert "较好等级的最低分不高于较差等级" in said.get_data(as_text=True)


def test_sales_do_not_replay(browser: Browser, alert: Alert) -> None:
    client = browser("sales")
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/account").get_data(as_text=True))
    assert token is not None
    assert client.post("/policy/replay", data={"csrf_token": token[1]}).status_code == 403
