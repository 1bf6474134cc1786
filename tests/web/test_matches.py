"""The page of customers without a register number."""

from collections.abc import Callable
from io import BytesIO

from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.domain.snapshot import Identifier
from riskwatch.jobs.desk import Desk

PAGE = "/customers/matches"
LIST = "名称,登记号,编号类型,国家\n常州榆廷建设工程有限公司,91320411MA1WK0GX23,uscc,CN\n"


def found(client: FlaskClient, token: Callable[[FlaskClient, str], str], text: str = LIST) -> str:
    answer = client.post(
        f"{PAGE}/search",
        data={"csrf_token": token(client, PAGE), "list": (BytesIO(text.encode()), "list.csv")},
        follow_redirects=True,
    )
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def a_uscc() -> str:
    from stdnum.cn import uscc

    base = "91320411MA1WK0GX2"
    return base + uscc.calc_check_digit(base)


def test_a_list_is_searched_and_a_proposal_answered(
    alert: Alert, desk: Desk, browser: Callable[[str], FlaskClient], token: Callable[[FlaskClient, str], str]
) -> None:
    client, number = browser("credit_manager"), a_uscc()
    page = found(client, token, LIST.replace("91320411MA1WK0GX23", number))
    assert number in page
    assert "1 customer has no register number" in page
    form = {"csrf_token": token(client, PAGE), "scheme": "uscc", "number": number}
    refused = client.post(f"{PAGE}/C-1008", data={**form, "answer": "confirm", "reason": ""})
    assert refused.status_code == 403
    done = client.post(f"{PAGE}/C-1008", data={**form, "answer": "confirm", "reason": "licence seen"})
    assert done.status_code == 303
    with desk.store.reading() as unit:
        customer = unit.customers.get("C-1008")
        assert customer is not None
        assert customer.identifier == Identifier("uscc", number)
    assert "Every customer has its register number" in client.get(PAGE).get_data(as_text=True)


def test_a_rejected_company_is_gone_from_the_page(
    alert: Alert, browser: Callable[[str], FlaskClient], token: Callable[[FlaskClient, str], str]
) -> None:
    client, number = browser("credit_manager"), a_uscc()
    text = LIST.replace("91320411MA1WK0GX23", number)
    found(client, token, text)
    form = {"csrf_token": token(client, PAGE), "scheme": "uscc", "number": number}
    client.post(f"{PAGE}/C-1008", data={**form, "answer": "reject", "reason": "another company"})
    page = found(client, token, text)
    assert number not in page
    assert "1 rejected" in page


def test_sales_may_look_but_not_answer(
    alert: Alert, browser: Callable[[str], FlaskClient], token: Callable[[FlaskClient, str], str]
) -> None:
    client = browser("sales")
    assert client.get(PAGE).status_code == 200
    answer = client.post(f"{PAGE}/search", data={"csrf_token": token(client, "/account")})
    assert answer.status_code == 403


def test_the_list_of_customers_leads_there(alert: Alert, browser: Callable[[str], FlaskClient]) -> None:
    assert f'href="{PAGE}"' in browser("sales").get("/customers").get_data(as_text=True)
