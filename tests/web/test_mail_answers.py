"""Answering an alert from the mail: opening the link changes nothing, the button acts once, and every other case is said calmly."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from markupsafe import escape
from structlog.testing import capture_logs

from riskwatch.domain.alert import Alert
from riskwatch.jobs import alerts as answers
from riskwatch.jobs import mail_answers
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.mail_answers import BY_MAIL, LIFE, answer_url
from riskwatch.jobs.users import change_user
from riskwatch.store.records import User
from riskwatch.web import create_app

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]


@pytest.fixture
def link(desk: Desk, alert: Alert, user: Callable[[str], User]) -> str:
    """The path of the credit manager's link."""
    return answer_url(desk, user("credit_manager"), alert.id).removeprefix(desk.settings["PUBLIC_URL"])


def stored(desk: Desk, alert: Alert) -> Alert:
    with desk.store.reading() as unit:
        return unit.alerts.get(alert.id)


def log(desk: Desk, alert: Alert) -> list[tuple[str, str, str]]:
    with desk.store.reading() as unit:
        return [(entry.actor, entry.after, entry.reason) for entry in unit.alerts.log(alert.id)]


def test_opening_the_link_changes_nothing(desk: Desk, alert: Alert, anyone: FlaskClient, link: str) -> None:
    for _ in range(3):
        for method in ("get", "head", "options"):
            assert getattr(anyone, method)(link).status_code == 200
    page = anyone.get(link).get_data(as_text=True)
    assert "Northgate Fasteners Limited" in page
    assert stored(desk, alert).state == "open"
    assert anyone.post(link, data={"answer": "acknowledge"}).status_code == 400  # not from our page
    assert stored(desk, alert).state == "open"


def test_the_button_acts_once_and_in_the_readers_name(
    desk: Desk, alert: Alert, anyone: FlaskClient, link: str, token: Token
) -> None:
    form = {"csrf_token": token(anyone, link), "answer": "acknowledge"}
    assert "looking after it" in anyone.post(link, data=form).get_data(as_text=True)
    assert (stored(desk, alert).state, stored(desk, alert).owner) == ("acknowledged", "credit_manager@example.com")
    assert log(desk, alert)[-1] == ("credit_manager@example.com", "acknowledged", BY_MAIL)
    lines = len(log(desk, alert))
    assert "used already" in anyone.post(link, data=form).get_data(as_text=True)
    assert "used already" in anyone.get(link).get_data(as_text=True)
    assert len(log(desk, alert)) == lines


def test_later_needs_a_day_and_a_reason(desk: Desk, alert: Alert, anyone: FlaskClient, link: str, token: Token) -> None:
    until = desk.today + timedelta(days=3)
    form = {
        "csrf_token": token(anyone, link),
        "answer": "snooze",
        "until": until.isoformat(),
        "reason": "meeting on Friday",
    }
    too_far = desk.today + timedelta(days=15)
    for wrong in ({"reason": ""}, {"until": ""}, {"until": desk.today.isoformat()}, {"until": too_far.isoformat()}):
        assert anyone.post(link, data={**form, **wrong}).status_code == 403
        assert stored(desk, alert).state == "open"
    assert until.isoformat() in anyone.post(link, data=form).get_data(as_text=True)
    assert (stored(desk, alert).state, stored(desk, alert).snooze_until) == ("snoozed", until)
    reader = "credit_manager@example.com"
    assert log(desk, alert)[-2:] == [(reader, "open", BY_MAIL), (reader, "snoozed", "meeting on Friday")]


def test_it_runs_out(desk: Desk, alert: Alert, anyone: FlaskClient, link: str, token: Token) -> None:
    form = {"csrf_token": token(anyone, link), "answer": "acknowledge"}
    later = create_app(replace(desk, clock=lambda: desk.clock() + LIFE)).test_client()
    assert "run out" in later.get(link).get_data(as_text=True)
    with later.session_transaction() as session, anyone.session_transaction() as known:
        session.update(known)
    assert "run out" in later.post(link, data=form).get_data(as_text=True)
    assert stored(desk, alert).state == "open"


@pytest.mark.parametrize("end", ["used", "over"])
def test_a_link_that_does_not_work_any_more_tells_nothing_of_the_customer(
    desk: Desk, alert: Alert, anyone: FlaskClient, link: str, end: str
) -> None:
    page = anyone.get(link).get_data(as_text=True)
    told = ("Northgate Fasteners Limited", str(escape(alert.explanation.en)), "credit_manager@example.com")
    assert all(part in page for part in told)
    visitor = anyone
    if end == "used":
        mail_answers.answer(desk, link.rsplit("/", 1)[1], "acknowledge")
    else:
        visitor = create_app(replace(desk, clock=lambda: desk.clock() + LIFE)).test_client()
    visitor.set_cookie("language", "en")
    page = visitor.get(link).get_data(as_text=True)
    assert "Sign in" in page or "used already" in page
    assert not [part for part in told if part in page]


def test_the_key_in_the_address_stays_out_of_the_log(
    anyone: FlaskClient, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_answers, "open_link", lambda *_: 1 / 0)
    with capture_logs() as logged:
        assert anyone.get(link).status_code == 500
    assert [line["path"] for line in logged] == ["/answer/<token>"]
    assert link.rsplit("/", 1)[1][:20] not in str(logged)


def test_somebody_else_answers_in_their_own_name(
    desk: Desk, alert: Alert, browser: Browser, link: str, token: Token
) -> None:
    visitor = browser("sales")
    page = visitor.get(link).get_data(as_text=True)
    assert "credit_manager@example.com" in page
    assert "sales@example.com" in page
    form = {"csrf_token": token(visitor, "/account"), "answer": "acknowledge"}
    assert visitor.post(link, data=form).status_code == 200
    assert stored(desk, alert).state == "open"


def test_what_somebody_took_up_already_is_said(
    desk: Desk, alert: Alert, anyone: FlaskClient, link: str, user: Callable[[str], User]
) -> None:
    answers.acknowledge(desk, alert.id, user("admin"))
    assert "taken it up already" in anyone.get(link).get_data(as_text=True)


def test_a_new_password_or_a_closed_account_shuts_it(
    desk: Desk, alert: Alert, anyone: FlaskClient, link: str, user: Callable[[str], User]
) -> None:
    assert anyone.get(link[:-3]).status_code == 404
    change_user(desk, user("credit_manager").id, password="another horse 9")
    assert anyone.get(link).status_code == 404
    again = answer_url(desk, user("credit_manager"), alert.id).removeprefix(desk.settings["PUBLIC_URL"])
    assert anyone.get(again).status_code == 200
    change_user(desk, user("credit_manager").id, active=False)
    assert anyone.get(again).status_code == 404


def test_two_clicks_at_the_same_moment_answer_once(desk: Desk, alert: Alert, link: str) -> None:
    secret = link.rsplit("/", 1)[1]

    def click(number: int) -> bool:
        if number % 2:
            return mail_answers.answer(desk, secret, "acknowledge").works
        return mail_answers.answer(desk, secret, "snooze", "later", date(2026, 11, 27)).works

    lines = len(log(desk, alert))
    with ThreadPoolExecutor(8) as pool:
        assert not any(pool.map(click, range(16)))
    assert len({after for _, after, _ in log(desk, alert)[lines:]} - {"open"}) == 1
    assert len(log(desk, alert)) - lines <= 2
