"""Customers, the question about one of them, its proof, and the weekly mail."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.jobs.alerts import decide
from riskwatch.jobs.desk import Desk

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]


def soup_of(client: FlaskClient, page: str) -> BeautifulSoup:
    answer = client.get(page)
    assert answer.status_code == 200, page
    return BeautifulSoup(answer.get_data(as_text=True), "lxml")


def words_of(soup: BeautifulSoup, where: str = "main") -> str:
    found = soup.select_one(where)
    assert found is not None, where
    return " ".join(found.get_text(" ").split())


def test_the_worst_customer_stands_first_and_says_what_changed(browser: Browser, alert: Alert) -> None:
    soup = soup_of(browser("sales"), "/customers")
    rows = soup.select("tbody tr")
    first = " ".join(rows[0].get_text(" ").split())
    assert first.startswith("B → E Northgate Fasteners Limited")
    assert "Stop supply" in first
    assert "103 % of £400,000.00" in first
    assert "stopped" in rows[0]["class"]
    assert "1 worse since yesterday" in words_of(soup)


def test_a_customer_nobody_looks_at_is_hatched_never_green(browser: Browser, alert: Alert) -> None:
    row = soup_of(browser("sales"), "/customers").select("tbody tr")[1]
    assert row.select_one(".badge.blind") is not None
    assert row.select_one(".grade.none") is not None
    assert "nobody looks" in row.get_text()


def test_finding_a_customer(browser: Browser, alert: Alert) -> None:
    client = browser("sales")
    assert len(soup_of(client, "/customers?q=榆廷").select("tbody tr")) == 1
    assert len(soup_of(client, "/customers?q=01234567").select("tbody tr")) == 1
    assert "Nothing matches “zzz”." in words_of(soup_of(client, "/customers?q=zzz"))


def test_many_customers_are_paged(browser: Browser, desk: Desk) -> None:
    with desk.store.transaction() as unit:
        for number in range(250):
            name, owed = "超长名称" * 10 + str(number), Money(Decimal(number))
            unit.customers.save(Customer(f"C-{number}", name, exposure=owed), at=desk.clock(), by="x")
    client = browser("sales")
    first, last = soup_of(client, "/customers"), soup_of(client, "/customers?page=3")
    assert len(first.select("tbody tr")) == 100
    assert len(last.select("tbody tr")) == 50
    assert "C-249" in first.select("tbody tr")[0].get_text()
    assert "Page 3 of 3" in words_of(last)


def test_the_customers_page_answers_why(browser: Browser, alert: Alert) -> None:
    soup = soup_of(browser("credit_manager"), "/customers/C-1007")
    assert "the grade cannot be better than E: Liquidation" in words_of(soup)
    proposal = words_of(soup, ".proposal")
    assert proposal.startswith("Proposal: Stop supply Decide")
    assert "happened 2026-11-20" in proposal
    assert "published 2026-11-21" in proposal
    assert "seen 2026-11-24 06:30" in proposal
    assert "60.0" in words_of(soup, ".contributions")
    assert "1 fact of history" in words_of(soup)
    assert "NORTHGATE FASTENERS LIMITED" in words_of(soup, "aside")
    assert "Never checked so far" in words_of(soup, ".sight-list") or "never" in words_of(soup, ".sight-list")


def test_the_proof_shows_the_reply_and_its_true_hash(browser: Browser, alert: Alert) -> None:
    client = browser("sales")
    link = soup_of(client, "/customers/C-1007").select_one(".proposal a.proof")
    assert link is not None
    soup = soup_of(client, str(link["href"]))
    assert "https://register.example/company/01234567" in words_of(soup)
    assert '"company_status": "liquidation"' in words_of(soup, ".raw")
    file = client.get(f"{link['href']}/file")
    assert hashlib.sha256(file.data).hexdigest() in str(link["href"])
    assert file.mimetype == "application/octet-stream"


def test_the_queue_asks_with_the_money_and_the_answers(browser: Browser, alert: Alert) -> None:
    soup = soup_of(browser("credit_manager"), "/")
    question = words_of(soup, ".question")
    assert question.startswith("Stop supplying Northgate Fasteners Limited?")
    assert "£412,500 at stake" in question
    assert [link.get_text() for link in soup.select(".question-answers a")] == ["Approve", "Reject", "Snooze"]
    assert words_of(soup, ".nav .count") == "1"


def test_an_empty_house_says_what_to_do(browser: Browser) -> None:
    client = browser("credit_manager")
    assert "Import your customers" in words_of(soup_of(client, "/"))
    assert "You see a preview before anything is stored." in words_of(soup_of(client, "/customers"))
    assert "The file stays on this server" in words_of(soup_of(client, "/drafts"))


def test_a_stop_takes_two_people(browser: Browser, alert: Alert, token: Token, desk: Desk) -> None:
    client = browser("credit_manager")
    page = f"/alerts/{alert.id}"
    assert "This step takes two people" in words_of(soup_of(client, page))
    form = {"answer": "approve", "reason": "Liquidator appointed.", "csrf_token": token(client, page)}
    answer = client.post(page, data=form, follow_redirects=True).get_data(as_text=True)
    assert "credit_manager@example.com has approved" in answer
    assert client.post(page, data=form).status_code == 403
    with desk.store.reading() as unit:
        assert unit.alerts.get(alert.id).state == "acknowledged"
        customer = unit.customers.get("C-1007")
    assert customer is not None
    assert customer.credit_limit == Money(Decimal(400_000), "GBP")


def test_an_alert_is_assigned(browser: Browser, alert: Alert, token: Token, desk: Desk) -> None:
    client = browser("sales")
    page = f"/alerts/{alert.id}"
    form = {"answer": "assign", "owner": "admin@example.com", "csrf_token": token(client, page)}
    assert client.post(page, data=form).status_code == 303
    with desk.store.reading() as unit:
        assert unit.alerts.get(alert.id).owner == "admin@example.com"


@pytest.fixture
def seconded(desk: Desk, alert: Alert) -> Alert:
    """The question with the approval of one person; it takes another."""
    with desk.store.reading() as unit:
        admin = unit.users.by_email("admin@example.com")
    assert admin is not None
    return decide(desk, alert.id, admin, "approved", "they are in liquidation")


def test_approving_sets_the_limit_and_leaves_a_line_with_name_and_reason(
    browser: Browser, seconded: Alert, token: Token, desk: Desk
) -> None:
    alert = seconded
    client = browser("credit_manager")
    page = f"/alerts/{alert.id}"
    form = {"answer": "approve", "reason": "Liquidator appointed.", "csrf_token": token(client, page)}
    answer = client.post(page, data=form, follow_redirects=True)
    text = " ".join(BeautifulSoup(answer.get_data(as_text=True), "lxml").get_text(" ").split())
    assert "credit_manager@example.com" in text
    assert "Liquidator appointed." in text
    with desk.store.reading() as unit:
        assert unit.alerts.get(alert.id).state == "in_action"
        customer = unit.customers.get("C-1007")
    assert customer is not None
    assert customer.credit_limit == Money(Decimal(0), "GBP")
    assert "Nothing to decide" in words_of(soup_of(client, "/"))


@pytest.mark.parametrize("choice", ["approve", "reject", "snooze", "reopen"])
def test_every_answer_needs_a_reason(browser: Browser, alert: Alert, token: Token, desk: Desk, choice: str) -> None:
    client = browser("credit_manager")
    page = f"/alerts/{alert.id}"
    form = {"answer": choice, "reason": " ", "until": "2026-12-01", "csrf_token": token(client, page)}
    assert client.post(page, data=form).status_code == 403
    with desk.store.reading() as unit:
        assert unit.alerts.get(alert.id).state == "open"


def test_snoozing(browser: Browser, alert: Alert, token: Token) -> None:
    client = browser("sales")
    page = f"/alerts/{alert.id}"
    form = {
        "answer": "snooze",
        "reason": "They pay tomorrow.",
        "until": "2026-12-01",
        "csrf_token": token(client, page),
    }
    assert client.post(page, data=form).status_code == 303
    assert "until 2026-12-01" in words_of(soup_of(client, "/?show=snoozed"))


@pytest.mark.parametrize(("field", "value"), [("limit", "a lot"), ("limit", "NaN"), ("until", "soon")])
def test_odd_values_are_refused(
    browser: Browser, alert: Alert, token: Token, desk: Desk, field: str, value: str
) -> None:
    client = browser("credit_manager")
    page = f"/alerts/{alert.id}"
    choice = "approve" if field == "limit" else "snooze"
    form = {"answer": choice, "reason": "because", field: value, "csrf_token": token(client, page)}
    assert client.post(page, data=form).status_code == 403
    with desk.store.reading() as unit:
        assert unit.alerts.get(alert.id).state == "open"


def test_another_limit_may_be_approved(browser: Browser, seconded: Alert, token: Token, desk: Desk) -> None:
    client = browser("credit_manager")
    page = f"/alerts/{seconded.id}"
    form = {"answer": "approve", "reason": "secured", "limit": "50,000.00", "csrf_token": token(client, page)}
    client.post(page, data=form)
    with desk.store.reading() as unit:
        customer = unit.customers.get("C-1007")
    assert customer is not None
    assert customer.credit_limit == Money(Decimal(50_000), "GBP")


def test_the_weekly_mail_of_this_week_in_a_frame_that_runs_nothing(browser: Browser, alert: Alert) -> None:
    client = browser("admin")
    answer = client.get("/digest")
    assert answer.headers["Location"] == "/digest/2026-W48"
    frame = soup_of(client, "/digest/2026-W48").select_one("iframe")
    assert frame is not None
    mail = client.get(str(frame["src"]))
    assert "Northgate Fasteners Limited" in mail.get_data(as_text=True)
    assert '<base target="_top">' in mail.get_data(as_text=True)
    policy = mail.headers["Content-Security-Policy"]
    assert "script-src" not in policy
    assert policy.startswith("default-src 'none'")
    assert "sandbox" in policy
    assert mail.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_each_rule_has_a_page(browser: Browser, desk: Desk) -> None:
    client = browser("sales")
    listed = soup_of(client, "/rules")
    assert len(listed.select(".rule-list tr")) == len(desk.rules.rules) > 0
    for rule in desk.rules.rules[:8]:
        soup = soup_of(client, f"/rules/{rule.code}")
        assert rule.title.en in words_of(soup)
        for example in rule.raises:
            for quote in example.quotes:
                assert any(quote == mark.get_text() for mark in soup.select(".example mark")), rule.code


def test_lists_of_families_have_names(browser: Browser) -> None:
    headings = [tag.get_text() for tag in soup_of(browser("sales"), "/rules").select("section h2")]
    assert not [heading for heading in headings if re.fullmatch(r"[A-Z]{3}", heading)]
