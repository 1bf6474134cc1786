"""The first page: the most expected loss to save first, page by page, each rank opened to its parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert, fingerprint
from riskwatch.domain.policy import Grade
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.ranking import rank_all
from riskwatch.web.pages.queue import PAGE

Browser = Callable[[str], FlaskClient]


def page(client: FlaskClient, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.get_data(as_text=True), "lxml")


def test_the_queue_goes_by_expected_loss_and_page_by_page(browser: Browser, desk: Desk, alert: Alert) -> None:
    with desk.store.transaction() as unit:
        for number in range(PAGE):
            other = replace(
                alert, id=f"a{number:02d}", fingerprint=fingerprint(f"X-{number}", "review"), customer_ref="C-1008", currency="CNY",
                question="review", proposal="review", severity="notice", exposure=Decimal(9_000_000 + number),
                grade_before=Grade.B, grade_after=Grade.B,
            )  # fmt: skip
            unit.alerts.raise_or_update(other, at=desk.clock())
    rank_all(desk)
    client = browser("credit_manager")
    first = page(client, "/")
    questions = first.select("article.question")
    assert len(questions) == PAGE
    assert "Northgate Fasteners Limited" in questions[0].get_text(), "less exposure, but its grade fell"
    assert "probability of default 50.0% − 1.2%" in questions[0].get_text()
    assert first.select_one(".nav .count").get_text() == str(PAGE + 1)  # type: ignore[union-attr]
    assert len(page(client, "/?page=2").select("article.question")) == 1
    assert page(client, "/?show=closed&page=99").select("article.question") == []
    shown = " ".join(page(client, f"/alerts/{alert.id}").get_text(" ").split())
    assert "Expected loss to save" in shown
    assert "goes to level 1 of the escalation chain (credit managers)" in shown


def test_the_log_of_a_chain_is_read_in_the_readers_language_and_a_typed_brace_is_a_brace(
    browser: Browser, desk: Desk, alert: Alert
) -> None:
    with desk.store.transaction() as unit:
        unit.alerts.escalate(alert.id, 1, reason='{"en":"taken to level 1","zh":"上报第1级"}', at=desk.clock())
        unit.alerts.move(alert.id, "acknowledged", actor="me", reason='{"en": my own brace', at=desk.clock())
        unit.alerts.move(alert.id, "open", actor="me", reason='{"en":["x"]}', at=desk.clock())
    client = browser("admin")
    shown = page(client, f"/alerts/{alert.id}").get_text(" ")
    for piece in ("taken to level 1", '{"en": my own brace', '{"en":["x"]}'):
        assert piece in shown
    client.get("/language/zh")
    assert "上报第1级" in page(client, f"/alerts/{alert.id}").get_text(" ")
