"""A contract that was signed: who said so, with which open errors, in its page, the list and the report of the week."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.domain.calendar import Day, Week
from riskwatch.domain.errors import PolicyRefused
from riskwatch.jobs.acceptances import accept
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest import digest_for, render
from riskwatch.jobs.signing import sign, take_back
from riskwatch.store.records import User

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]
DRAFT = """购销合同
合同编号：XS-2026-118
供方：江阴澄泓化工有限公司
需方：Northgate Fasteners Limited
第一条 标的 聚氨酯防水涂料 600 桶，总价人民币492000元。
第二条 付款 需方收到业主支付的相应工程款后十日内向供方支付货款。
第三条 交货 2026年2月30日前交货。
供方（盖章）：江阴澄泓化工有限公司
需方（盖章）：Northgate Fasteners Limited
""".encode()
TODAY = date(2026, 11, 24)
WEEK = Week(2026, 48)


@pytest.fixture
def draft(browser: Browser, token: Token, alert: Alert) -> tuple[FlaskClient, str]:
    """A salesperson's browser and the id of the draft it handed in."""
    client = browser("sales")
    answer = client.post(
        "/drafts", data={"file": (io.BytesIO(DRAFT), "118.txt"), "csrf_token": token(client, "/drafts")}
    )
    return client, answer.headers["Location"].rsplit("/", 1)[-1]


def test_it_is_said_by_a_button_and_stands_on_the_page_in_the_list_and_in_the_report(
    draft: tuple[FlaskClient, str], token: Token, desk: Desk, user: Callable[[str], User]
) -> None:
    client, draft_id = draft
    page = f"/drafts/{draft_id}"
    answer = client.post(f"{page}/signed", data={"on": "2026-11-23", "csrf_token": token(client, page)})
    assert answer.status_code == 303
    with desk.store.reading() as unit:
        signing = unit.signings.of(unit.drafts.get(draft_id).own_series)
    assert signing is not None
    assert (signing.actor, signing.signed_on) == ("sales@example.com", date(2026, 11, 23))
    assert len(signing.open_errors) >= 2
    text = client.get(page).get_data(as_text=True)
    assert "Signed on 2026-11-23, as sales@example.com said." in text
    assert f"{len(signing.open_errors)} errors were open then" in text
    assert "signed</span>" in client.get("/drafts?show=signed").get_data(as_text=True)
    (part,) = (each for each in digest_for(desk, user("admin"), WEEK).duties if each.id == "signed")
    (line,) = part.lines
    assert f"{len(signing.open_errors)} open errors" in line.said.en
    assert line.path == page
    assert "带着未处理错误签署的合同 (1)" in render(desk, user("admin"), WEEK, "zh").text
    assert digest_for(desk, user("admin"), Day(TODAY)).has_news
    client.post(f"{page}/signed/revoke", data={"csrf_token": token(client, page)})
    assert "Signed on 2026-11-23" not in client.get(page).get_data(as_text=True)
    assert [each.id for each in digest_for(desk, user("admin"), WEEK).duties if each.id == "signed"] == []


def test_what_was_accepted_by_then_is_not_open(
    draft: tuple[FlaskClient, str], desk: Desk, user: Callable[[str], User]
) -> None:
    with desk.store.reading() as unit:
        errors = [each for each in unit.drafts.get(draft[1]).findings if each.severity.value == "error"]
    for finding in errors:
        accept(desk, draft[1], finding.fingerprint, user("credit_manager"), "已另行约定", date(2027, 1, 1))
    assert sign(desk, draft[1], user("sales"), TODAY).open_errors == ()
    assert all(part.id != "signed" for part in digest_for(desk, user("admin"), WEEK).duties)


def test_a_contract_is_signed_once_and_not_tomorrow(
    draft: tuple[FlaskClient, str], desk: Desk, user: Callable[[str], User]
) -> None:
    with pytest.raises(PolicyRefused, match="ahead"):
        sign(desk, draft[1], user("sales"), date(2026, 11, 25))
    sign(desk, draft[1], user("credit_manager"), TODAY)
    with pytest.raises(PolicyRefused, match="already"):
        sign(desk, draft[1], user("sales"), TODAY)
    with pytest.raises(PolicyRefused, match="Only who said so"):
        take_back(desk, draft[1], user("sales"))
    take_back(desk, draft[1], user("admin"))
    sign(desk, draft[1], user("sales"), TODAY)
