"""The page of overrides: for those who decide, by rule and by person, with counts and interval."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.jobs import alerts
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.invoices import import_invoices
from riskwatch.jobs.orders import import_orders, release
from riskwatch.store.records import User

Browser = Callable[[str], FlaskClient]


def page_of(client: FlaskClient) -> str:
    soup = BeautifulSoup(client.get("/overrides").get_data(as_text=True), "lxml")
    assert soup.main is not None
    return " ".join(soup.main.get_text(" ").split())


def test_what_became_of_an_override_stands_by_rule_and_by_person(
    browser: Browser, desk: Desk, alert: Alert, user: Callable[[str], User]
) -> None:
    assert "Nothing was overridden" in page_of(browser("admin"))
    order = "订单号,客户编号,金额,下单日期,交货日期\nSO-1,C-1008,350000,2026-06-01,2026-12-01\n"
    import_orders(desk, order.encode(), "o.csv", actor="me")
    release(desk, "C-1008", "SO-1", desk.today + timedelta(days=3), user("credit_manager"), "the insurer agreed")
    ledger = "number,customer_ref,issued,due,amount,contract_ref\nF-1,C-1008,2026-06-01,2026-07-01,350000,SO-1\n"
    import_invoices(desk, ledger.encode(), "i.csv", actor="me")
    alerts.decide(desk, alert.id, user("admin"), "rejected", "they pay in advance")
    page = page_of(browser("credit_manager"))
    assert "Above the limit 1 1 0 0 1 21–100%, too few to compare ¥350,000.00 ¥350,000.00" in page
    assert "credit_manager 1 1 0 0 1" in page
    assert "the insurer agreed" in page
    assert "they pay in advance" in page
    client = browser("credit_manager")
    client.get("/language/zh")
    assert "21–100%，样本太少，不宜比较" in page_of(client)


def test_sales_do_not_see_it(browser: Browser) -> None:
    assert browser("sales").get("/overrides").status_code == 403
