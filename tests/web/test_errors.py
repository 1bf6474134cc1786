"""Mistakes become one page: what happened, what is safe, what to do, with the right status."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from riskwatch.domain import errors
from riskwatch.domain.words import Words
from riskwatch.drafts.apart import AT_ONCE
from riskwatch.jobs.desk import Desk
from riskwatch.web import create_app
from riskwatch.web.errors import status_of

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]
SAY = Words("坏", "bad")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.DraftUnreadable("scan", SAY), 422),
        (errors.DraftUnreadable("busy", SAY), 503),
        (errors.ImportRefused(SAY), 422),
        (errors.NotThere(SAY), 404),
        (errors.PolicyRefused(SAY), 403),
        (errors.SettingsWrong(SAY), 400),
        (errors.SourceClosed(SAY), 502),
        (errors.RiskWatchError(SAY), 400),
    ],
)
def test_status(error: errors.RiskWatchError, status: int) -> None:
    assert status_of(error) == status


MISSING = (
    "/drafts/none", "/customers/none", "/alerts/none", "/evidence/none", "/rules/NO999", "/digest/2026-W99",
    "/digest/2031-W01", "/nowhere",
)  # fmt: skip


@pytest.mark.parametrize("page", MISSING)
def test_what_is_not_there_is_a_404_that_says_what_to_do(browser: Browser, page: str) -> None:
    answer = browser("sales").get(page)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 404
    assert "Nothing that was stored has changed." in text
    assert 'href="/"' in text


def test_a_busy_service_says_when_to_come_again(
    browser: Browser, token: Token, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(desk.settings.values, "DRAFT_SECONDS", "1")
    client = browser("sales")
    form = {"file": (io.BytesIO(b"<html><body>x</body></html>"), "a.html"), "csrf_token": token(client, "/drafts")}
    with AT_ONCE, AT_ONCE:
        answer = client.post("/drafts", data=form)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0


def test_an_unreadable_draft_is_a_422_and_keeps_nothing(browser: Browser, token: Token, desk: Desk) -> None:
    client = browser("sales")
    form = {"file": (io.BytesIO(b"%PDF-1.4 broken"), "broken.pdf"), "csrf_token": token(client, "/drafts")}
    answer = client.post("/drafts", data=form)
    assert answer.status_code == 422
    assert "What to do" in answer.get_data(as_text=True)
    with desk.store.reading() as unit:
        assert unit.drafts.all() == ()
        assert unit.evidence.count() == 0


def test_no_file_is_a_422(browser: Browser, token: Token) -> None:
    client = browser("sales")
    answer = client.post("/drafts", data={"csrf_token": token(client, "/drafts")})
    assert answer.status_code == 422
    assert "No file was chosen." in answer.get_data(as_text=True)


def test_too_large_a_file_is_a_413(desk: Desk, browser: Browser, token: Token) -> None:
    client = browser("sales")
    client.application.config["MAX_CONTENT_LENGTH"] = 2_000
    form = {"file": (io.BytesIO(b"x" * 3_000), "long.txt"), "csrf_token": token(client, "/drafts")}
    answer = client.post("/drafts", data=form)
    assert answer.status_code == 413
    assert "25 MB" in answer.get_data(as_text=True)


def test_a_defect_of_ours_gives_a_number_and_no_trace(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    app = create_app(desk)
    app.add_url_rule("/login/broken", "login.form2", lambda: 1 / 0)
    from riskwatch.web import access

    client = app.test_client()
    original, access.OPEN = access.OPEN, access.OPEN | {"login.form2"}
    try:
        answer = client.get("/login/broken")
    finally:
        access.OPEN = original
    text = answer.get_data(as_text=True)
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in text
    assert "错误编号" in text


def test_programs_get_json(browser: Browser) -> None:
    answer = browser("sales").get("/customers/none", headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert answer.json is not None
    assert answer.json["title"] == "There is no customer none."


@pytest.mark.parametrize("place", ["/", "/customers", "/orders", "/digest/2026-W47/new"])
@pytest.mark.parametrize("page", ["9" * 30, "-1", "x"])
def test_a_page_that_is_not_there_is_the_nearest_one(browser: Browser, place: str, page: str) -> None:
    assert browser("credit_manager").get(f"{place}?page={page}").status_code == 200


@pytest.mark.parametrize(
    "period", ["0001-01-01", "0001-W01", "1999-12", "9999-12-31", "9999-W52", "2026-W54", "2026-13"]
)
def test_a_report_of_no_period_is_not_there(browser: Browser, period: str) -> None:
    assert browser("credit_manager").get(f"/digest/{period}").status_code == 404
