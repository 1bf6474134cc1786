"""What a reader is told: the page, and stopping a kind of mail from the link in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from riskwatch.domain.preferences import Preferences, QuietHours
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.letters import unsubscribe_url
from riskwatch.jobs.preferences import choose
from riskwatch.jobs.readers import preferences_of
from riskwatch.jobs.users import change_user
from riskwatch.store.records import User
from riskwatch.web import create_app

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]


def chosen(desk: Desk, user: User) -> Preferences:
    with desk.store.reading() as unit:
        return preferences_of(user, unit.preferences.all())


def path(desk: Desk, user: User, kind: str) -> str:
    return unsubscribe_url(desk, user, kind).removeprefix(desk.settings["PUBLIC_URL"])  # type: ignore[arg-type]


def test_what_is_chosen_is_kept_and_shown(
    desk: Desk, alert: object, browser: Browser, token: Token, user: Callable[[str], User]
) -> None:
    visitor = browser("credit_manager")
    form = {
        "csrf_token": token(visitor, "/account/notices"), "at_once": "high", "branch": "North", "channel": "mail",
        "quiet_from": "20:00", "quiet_to": "08:00", "working_days": "china", "subscribed": "on", "weekly_day": "1",
        "weekly_time": "07:30",
    }  # fmt: skip
    assert visitor.post("/account/notices", data=form).status_code == 303
    wanted = Preferences(
        "high", branches=("North",), quiet=QuietHours(time(20), time(8), "china"), weekly_day=1, weekly_time=time(7, 30)
    )
    assert chosen(desk, user("credit_manager")) == wanted
    assert user("credit_manager").subscribed
    page = BeautifulSoup(visitor.get("/account/notices").get_data(as_text=True), "lxml")
    assert page.select_one("#at_once option[selected]")["value"] == "high"  # type: ignore[index]
    assert page.select_one("#quiet_from")["value"] == "20:00"  # type: ignore[index]
    assert page.select_one("input[name=branch]").has_attr("checked")  # type: ignore[union-attr]
    assert page.select_one("input[name=sources]") is None  # that is the administrators' matter


@pytest.mark.parametrize(
    "wrong",
    [
        {"quiet_from": "25:00"},
        {"quiet_from": "20:00"},
        {"quiet_from": "20:00+08:00", "quiet_to": "08:00"},
        {"weekly_time": "06:00"},
        {"weekly_time": "09:00+08:00"},
    ],
)
def test_what_cannot_be_used_changes_nothing(
    desk: Desk, browser: Browser, token: Token, user: Callable[[str], User], wrong: dict[str, str]
) -> None:
    visitor = browser("credit_manager")
    form = {"csrf_token": token(visitor, "/account/notices"), "at_once": "high", "weekly_time": "09:00", **wrong}
    assert visitor.post("/account/notices", data=form).status_code in (400, 403)
    assert chosen(desk, user("credit_manager")) == Preferences()


def test_what_the_house_forbids_is_said_and_refused(
    desk: Desk, browser: Browser, token: Token, user: Callable[[str], User]
) -> None:
    choose(desk, user("admin"), Preferences("never"))
    visitor = browser("credit_manager")
    assert "cannot be switched off" in visitor.get("/account/notices").get_data(as_text=True)
    form = {"csrf_token": token(visitor, "/account/notices"), "at_once": "never", "weekly_time": "09:00"}
    refused = visitor.post("/account/notices", data=form)
    assert refused.status_code == 403
    assert "Let a colleague be told first" in refused.get_data(as_text=True)


def test_opening_the_link_changes_nothing_the_button_does(
    desk: Desk, anyone: FlaskClient, user: Callable[[str], User]
) -> None:
    link = path(desk, user("admin"), "weekly")
    for method in ("get", "head", "options"):
        assert getattr(anyone, method)(link).status_code == 200
    assert user("admin").subscribed
    assert "weekly risk mail" in anyone.get(link).get_data(as_text=True)
    assert anyone.post(link).status_code == 200
    assert not user("admin").subscribed
    assert anyone.post(link).status_code == 200  # twice does no harm


def test_the_mail_program_does_it_with_one_click(desk: Desk, anyone: FlaskClient, user: Callable[[str], User]) -> None:
    answer = anyone.post(path(desk, user("admin"), "alerts"), data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert chosen(desk, user("admin")).at_once == "never"
    assert user("admin").subscribed  # one kind of mail, not the others


def test_where_nobody_else_would_be_told_the_link_says_so(
    desk: Desk, anyone: FlaskClient, user: Callable[[str], User]
) -> None:
    choose(desk, user("admin"), Preferences("never"))
    answer = anyone.post(path(desk, user("credit_manager"), "alerts"))
    assert answer.status_code == 200
    assert "cannot be switched off" in answer.get_data(as_text=True)
    assert chosen(desk, user("credit_manager")) == Preferences()


def test_a_link_works_after_a_new_password_but_not_forged_nor_for_who_left(
    desk: Desk, anyone: FlaskClient, user: Callable[[str], User]
) -> None:
    link = path(desk, user("sales"), "weekly")
    change_user(desk, user("sales").id, password="another horse 9")
    assert anyone.get(link).status_code == 200
    forged = link[:-9] + ("a" if link[-9] != "a" else "b") + link[-8:]
    assert anyone.post(forged).status_code == 404
    other = replace(
        desk, settings=replace(desk.settings, values={**desk.settings.values, "SECRET_KEY": "another house"})
    )
    assert create_app(other).test_client().post(link).status_code == 404
    change_user(desk, user("sales").id, active=False)
    assert anyone.post(link).status_code == 404


def test_the_page_speaks_the_readers_language(desk: Desk, anyone: FlaskClient, user: Callable[[str], User]) -> None:
    change_user(desk, user("sales").id, language="zh")
    assert "不再接收此类邮件" in anyone.get(path(desk, user("sales"), "weekly")).get_data(as_text=True)


def test_an_absence_is_entered_shown_and_ended(
    desk: Desk, browser: Browser, token: Token, user: Callable[[str], User]
) -> None:
    visitor = browser("credit_manager")
    page = BeautifulSoup(visitor.get("/account/notices").get_data(as_text=True), "lxml")
    offered = {option["value"] for option in page.select("#delegate option")}
    assert offered == {user("admin").id}  # sales may not decide, and nobody stands in for themselves
    form = {
        "csrf_token": token(visitor, "/account/notices"), "begins": "2026-11-25", "ends": "2026-11-27",
        "delegate": user("admin").id,
    }  # fmt: skip
    assert visitor.post("/account/notices/absences", data=form).status_code == 303
    assert "2026-11-25 – 2026-11-27" in visitor.get("/account/notices").get_data(as_text=True)
    admin = browser("admin")
    assert "stand in for credit_manager" in admin.get("/account/notices").get_data(as_text=True)
    system = BeautifulSoup(admin.get("/system").get_data(as_text=True), "lxml")
    button = system.select_one("form[action*='/absences/']")
    assert button is not None
    sales = browser("sales")
    stranger = {"csrf_token": token(sales, "/account/notices")}
    assert sales.post(str(button["action"]), data=stranger).status_code == 403
    ended = admin.post(str(button["action"]), data={"csrf_token": token(admin, "/system"), "next": "/system"})
    assert (ended.status_code, ended.headers["Location"]) == (303, "/system")
    assert "2026-11-25" not in visitor.get("/account/notices").get_data(as_text=True)


@pytest.mark.parametrize("wrong", [{"begins": ""}, {"ends": "2026-11-24"}, {"delegate": "nobody"}])
def test_an_absence_that_cannot_be_is_refused(
    desk: Desk, browser: Browser, token: Token, user: Callable[[str], User], wrong: dict[str, str]
) -> None:
    visitor = browser("credit_manager")
    form = {
        "csrf_token": token(visitor, "/account/notices"), "begins": "2026-11-25", "ends": "2026-11-27",
        "delegate": user("admin").id, **wrong,
    }  # fmt: skip
    assert visitor.post("/account/notices/absences", data=form).status_code == 403
    with desk.store.reading() as unit:
        assert unit.absences.not_over(desk.today) == ()
