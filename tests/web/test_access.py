"""Who gets where: nothing without signing in, and only as far as the role goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.jobs.desk import Desk
from riskwatch.web import access, create_app
from riskwatch.web.api import bearer

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]

PAGES = (
    "/",
    "/drafts",
    "/customers",
    "/customers/import",
    "/receivables",
    "/receivables/import",
    "/digest",
    "/rules",
    "/account",
    "/system",
    "/evidence/00",
)


@pytest.mark.parametrize("page", PAGES)
def test_without_signing_in_every_page_asks_to(anyone: FlaskClient, page: str) -> None:
    answer = anyone.get(page)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/login?next=")


def test_every_endpoint_but_a_few_is_behind_the_sign_in(desk: Desk) -> None:
    app = create_app(desk)
    client = app.test_client()
    for rule in app.url_map.iter_rules():
        if rule.endpoint in access.OPEN or "GET" not in (rule.methods or ()):
            continue
        url = rule.rule
        for argument in rule.arguments:
            url = url.replace(f"<{argument}>", "x")
        expected = 302
        if rule.endpoint.startswith("api."):  # programs are refused, not sent to the sign-in
            expected = 200 if rule.endpoint == bearer.OPEN else 401
        assert client.get(url).status_code == expected, url


def test_signing_in_leads_to_the_page_that_was_wanted(anyone: FlaskClient, token: Token) -> None:
    page = anyone.get("/customers?q=x").headers["Location"]
    form = {"email": "sales@example.com", "password": "correct horse 9", "csrf_token": token(anyone, page)}
    answer = anyone.post(page, data=form)
    assert answer.headers["Location"] == "/customers?q=x"
    cookie = next(value for value in answer.headers.getlist("Set-Cookie") if value.startswith("riskwatch_session="))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert anyone.get("/customers").status_code == 200


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_to_another_site(anyone: FlaskClient, token: Token, target: str) -> None:
    form = {"email": "sales@example.com", "password": "correct horse 9", "csrf_token": token(anyone, "/login")}
    answer = anyone.post("/login", query_string={"next": target}, data=form)
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(
    ("email", "password"), [("sales@example.com", "wrong"), ("nobody@example.com", "correct horse 9")]
)
def test_a_wrong_password_and_an_unknown_address_look_the_same(
    anyone: FlaskClient, token: Token, email: str, password: str
) -> None:
    answer = anyone.post("/login", data={"email": email, "password": password, "csrf_token": token(anyone, "/login")})
    assert answer.status_code == 401
    assert "Set-Cookie" not in answer.headers or "riskwatch_session" not in answer.headers["Set-Cookie"]
    assert "邮箱或密码不对" in answer.get_data(as_text=True)


def test_signing_out_ends_the_session_on_our_side_too(browser: Browser, token: Token) -> None:
    client = browser("sales")
    cookie = client.get_cookie("riskwatch_session")
    assert cookie is not None
    client.post("/logout", data={"csrf_token": token(client, "/account")})
    client.set_cookie("riskwatch_session", cookie.value)
    assert client.get("/account").status_code == 302


@pytest.mark.parametrize(
    ("role", "page", "status"),
    [
        ("sales", "/system", 403),
        ("credit_manager", "/system", 403),
        ("admin", "/system", 200),
        ("sales", "/customers/import", 403),
        ("credit_manager", "/customers/import", 200),
        ("sales", "/customers", 200),
        ("sales", "/drafts", 200),
    ],
)
def test_roles(browser: Browser, role: str, page: str, status: int) -> None:
    answer = browser(role).get(page)
    assert answer.status_code == status
    if status == 403:
        assert "needs" in answer.get_data(as_text=True)


def test_sales_may_look_at_a_proposal_but_not_approve_it(
    browser: Browser, alert: Alert, token: Token, desk: Desk
) -> None:
    client = browser("sales")
    page = f"/alerts/{alert.id}"
    assert 'value="approve"' not in client.get(page).get_data(as_text=True)
    form = {"answer": "approve", "reason": "because", "csrf_token": token(client, page)}
    assert client.post(page, data=form).status_code == 403
    with desk.store.reading() as unit:
        assert unit.alerts.get(alert.id).state == "open"


def test_a_new_password_signs_the_other_devices_out(browser: Browser, token: Token) -> None:
    here, there = browser("sales"), browser("sales")
    form = {"old": "correct horse 9", "new": "another horse 10", "csrf_token": token(here, "/account")}
    assert here.post("/account/password", data=form).status_code == 303
    assert here.get("/account").status_code == 200
    assert there.get("/account").status_code == 302


def test_the_present_password_is_asked_for(browser: Browser, token: Token) -> None:
    client = browser("sales")
    form = {"old": "wrong", "new": "another horse 10", "csrf_token": token(client, "/account")}
    assert client.post("/account/password", data=form).status_code == 403
    assert client.get("/account").status_code == 200


def test_an_administrator_adds_a_user_who_can_sign_in(browser: Browser, token: Token, anyone: FlaskClient) -> None:
    client = browser("admin")
    form = {"email": "new@example.com", "name": "New", "role": "sales", "csrf_token": token(client, "/system")}
    page = client.post("/system/users", data=form, follow_redirects=True).get_data(as_text=True)
    password = page.partition("with the password ")[2].partition(". It is shown")[0]
    answer = anyone.post(
        "/login", data={"email": "new@example.com", "password": password, "csrf_token": token(anyone, "/login")}
    )
    assert answer.status_code == 302
