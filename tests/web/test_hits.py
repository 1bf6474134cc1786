"""The page of hits by name."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.domain.snapshot import InsolvencyCase, NameHit
from riskwatch.jobs.desk import Desk
from riskwatch.watch.hits import KeptHit

PAGE = "/customers/hits"
HIT = NameHit(
    "9000002", "HARROWMERE PUMPS", "petition to wind up: …", 88, url="https://www.thegazette.co.uk/id/notice/9000002",
    case=InsolvencyCase("9000002", "compulsory liquidation", "petition"),
)  # fmt: skip


def ask(desk: Desk) -> None:
    with desk.store.transaction() as unit:
        unit.hits.propose(KeptHit("C-1008", "gb_gazette", HIT, datetime(2026, 11, 24, tzinfo=UTC)))


def test_hit_is_shown_and_answered(
    alert: Alert, desk: Desk, browser: Callable[[str], FlaskClient], token: Callable[[FlaskClient, str], str]
) -> None:
    client = browser("credit_manager")
    assert "No notice waits for an answer" in client.get(PAGE).get_data(as_text=True)
    ask(desk)
    page = client.get(PAGE).get_data(as_text=True)
    assert "HARROWMERE PUMPS" in page
    assert "88" in page
    assert f'href="{PAGE}"' in client.get("/customers").get_data(as_text=True)
    form = {"csrf_token": token(client, PAGE), "source": "gb_gazette", "hit": "9000002", "answer": "reject"}
    assert client.post(f"{PAGE}/C-1008", data={**form, "reason": ""}).status_code == 403
    assert client.post(f"{PAGE}/C-1008", data={**form, "reason": "another town"}).status_code == 303
    with desk.store.reading() as unit:
        assert unit.hits.open() == ()
    assert client.post(f"{PAGE}/C-1008", data={**form, "hit": "x", "reason": "another town"}).status_code == 404


def test_sales_may_not_answer(
    alert: Alert, desk: Desk, browser: Callable[[str], FlaskClient], token: Callable[[FlaskClient, str], str]
) -> None:
    ask(desk)
    client = browser("sales")
    assert client.get(PAGE).status_code == 200
    form = {"csrf_token": token(client, "/account"), "source": "gb_gazette", "hit": "9000002", "answer": "confirm"}
    assert client.post(f"{PAGE}/C-1008", data={**form, "reason": "why"}).status_code == 403
