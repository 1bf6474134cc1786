"""The pages of dunning: today's plan, a letter from draft to delivery, promises and calls, and who may do what."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.domain.profile import Account, Profile
from riskwatch.jobs.agreed_terms import offered_terms
from riskwatch.jobs.company import set_profile
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.drafts import submit_draft
from riskwatch.jobs.invoices import import_invoices

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]

LEDGER = b"""number,customer_ref,contract_ref,issued,due,amount,currency
F-1,C-1008,XS-1,2026-08-01,2026-10-15,100000.00,CNY
F-2,C-1007,XS-2,2026-08-01,2026-10-15,500.00,GBP
"""


@pytest.fixture
def owing(desk: Desk, alert: Alert) -> Desk:
    import_invoices(desk, LEDGER, "i.csv", actor="me")
    set_profile(
        desk, Profile(("苏州远通电器有限公司",), accounts=(Account("苏州远通", "中行", "001"),)), actor="me", reason="x"
    )
    return desk


def written(client: FlaskClient, token: Token) -> str:
    answer = client.post("/dunning", data={"due": "C-1008 CNY", "csrf_token": token(client, "/dunning")})
    assert answer.status_code == 303
    return str(answer.headers["Location"])


def test_the_plan_names_debtor_step_and_reason_in_both_languages(owing: Desk, browser: Browser) -> None:
    page = browser("credit_manager").get("/dunning").get_data(as_text=True)
    for words in ("常州榆廷建设工程有限公司", "Dunning letter", "invoice F-1 is 40 days overdue"):
        assert words.casefold() in page.casefold(), words
    client = browser("credit_manager")
    client.get("/language/zh")
    assert "催收" in client.get("/dunning").get_data(as_text=True)


def test_a_letter_goes_from_the_plan_to_the_debtor(owing: Desk, browser: Browser, token: Token) -> None:
    client = browser("credit_manager")
    place = written(client, token)
    page = client.get(place).get_data(as_text=True)
    assert "人民币100,000.00元" in page and "F-1" in page

    def act(**data: object) -> str:
        answer = client.post(place, data={"csrf_token": token(client, place), **data}, follow_redirects=True)
        return answer.get_data(as_text=True)

    assert "LG05" in act(action="reword", text="请立即付款，否则我司将报案。此致，敬请知悉。")
    assert 'value="approve"' not in client.get(place).get_data(as_text=True), "what blocks cannot be released"
    act(action="reword", text="请于2026年12月3日前付清逾期货款人民币100,000.00元。")
    assert 'value="dispatch"' in act(action="approve")
    proof = (io.BytesIO(b"%PDF waybill"), "waybill.pdf")
    sent = act(action="dispatch", sent_to="常州榆廷建设工程有限公司", waybill="SF1", on="2026-11-24", proof=proof)
    stored = re.search(r"/evidence/[0-9a-f]{64}", sent)
    assert stored
    assert client.get(stored[0]).status_code == 200
    assert "delivered 2026-11-24" in act(action="delivered", on="2026-11-24")


def test_the_word_file_is_one(owing: Desk, browser: Browser, token: Token) -> None:
    client = browser("credit_manager")
    answer = client.get(written(client, token) + "/word")
    assert answer.data[:2] == b"PK"
    assert "wordprocessingml" in str(answer.headers["Content-Type"])


def test_promises_calls_and_terms_are_kept(owing: Desk, browser: Browser, token: Token) -> None:
    client = browser("credit_manager")
    place = "/dunning/customers/C-1008"

    def send(what: str, **data: str) -> str:
        answer = client.post(
            f"{place}/{what}", data={"csrf_token": token(client, place), **data}, follow_redirects=True
        )
        return answer.get_data(as_text=True)

    said = send("promise", amount="25,000", currency="CNY", by="2026-11-30", said_by="张经理", way="电话")
    assert "张经理" in said and "held" in said
    assert "李会计" in send(
        "contact", channel="call", at="2026-11-24T09:00", person="李会计", will="愿付", next_step=""
    )
    assert "0.0005" in send("terms", contract="XS-1", rate="0.0005", cap="20", clause="第七条")
    assert "is not a number" in send("terms", contract="XS-1", rate="five", clause="第七条")
    assert "not a time" in send("contact", channel="call", at="yesterday", person="李会计")


def test_sales_sees_but_does_not_write(owing: Desk, browser: Browser, token: Token) -> None:
    client = browser("sales")
    page = client.get("/dunning").get_data(as_text=True)
    assert "常州榆廷建设工程有限公司" in page and 'name="due"' not in page
    answer = client.post("/dunning", data={"due": "C-1008 CNY", "csrf_token": token(client, "/account")})
    assert answer.status_code in (403, 422)
    with owing.store.reading() as unit:
        assert unit.letters.of() == ()
    assert client.get("/dunning/customers/nobody").status_code == 404


def test_without_debts_the_page_says_what_to_do(desk: Desk, browser: Browser) -> None:
    assert "Nobody owes anything" in browser("sales").get("/dunning").get_data(as_text=True)


DRAFT = """购销合同
合同编号：XS-1
供方（卖方）：苏州远通电器有限公司
需方（买方）：常州榆廷建设工程有限公司
第一条 标的：控制柜 10 台，总价人民币 100000 元，货到验收后 60 日内付清。
第二条 违约责任：需方逾期付款的，每逾期一日按逾期金额的万分之五向供方支付违约金，累计不超过逾期金额的 10%。
"""


def test_the_rate_in_a_checked_draft_is_offered_and_stored_by_a_person(
    owing: Desk, browser: Browser, token: Token
) -> None:
    draft = submit_draft(owing, DRAFT.encode(), "XS-1.txt", actor="sales@example.com")
    client = browser("credit_manager")
    page = BeautifulSoup(client.get("/dunning/customers/C-1008").get_data(as_text=True), "lxml")
    form = page.select_one(f'form:has(a[href="/drafts/{draft.id}"])')
    assert form is not None
    assert "每逾期一日按逾期金额的万分之五" in form.get_text()
    data = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    assert client.post("/dunning/customers/C-1008/terms", data=data).status_code == 303
    with owing.store.reading() as unit:
        kept = unit.dunning.late_terms_of("C-1008")["XS-1"]
    assert (kept.rate_per_day, kept.cap) == (Decimal("0.0005"), Decimal("0.1"))
    assert "第二条" in kept.clause
    again = client.get("/dunning/customers/C-1008").get_data(as_text=True)
    assert f"/drafts/{draft.id}" not in again, "what is stored is not offered again"


@pytest.mark.parametrize(
    ("was", "instead"),
    [
        ("常州榆廷建设工程有限公司", "常州另一家建设工程有限公司"),
        ("XS-1\n", "XS-9\n"),
        ("每逾期一日按逾期金额的万分之五", "一次性按逾期金额的百分之五"),
        ("需方逾期付款的，每逾期一日按逾期金额", "供方逾期交货的，每逾期一日按逾期金额"),
    ],
)
def test_no_rate_is_offered_from_another_contract_or_another_kind_of_charge(
    owing: Desk, browser: Browser, was: str, instead: str
) -> None:
    assert was in DRAFT
    submit_draft(owing, DRAFT.replace(was, instead).encode(), "d.txt", actor="sales@example.com")
    with owing.store.reading() as unit:
        customer = unit.customers.get("C-1008")
        assert customer is not None
        assert offered_terms(unit, customer, ["XS-1"]) == ()
