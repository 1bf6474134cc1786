"""Our company and the credit policy in the web: shown, changed by those who may, refused with what is wrong."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from riskwatch.domain.policy import Policy
from riskwatch.jobs.desk import Desk
from riskwatch.rulebook.house.files import policy_text

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]

FORM = {
    "names": "江阴澄泓化工有限公司\r\nJiangyin Chenghong Chemical Co., Ltd.",
    "former_names": "",
    "short_names": "",
    "scheme": ["uscc", ""],
    "id": ["91110000600037341L", ""],
    "holder": ["江阴澄泓化工有限公司", ""],
    "bank": ["中国银行江阴支行", ""],
    "number": ["0012 3456 7890 1234", ""],
    "currency": ["CNY", ""],
    "size": "small",
    "size_since": "2025-12-31",
    "address": "江阴市滨江路1号",
    "phones": "0510-86660000",
    "emails": "office@example.com",
    "salespeople": "孙小林",
    "reason": "first filling",
}
DRAFT = """购销合同
供方：江阴澄泓化工有限公司
账号：9999888877776666
需方：常州榆廷建设工程有限公司
第一条 标的 聚氨酯防水涂料 600 桶，总价人民币492000元。
第二条 付款 需方收货后75日内向供方支付货款。
"""


@pytest.fixture
def admin(browser: Browser) -> FlaskClient:
    return browser("admin")


def words(answer_text: str) -> str:
    return " ".join(BeautifulSoup(answer_text, "html.parser").get_text(" ").split())


def saved(client: FlaskClient, token: Token, **changes: object) -> tuple[int, str]:
    data = {**FORM, "csrf_token": token(client, "/company/edit"), **changes}
    answer = client.post("/company/edit", data=data, content_type="multipart/form-data")
    return answer.status_code, words(answer.get_data(as_text=True))


def test_what_was_filled_in_is_shown_with_who_and_why(admin: FlaskClient, token: Token, desk: Desk) -> None:
    assert "Nobody has said yet who we are" in words(admin.get("/company").get_data(as_text=True))
    terms = (io.BytesIO("第九条 逾期未提出异议的，视为合格。".encode()), "terms.txt")
    assert saved(admin, token, template=terms)[0] == 303
    page = words(admin.get("/company").get_data(as_text=True))
    for said in (
        "江阴澄泓化工有限公司",
        "0012345678901234",
        "small enterprise",
        "terms.txt",
        "admin@example.com",
        "first filling",
    ):
        assert said in page
    with desk.store.reading() as unit:
        profile = unit.profiles.current()
        assert list(unit.house_log.faults()) == []
    assert profile is not None
    assert profile.number("uscc") == "91110000600037341L"
    assert profile.templates[0].text.startswith("第九条")


def test_a_form_of_ours_is_kept_until_it_is_taken_out(admin: FlaskClient, token: Token, desk: Desk) -> None:
    saved(admin, token, template=(io.BytesIO("第一条 供货。".encode()), "terms.txt"))
    assert saved(admin, token, keep="terms.txt", address="江阴市滨江路2号")[0] == 303
    with desk.store.reading() as unit:
        kept = unit.profiles.current()
    assert kept is not None
    assert [template.name for template in kept.templates] == ["terms.txt"]
    assert saved(admin, token)[0] == 303
    with desk.store.reading() as unit:
        gone = unit.profiles.current()
    assert gone is not None
    assert gone.templates == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"names": ""}, "Registered names: must not be empty"),
        ({"id": ["91110000600037341X", ""]}, "fails the check digit or form of uscc"),
        ({"number": ["12ab", ""]}, "Accounts row 1 Number: '12ab' is no account number"),
        ({"bank": ["", ""]}, "Accounts row 1 Bank: this field is required"),
        ({"size_since": ""}, "Size class: `size` needs `size_since`"),
        ({"reason": " "}, "Say why it is changed."),
        ({"template": (io.BytesIO(b"%PDF-1.4 broken"), "terms.pdf")}, "terms.pdf"),
    ],
)
def test_what_is_wrong_is_said_above_the_form_and_nothing_is_stored(
    admin: FlaskClient, token: Token, desk: Desk, changes: dict[str, object], said: str
) -> None:
    status, page = saved(admin, token, **changes)
    assert status == 422
    assert said in page
    assert "Nothing was stored:" in page
    with desk.store.reading() as unit:
        assert unit.profiles.history() == ()


def test_a_number_without_its_register_and_a_form_cut_short(admin: FlaskClient, token: Token, desk: Desk) -> None:
    status, page = saved(admin, token, scheme=["", ""])
    assert (status, "It was not chosen which register the number 91110000600037341L belongs to." in page) == (422, True)
    status, page = saved(admin, token, holder=["江阴澄泓化工有限公司", "Another"], bank=["中国银行江阴支行"])
    assert (status, "row 2" in page) == (422, True)
    assert saved(admin, token)[0] == 303
    page = words(admin.get("/company").get_data(as_text=True))
    assert "Unified social credit code (China) 91110000600037341L" in page
    assert "uscc" not in page


def test_storing_the_same_again_makes_no_version(admin: FlaskClient, token: Token, desk: Desk) -> None:
    saved(admin, token)
    assert "Nothing differs" in saved(admin, token)[1]
    with desk.store.reading() as unit:
        assert len(unit.profiles.history()) == 1


def test_only_an_administrator_says_who_we_are(browser: Browser) -> None:
    assert "An administrator can fill it in." in words(browser("sales").get("/company").get_data(as_text=True))
    assert "An administrator can fill it in." not in words(browser("admin").get("/company").get_data(as_text=True))
    for role in ("sales", "credit_manager"):
        client = browser(role)
        assert client.get("/company").status_code == 200
        assert client.get("/company/edit").status_code == 403
    assert browser("sales").get("/policy/edit").status_code == 403
    assert browser("credit_manager").get("/policy/edit").status_code == 200


def test_a_draft_is_compared_with_us_and_with_the_policy(admin: FlaskClient, token: Token) -> None:
    saved(admin, token)
    answer = admin.post(
        "/drafts", data={"file": (io.BytesIO(DRAFT.encode()), "draft.txt"), "csrf_token": token(admin, "/drafts")}
    )
    report = admin.get(f"{answer.headers['Location']}/report.json").get_json()
    found = {one["rule"]: one["message"]["en"] for one in report["findings"]}
    assert found["PAY007"] == "The account 9999888877776666 in the contract is none of ours."
    assert "our policy gives no customer more than 60" in found["PAY004"]
    page = words(admin.get(answer.headers["Location"]).get_data(as_text=True))
    assert "Our profile says that we, 江阴澄泓化工有限公司, are the seller: checked from that side." in page


def test_the_profile_travels_as_a_file(admin: FlaskClient, token: Token, desk: Desk) -> None:
    saved(admin, token, template=(io.BytesIO("第一条 供货。".encode()), "terms.txt"))
    text = admin.get("/company/file").get_data(as_text=True)
    assert "templates: [" in text

    def sent(content: str, **files: object) -> tuple[int, str]:
        data = {"file": (io.BytesIO(content.encode()), "ours.yaml"), "reason": "from a file", **files}
        data["csrf_token"] = token(admin, "/company/edit")
        answer = admin.post("/company/upload", data=data, content_type="multipart/form-data")
        return answer.status_code, words(answer.get_data(as_text=True))

    assert sent(text + "short_names: [澄泓]\n")[0] == 303  # the form that it names is kept already
    status, page = sent(text.replace("terms.txt", "other.txt"))
    assert status == 422
    assert "the template other.txt cannot be opened" in page
    assert sent(text.replace("terms.txt", "other.txt"), template=(io.BytesIO("第一条".encode()), "other.txt"))[0] == 303
    assert "ours.yaml, line 1, field nam: Unknown field" in sent("nam: [x]\n")[1]


def policy_form(client: FlaskClient, token: Token, **changes: str) -> tuple[int, str]:
    page = BeautifulSoup(client.get("/policy/edit").get_data(as_text=True), "html.parser")
    form = page.select_one("form.house-form")
    assert form is not None
    data = {str(one["name"]): str(one.get("value", "")) for one in form.select("input[name]")}
    for one in form.select("select[name]"):
        chosen = one.select_one("option[selected]")
        assert chosen is not None, one["name"]
        data[str(one["name"])] = str(chosen["value"])
    answer = client.post("/policy/edit", data={**data, "owner": "Wang Min", "reason": "bad debts", **changes})
    return answer.status_code, words(answer.get_data(as_text=True))


def test_a_policy_is_a_version_with_day_owner_and_reason(browser: Browser, token: Token, desk: Desk) -> None:
    client = browser("credit_manager")
    assert "Nobody has set one" in words(client.get("/policy").get_data(as_text=True))
    status, _ = policy_form(client, token, retention_max_share="3%", lpr_1y="{2026-01-20: 3.1%}", bill_max_months="")
    assert status == 303
    page = words(client.get("/policy").get_data(as_text=True))
    assert "in force from 2026-11-24; Wang Min answers for it" in page
    assert "Highest retention money 5% → 3%" in page
    assert "credit_manager@example.com" in page
    assert "bad debts" in page
    with desk.store.reading() as unit:
        policy = unit.policies.in_force(desk.today)
    assert policy is not None
    assert (policy.retention_max_share, policy.bill_max_months) == (Decimal("0.03"), 6)
    assert policy.lpr_1y == {date(2026, 1, 20): Decimal("0.031")}


def test_nobody_has_to_know_the_signs_of_the_file(browser: Browser, token: Token, desk: Desk) -> None:
    client = browser("credit_manager")
    form = BeautifulSoup(client.get("/policy/edit").get_data(as_text=True), "html.parser")
    shown = {str(one["name"]): str(one["value"]) for one in form.select("form.house-form input[value]")}
    assert shown["credit_term_max_days"] == "A: 60, B: 45, C: 30, D: 0"
    assert shown["title_not_needed_grades"] == ""
    client.get("/language/zh")
    for page in ("/policy", "/policy/edit"):
        said = BeautifulSoup(client.get(page).get_data(as_text=True), "html.parser")
        switch = said.select_one("#uk_payments_bill option[selected]") or said.find(string="否")
        assert switch is not None and switch.get_text() == "否"
    assert "备选三" in words(client.get("/policy").get_data(as_text=True))
    client.get("/language/en")
    changed = {
        "credit_term_max_days": "A: 50, B: 45, C: 20",
        "title_not_needed_grades": "A, B",
        "uk_payments_bill": "yes",
    }
    assert policy_form(client, token, **changed, position_rules="SET001: {lowest: {A: fallback_1}}")[0] == 303
    page = words(client.get("/policy").get_data(as_text=True))
    assert "A 60 days · B 45 days · C 30 days · D 0 days → A 50 days · B 45 days · C 20 days · D 0 days" in page
    assert "SET001 at least A fallback 1" in page
    with desk.store.reading() as unit:
        policy = unit.policies.in_force(desk.today)
    assert policy is not None
    assert (policy.uk_payments_bill, policy.title_not_needed_grades) == (True, ("A", "B"))


def test_a_policy_with_a_day_ahead_is_announced(browser: Browser, token: Token) -> None:
    client = browser("admin")
    assert policy_form(client, token, effective_from="2027-01-01", inspection_max_days="20")[0] == 303
    page = words(client.get("/policy").get_data(as_text=True))
    assert "Version 2 comes into force on 2027-01-01." in page
    assert "Nobody has set one" in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"retention_max_share": "5"}, "Highest retention money: 5 is not between 0% and 100%"),
        (
            {"credit_term_max_days": "{A: 30, B: 45}"},
            "Longest credit term by grade: a worse grade has a longer credit term",
        ),
        ({"lpr_1y": "{soon: 3%}"}, "as published: soon: soon is not a day"),
        ({"limit_factor": "{A: "}, "Share of the limit by grade: {A: is not written like a value"),
        ({"effective_from": ""}, "In force from: this field is required"),
        ({"reason": ""}, "Say why it is changed."),
    ],
)
def test_a_wrong_parameter_is_named_and_what_was_typed_stays(
    browser: Browser, token: Token, desk: Desk, changes: dict[str, str], said: str
) -> None:
    status, page = policy_form(browser("admin"), token, **changes)
    assert (status, said in page) == (422, True), page
    with desk.store.reading() as unit:
        assert unit.policies.latest() is None


def test_the_policy_travels_as_a_file(browser: Browser, token: Token, desk: Desk) -> None:
    client = browser("admin")
    text = client.get("/policy/file").get_data(as_text=True)
    assert policy_text("file", text) == Policy(effective_from=date(1970, 1, 1), owner="-")
    text = text.replace("bill_max_months: 6", "bill_max_months: 3").replace("owner: ", "owner: Li # ")
    data = {"file": (io.BytesIO(text.encode()), "p.yaml"), "reason": "new", "csrf_token": token(client, "/policy/edit")}
    assert client.post("/policy/upload", data=data).status_code == 303
    with desk.store.reading() as unit:
        policy = unit.policies.in_force(desk.today)
    assert policy is not None
    assert (policy.bill_max_months, policy.owner) == (3, "Li")
