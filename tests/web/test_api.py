"""The JSON API: who may ask, what it answers, how it refuses."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import fastjsonschema
import pytest
from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.tokens import add_token, revoke_token, token_user
from riskwatch.web import create_app

PROBLEM = "application/problem+json"


@pytest.fixture
def secret(desk: Desk) -> str:
    return add_token(desk, "sales@example.com", "the ERP", 30)[1]


def asked(client: FlaskClient, path: str, secret: str) -> Any:
    return client.get(f"/api/v1{path}", headers={"Authorization": f"Bearer {secret}"})


def test_no_token_a_wrong_one_and_a_revoked_one(desk: Desk, anyone: FlaskClient, secret: str) -> None:
    answer = anyone.get("/api/v1/customers")
    assert (answer.status_code, answer.mimetype) == (401, PROBLEM)
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert "riskwatch tokens add" in answer.get_json()["detail"]
    assert asked(anyone, "/customers", "rw_wrong").headers["WWW-Authenticate"].endswith('"invalid_token"')
    with desk.store.reading() as unit:
        token = unit.tokens.all()[0]
    revoke_token(desk, token.id)
    assert asked(anyone, "/customers", secret).status_code == 401
    with pytest.raises(NotThere):
        revoke_token(desk, token.id)


def test_a_token_ends_and_only_its_hash_is_stored(desk: Desk, secret: str) -> None:
    assert token_user(desk, secret) is not None
    late = Desk(**{**desk.__dict__, "wall": lambda: desk.wall() + timedelta(days=31)})
    assert token_user(late, secret) is None
    with desk.store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM api_tokens").all()
    assert secret not in str(rows)
    for name, days in (("", 30), ("x", 0), ("x", 10_000)):
        with pytest.raises(PolicyRefused):
            add_token(desk, "sales@example.com", name, days)
    with pytest.raises(NotThere):
        add_token(desk, "nobody@example.com", "x", 30)


def test_what_was_known_on_a_day(alert: Alert, desk: Desk, anyone: FlaskClient, secret: str) -> None:
    now = asked(anyone, "/customers/C-1007/known?on=2026-11-24", secret).get_json()
    assert (now["schema"], now["on"], now["grade"]["grade"]) == ("riskwatch.known/1", "2026-11-24", "E")
    event = next(e for e in now["events"] if e["code"] == "LIQUIDATION_SOLVENT")
    assert (event["event_date"], event["published"], event["first_seen"][:10]) == (
        "2026-11-20",
        "2026-11-21",
        "2026-11-23",
    )
    register = now["registers"]["gb_companies_house"]
    assert register["charges"] is None  # not checked, which is not the same as none
    assert now["alerts"][0]["proposal"] == "stop_supply"
    before = asked(anyone, "/customers/C-1007/known?on=2026-11-20", secret).get_json()
    assert (before["events"], before["registers"], before["grade"]["grade"]) == ([], {}, "B")


def test_the_portfolio_a_page_at_a_time(alert: Alert, anyone: FlaskClient, secret: str) -> None:
    first = asked(anyone, "/customers?limit=1", secret).get_json()
    assert ([c["ref"] for c in first["customers"]], first["next"]) == (["C-1007"], "C-1007")
    second = asked(anyone, f"/customers?limit=1&after={first['next']}", secret).get_json()
    assert ([c["ref"] for c in second["customers"]], second["next"]) == (["C-1008"], None)
    assert asked(anyone, "/customers/C-1007", secret).get_json()["name"] == "Northgate Fasteners Limited"


@pytest.mark.parametrize(
    ("path", "status"),
    [("/customers/none", 404), ("/customers/C-1007/known", 400), ("/customers/C-1007/known?on=yesterday", 400),
     ("/customers?limit=0", 400), ("/customers?limit=x", 400), ("/nothing", 404)],
)  # fmt: skip
def test_errors_are_problem_details(alert: Alert, anyone: FlaskClient, secret: str, path: str, status: int) -> None:
    answer = asked(anyone, path, secret)
    assert (answer.status_code, answer.mimetype) == (status, PROBLEM)
    body = answer.get_json()
    assert (body["status"], body["type"]) == (status, "about:blank")
    assert body["title"]
    assert body["title_zh"]
    described = anyone.get("/api/v1/openapi.json").get_json()
    fastjsonschema.compile(described["components"]["schemas"]["problem"])(body)


def test_the_description_names_every_call(desk: Desk, anyone: FlaskClient) -> None:
    described = anyone.get("/api/v1/openapi.json").get_json()
    rules = [rule for rule in create_app(desk).url_map.iter_rules() if rule.endpoint.startswith("api.")]
    served = {re.sub(r"<(\w+)>", r"{\1}", rule.rule.removeprefix("/api/v1")) for rule in rules}
    assert set(described["paths"]) == served - {"/openapi.json"}
    assert described["openapi"] == "3.1.0"


def test_a_session_of_the_pages_opens_no_call_and_a_token_no_page(
    alert: Alert, anyone: FlaskClient, secret: str
) -> None:
    assert anyone.get("/customers", headers={"Authorization": f"Bearer {secret}"}).status_code == 302
