"""The rules: own and retired ones in the list, and trying one on a pasted text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from riskwatch import catalogue
from riskwatch.jobs.desk import Desk
from riskwatch.resources import folder

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]
STARTER = (folder("templates") / "web" / "rule_starter.yaml").read_text(encoding="utf-8")
CLAUSE = "第三条 乙方以代销方式销售甲方产品。\r\n第四条 <b>不采用代销</b>。"


@pytest.fixture
def desk(desk: Desk, tmp_path: Path) -> Desk:
    """The house with two own rules, one of them retired."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "OWN901_consignment.yaml").write_text(STARTER, encoding="utf-8")
    old = STARTER + "status: retired\nreplaced_by: OWN901\n"
    (own / "OWN900_old.yaml").write_text(old, encoding="utf-8")
    return replace(desk, rules=catalogue.rule_set(own))


def tried(client: FlaskClient, token: Token, **form: str) -> tuple[int, BeautifulSoup]:
    given = {"text": CLAUSE, "rule": "", "yaml": STARTER, "side": "seller", "csrf_token": token(client, "/rules/try")}
    answer = client.post("/rules/try", data={**given, **form})
    return answer.status_code, BeautifulSoup(answer.get_data(as_text=True), "lxml")


def marked(soup: BeautifulSoup) -> list[str]:
    return [mark.get_text() for mark in soup.select(".trial-text .mark")]


def words(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").split())


def test_the_list_shows_own_rules_with_their_file_and_retired_ones_with_their_successor(browser: Browser) -> None:
    soup = BeautifulSoup(browser("sales").get("/rules").get_data(as_text=True), "lxml")
    rows = {row.select_one(".mono").get_text(): words(row) for row in soup.select(".rule-list tr")}  # type: ignore[union-attr]
    assert "own rule: OWN901_consignment.yaml" in rows["OWN901"]
    assert "retired, replaced by OWN901" in rows["OWN900"]
    assert "own rule" not in rows["PAY001"]
    assert f"{len(catalogue.rule_set().rules) + 1} rules are read" in words(soup)


def test_a_retired_rule_leads_to_its_successor_and_is_not_tried(browser: Browser) -> None:
    page = BeautifulSoup(browser("sales").get("/rules/OWN900").get_data(as_text=True), "lxml")
    assert page.select_one(".message a[href='/rules/OWN901']") is not None
    assert page.select_one("a[href^='/rules/try']") is None
    other = BeautifulSoup(browser("sales").get("/rules/OWN901").get_data(as_text=True), "lxml")
    assert other.select_one("a[href='/rules/try?rule=OWN901']") is not None
    assert "own rule: OWN901_consignment.yaml" in words(other)


@pytest.mark.parametrize("role", ["sales", "credit_manager", "admin"])
def test_everybody_may_try_a_known_rule(browser: Browser, token: Token, role: str) -> None:
    client = browser(role)
    form = BeautifulSoup(client.get("/rules/try?rule=own901").get_data(as_text=True), "lxml")
    assert [option["value"] for option in form.select("#rule option[selected]")] == ["OWN901"]
    status, soup = tried(client, token, rule="OWN901")
    assert status == 200
    assert marked(soup) == ["代销方式"]
    paper = soup.select_one(".trial-text")
    assert paper is not None
    assert paper.get_text() == CLAUSE.replace("\r\n", "\n")
    assert paper.select("b") == []
    assert "It reports 1 place." in words(soup)
    assert "We do not sell on consignment." in words(soup)


def test_a_visitor_must_sign_in(anyone: FlaskClient) -> None:
    assert anyone.get("/rules/try").status_code == 302


def test_the_form_begins_with_a_rule_that_works_in_both_languages(browser: Browser, token: Token) -> None:
    client = browser("sales")
    for language, found in (("en", "on consignment"), ("zh", "代销方式")):
        client.get(f"/language/{language}")
        form = BeautifulSoup(client.get("/rules/try").get_data(as_text=True), "lxml")
        text, yaml = form.select_one("#text"), form.select_one("#yaml")
        assert text is not None and yaml is not None
        status, soup = tried(client, token, text=text.get_text(), yaml=yaml.get_text())
        assert status == 200
        assert marked(soup) == [found]
    assert "规则自带的 4 个例子全部通过" in words(soup)


def test_quiet_not_applicable_and_not_judged_are_told_apart(browser: Browser, token: Token) -> None:
    client = browser("sales")
    assert "It stays quiet: this text passes." in words(tried(client, token, rule="FRM004", text="第一条 交货。")[1])
    assert "It does not apply to this text:" in words(tried(client, token, rule="GUA002", text="第一条 交货。")[1])
    assert "It could not be judged on this text:" in words(tried(client, token, rule="SEA008", text="第一条 交货。")[1])
    assert "It does not apply to this text: not a buyer's concern" in words(
        tried(client, token, rule="OWN901", side="buyer")[1]
    )


def test_something_missing_says_where_it_belongs(browser: Browser, token: Token) -> None:
    text = (
        "购销合同\n买方：江苏恒达机电有限公司\n卖方：苏州远通电器有限公司\n第一条 买方向卖方购买电机十台，总价十万元。"
    )
    status, soup = tried(browser("sales"), token, rule="EVD001", text=text)
    assert status == 200
    assert marked(soup) == []
    assert "belongs in: notices clause" in words(soup)


def test_a_rule_that_does_not_load_is_explained_and_what_was_typed_stays(browser: Browser, token: Token) -> None:
    client = browser("sales")
    broken = STARTER.replace("severity: warning", "severity: fatal")
    status, soup = tried(client, token, yaml=broken)
    assert status == 422
    alert = soup.select_one("[role=alert]")
    assert alert is not None
    assert "line 2, field severity: 'fatal' is not allowed here; allowed: error, warning, info" in alert.get_text()
    yaml, text = soup.select_one("#yaml"), soup.select_one("#text")
    assert yaml is not None and text is not None
    assert yaml.get_text().strip() == broken.strip()
    assert text.get_text() == CLAUSE.replace("\r\n", "\n")
    client.get("/language/zh")
    assert "第 2 行，字段 severity：'fatal' 不在允许值之内" in words(tried(client, token, yaml=broken)[1])


def test_failing_examples_are_listed(browser: Browser, token: Token) -> None:
    wrong = STARTER.replace("⟦代销方式⟧", "⟦代销⟧方式")
    soup = tried(browser("sales"), token, yaml=wrong)[1]
    assert "1 of its own examples does not hold." in words(soup)
    assert "expected: ⟦代销⟧ · found: ⟦代销方式⟧" in words(soup)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"text": " "}, "No text was pasted."),
        ({"text": "x" * 20_001, "rule": "OWN901"}, "The text has 20,001 characters; 20,000 are the most."),
        ({"yaml": ""}, "No rule was pasted."),
        ({"yaml": "#" * 20_001}, "The rule has 20,001 characters"),
    ],
)
def test_too_little_and_too_much_is_said(browser: Browser, token: Token, form: dict[str, str], said: str) -> None:
    status, soup = tried(browser("sales"), token, **form)
    assert status == 422
    assert said in words(soup)


def test_nothing_is_stored(browser: Browser, token: Token, desk: Desk) -> None:
    tried(browser("sales"), token)
    with desk.store.reading() as unit:
        assert unit.drafts.all() == ()
        assert unit.evidence.count() == 0
    assert [rule.code for rule in desk.rules.rules if rule.family == "OWN"] == ["OWN900", "OWN901"]


def test_a_form_without_its_token_is_refused(browser: Browser) -> None:
    assert browser("sales").post("/rules/try", data={"text": CLAUSE, "rule": "OWN901"}).status_code == 400


def test_a_rule_that_is_not_there_is_a_404(browser: Browser, token: Token) -> None:
    client = browser("sales")
    assert client.get("/rules/try?rule=NO999").status_code == 404
    assert tried(client, token, rule="NO999")[0] == 404


def test_a_rule_page_shows_what_the_buyer_is_told(browser: Browser) -> None:
    page = BeautifulSoup(browser("sales").get("/rules/INS004").get_data(as_text=True), "lxml")
    buyer = page.select_one("#buyer")
    assert buyer is not None
    assert "Inspection period too short for the goods" in words(buyer)
    assert [mark.get_text() for mark in buyer.select(".example .mark, .example mark")][:1] == ["2小时"]
    assert buyer.select_one("[data-copy]") is not None
    same = BeautifulSoup(browser("sales").get("/rules/PTY001").get_data(as_text=True), "lxml")
    assert same.select_one("#buyer") is None
    assert "Seen by the buyer: the same." in words(same)
    off = BeautifulSoup(browser("sales").get("/rules/GUA001").get_data(as_text=True), "lxml")
    assert "Seen by the buyer: not asked." in words(off)


def test_a_rule_is_tried_as_the_buyer_sees_it(browser: Browser, token: Token) -> None:
    client = browser("sales")
    clause = "货到后2小时内验收。"
    _, buyer = tried(client, token, rule="INS004", side="buyer", text=clause)
    assert marked(buyer) == ["2小时"]
    assert "Only 2 hours are left" in words(buyer)
    _, seller = tried(client, token, rule="INS004", side="seller", text=clause)
    assert marked(seller) == []
