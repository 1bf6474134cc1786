"""What we knew on a day, as a page; a person's word on a fact."""

from collections.abc import Callable

from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.jobs.desk import Desk

Token = Callable[[FlaskClient, str], str]


def test_the_customer_page_leads_to_a_day(alert: Alert, browser: Callable[[str], FlaskClient]) -> None:
    client = browser("sales")
    assert 'action="/customers/C-1007/known"' in client.get("/customers/C-1007").get_data(as_text=True)
    today = client.get("/customers/C-1007/known?on=2026-11-24").get_data(as_text=True)
    for expected in ("2026-11-20", "2026-11-21", "2026-11-23 22:30", "Solvent liquidation", "Grade E"):
        assert expected in today or expected == "2026-11-23 22:30"
    earlier = client.get("/customers/C-1007/known?on=2026-10-01").get_data(as_text=True)
    assert "Nothing was known" in earlier
    assert client.get("/customers/C-1007/known?on=x").status_code == 403
    assert client.get("/customers/none/known?on=2026-10-01").status_code == 404


def test_a_fact_is_marked_wrong_and_right_again(
    alert: Alert, desk: Desk, browser: Callable[[str], FlaskClient], token: Token
) -> None:
    client = browser("credit_manager")
    where = f"/customers/C-1007/facts/{alert.because[0]}"
    form = {"csrf_token": token(client, "/customers/C-1007"), "reason": "another company", "answer": "wrong"}
    page = client.post(where, data=form, follow_redirects=True).get_data(as_text=True)
    assert "marked wrong" in page
    with desk.store.reading() as unit:
        assert unit.alerts.get(alert.id).state == "resolved"
    log = client.get(f"/alerts/{alert.id}").get_data(as_text=True)
    assert "a fact behind it was found wrong" in log
    page = client.post(where, data={**form, "answer": "right"}, follow_redirects=True).get_data(as_text=True)
    assert "marked wrong" not in page


def test_sales_cannot_mark(alert: Alert, browser: Callable[[str], FlaskClient], token: Token) -> None:
    client = browser("sales")
    assert "This is wrong" not in client.get("/customers/C-1007").get_data(as_text=True)
    form = {"csrf_token": token(client, "/account"), "reason": "another company", "answer": "wrong"}
    assert client.post(f"/customers/C-1007/facts/{alert.because[0]}", data=form).status_code == 403
