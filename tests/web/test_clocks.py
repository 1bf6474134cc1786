"""The page of periods and its calendar feed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar

from riskwatch.domain.alert import Alert
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.invoices import import_invoices
from riskwatch.jobs.users import change_user
from riskwatch.store.records import User

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]

LEDGER = b"""number,customer_ref,issued,due,amount,currency
OLD-1,C-1008,2023-10-01,2023-12-30,100000.00,CNY
NEW-1,C-1008,2026-10-01,2026-10-15,500.00,CNY
"""


@pytest.fixture
def owing(desk: Desk, alert: Alert) -> Desk:
    import_invoices(desk, LEDGER, "i.csv", actor="me")
    return desk


def test_what_ends_soon_comes_first_and_the_rest_on_demand(owing: Desk, browser: Browser) -> None:
    client = browser("sales")
    soon = client.get("/clocks").get_data(as_text=True)
    assert "OLD-1" in soon and "NEW-1" not in soon
    assert "36 days left" in soon
    assert "NEW-1" in client.get("/clocks?all=1").get_data(as_text=True)


def test_a_period_that_a_paper_tells_is_kept_and_finished(owing: Desk, browser: Browser, token: Token) -> None:
    client = browser("credit_manager")

    def send(place: str, **data: str) -> str:
        answer = client.post(place, data={"csrf_token": token(client, "/clocks"), **data}, follow_redirects=True)
        return answer.get_data(as_text=True)

    base = {"customer": "C-1008", "about": "保证合同 BZ-1", "began": "2026-11-20"}
    assert "fixed by contract" in send("/clocks", kind="guarantee", **base), "its end is not in the law"
    page = send("/clocks", kind="title_registration", **base)
    assert "保证合同 BZ-1" in page and "2026-11-30" in page
    place = re.search(r'action="(/clocks/[0-9a-f-]{36})"', page)
    assert place
    assert "Say what was done" in send(place[1], how="")
    assert "保证合同 BZ-1" not in send(place[1], how="已登记")
    assert "finished already" in send(place[1], how="已登记")
    assert "no customer C-9" in send("/clocks", kind="title_registration", **{**base, "customer": "C-9"})


def test_the_feed_is_read_without_signing_in_and_shut_by_a_new_password(
    owing: Desk, browser: Browser, anyone: FlaskClient, user: Callable[[str], User]
) -> None:
    page = browser("sales").get("/clocks").get_data(as_text=True)
    found = re.search(r'href="http://localhost(/clocks/feed/[^"]+\.ics)"', page)
    assert found
    answer = anyone.get(found[1])
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    entries = list(Calendar.from_ical(answer.data).walk("VEVENT"))
    assert [str(entry["summary"]) for entry in entries] == ["limitation period: 常州榆廷建设工程有限公司 OLD-1"]
    assert len(entries[0].walk("VALARM")) == 4
    assert anyone.get("/clocks/feed/forged.ics").status_code == 404
    change_user(owing, user("sales").id, password="another long one")
    assert anyone.get(found[1]).status_code == 404
