"""Accepting findings on their page, taking that back, and versions of one contract."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]

DRAFT = """购销合同
合同编号：XS-2026-118
供方：江阴澄泓化工有限公司
需方：常州榆廷建设工程有限公司
第一条 标的 聚氨酯防水涂料 600 桶，总价人民币492000元。
第二条 付款 需方收到业主支付的相应工程款后十日内向供方支付货款。
第三条 交货 2026年2月30日前交货。
供方（盖章）：江阴澄泓化工有限公司
需方（盖章）：常州榆廷建设工程有限公司
"""


class Reader:
    """Somebody at the report of a draft."""

    def __init__(self, client: FlaskClient, token: Token) -> None:
        self.client, self.token = client, token

    def submit(self, text: str = DRAFT, **form: str) -> str:
        data = {"file": (io.BytesIO(text.encode()), "a.txt"), "csrf_token": self.token(self.client, "/drafts"), **form}
        answer = self.client.post("/drafts", data=data)
        assert answer.status_code == 303, answer.get_data(as_text=True)
        return answer.headers["Location"]

    def report(self, page: str) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.client.get(f"{page}/report.json").get_data(as_text=True))
        return loaded

    def one(self, page: str, severity: str) -> dict[str, Any]:
        found: dict[str, Any] = next(each for each in self.report(page)["findings"] if each["severity"] == severity)
        return found

    def accept(self, page: str, fingerprint: str, **given: str) -> int:
        form = {"fingerprint": fingerprint, "reason": "谈定 <b>", "until": "2027-01-31", **given}
        form.setdefault("csrf_token", self.token(self.client, page))
        return self.client.post(f"{page}/accepted", data=form).status_code

    def soup(self, page: str) -> BeautifulSoup:
        return BeautifulSoup(self.client.get(page).get_data(as_text=True), "lxml")


@pytest.fixture
def reader(browser: Browser, token: Token) -> Callable[[str], Reader]:
    return lambda role: Reader(browser(role), token)


def test_accepting_folds_the_finding_and_taking_back_unfolds_it(reader: Callable[[str], Reader]) -> None:
    sales = reader("sales")
    page = sales.submit()
    told = sales.one(page, "warning")
    before = sales.report(page)["summary"]["warning"]
    assert sales.accept(page, told["fingerprint"]) == 303
    after = sales.report(page)
    assert after["summary"]["warning"] == before - 1
    assert [each["fingerprint"] for each in after["accepted"]] == [told["fingerprint"]]
    assert after["accepted"][0]["acceptance"]["owner"] == "sales@example.com"
    folded = sales.soup(page).select_one(".accepted")
    assert folded is not None
    assert "谈定 <b>" in folded.get_text()
    assert f"{before - 1} warning" in sales.soup("/drafts").get_text()
    form = folded.select_one("form")
    assert form is not None
    done = sales.client.post(str(form["action"]), data={"csrf_token": sales.token(sales.client, page)})
    assert done.status_code == 303
    assert sales.report(page)["summary"]["warning"] == before
    assert "taken back by sales@example.com" in sales.soup(page).get_text()


def test_errors_are_accepted_by_those_who_decide_on_credit(reader: Callable[[str], Reader]) -> None:
    sales = reader("sales")
    page = sales.submit()
    error = sales.one(page, "error")["fingerprint"]
    assert sales.accept(page, error) == 403
    assert sales.report(page)["accepted"] == []
    cards = sales.soup(page).select(".finding")
    assert all((card.select_one(".accept") is None) == ("error" in card["class"]) for card in cards)
    for role in ("credit_manager", "admin"):
        assert reader(role).accept(page, error) == 303
    (held,) = sales.report(page)["accepted"]
    assert held["acceptance"]["owner"] == "admin@example.com"
    folded = sales.soup(page).select_one(".accepted")
    assert folded is not None
    assert folded.select_one("form") is None
    manager = reader("credit_manager").soup(page).select_one(".accepted form")
    assert manager is not None
    refused = sales.client.post(str(manager["action"]), data={"csrf_token": sales.token(sales.client, page)})
    assert refused.status_code == 403


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"reason": "  "}, 400),
        ({"until": "2026-11-23"}, 400),
        ({"until": "soon"}, 403),
        ({"csrf_token": ""}, 400),
        ({"fingerprint": "0" * 32}, 404),
    ],
)
def test_what_is_refused_changes_nothing(reader: Callable[[str], Reader], given: dict[str, str], status: int) -> None:
    sales = reader("sales")
    page = sales.submit()
    told = {"fingerprint": sales.one(page, "warning")["fingerprint"], **given}
    assert sales.accept(page, **told) == status
    assert sales.report(page)["accepted"] == []


def test_nobody_accepts_before_signing_in(reader: Callable[[str], Reader], anyone: FlaskClient, token: Token) -> None:
    sales = reader("sales")
    page = sales.submit()
    told = sales.one(page, "warning")["fingerprint"]
    form = {"fingerprint": told, "reason": "r", "until": "2027-01-31", "csrf_token": token(anyone, "/login")}
    assert anyone.post(f"{page}/accepted", data=form).headers["Location"].startswith("/login")
    assert sales.report(page)["accepted"] == []


def test_the_next_version_keeps_what_is_accepted_and_tells_what_is_new(reader: Callable[[str], Reader]) -> None:
    sales = reader("sales")
    first = sales.submit()
    told = sales.one(first, "warning")
    sales.accept(first, told["fingerprint"])
    second = sales.submit(
        DRAFT.replace("2月30日", "2月20日").replace(
            "供方（盖章）", "第四条 争议 提交仲裁或向人民法院起诉。\n供方（盖章）"
        )
    )
    report = sales.report(second)
    compared = report["comparison"]
    assert [each["fingerprint"] for each in report["accepted"]] == [told["fingerprint"]]
    assert "FRM004" in {each["rule"] for each in compared["fixed"]}
    states = {each["fingerprint"]: each["state"] for each in report["findings"]}
    assert {each for each in states if states[each] == "new"} == set(compared["new"])
    assert compared["new"] and compared["still_open"]
    assert "version 2 of 2" in sales.soup(second).get_text()
    for show, number in (("", len(states)), ("new", len(compared["new"])), ("still_open", len(compared["still_open"]))):
        assert len(sales.soup(f"{second}?show={show}").select(".finding")) == number
    assert sales.report(first)["comparison"] is None


def test_a_version_can_be_chosen_or_denied(reader: Callable[[str], Reader]) -> None:
    sales = reader("sales")
    first = sales.submit()
    unnumbered = DRAFT.replace("合同编号：XS-2026-118\n", "")
    assert sales.report(sales.submit(unnumbered))["comparison"] is None
    assert sales.report(sales.submit(unnumbered, follows=first.rsplit("/", 1)[1]))["comparison"] is not None
    assert sales.report(sales.submit(follows=""))["comparison"] is None
    form = {"file": (io.BytesIO(DRAFT.encode()), "a.txt"), "side": "buyer", "follows": first.rsplit("/", 1)[1]}
    form["csrf_token"] = sales.token(sales.client, "/drafts")  # type: ignore[assignment]
    assert sales.client.post("/drafts", data=form).status_code == 400


def test_it_is_chinese_for_chinese_readers(reader: Callable[[str], Reader]) -> None:
    sales = reader("sales")
    sales.submit()
    page = sales.submit()
    sales.accept(page, sales.one(page, "warning")["fingerprint"])
    assert "Accepted for this" in sales.soup(page).get_text()
    sales.client.get("/language/zh")
    words = sales.soup(page).get_text()
    for said in ("已接受 1 个问题", "撤销接受", "接受…", "为什么可以接受", "仍未解决", "第 2 版，共 2 版"):
        assert said in words
    assert "Accept" not in words
