"""The receivables page: what is owed by age, who sees it, how invoices come in."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.domain.money import Money
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.invoices import import_invoices
from riskwatch.web.stage_bar import pieces_of

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]

PAGE = "/receivables/import"
LEDGER = """number,customer_ref,contract_ref,issued,due,amount,currency,paid,disputed,branch
F-1,C-1007,XS-1,2026-08-01,2026-08-16,1000.00,GBP,,250,
F-2,C-1007,,2026-10-20,2026-11-19,3000.00,GBP,,,South
F-3,C-1008,,2026-11-01,2026-12-01,500.00,CNY,,,
F-4,C-1008,,2026-12-01,2026-12-31,77.00,CNY,,,
"""


@pytest.fixture
def owing(desk: Desk, alert: Alert) -> Desk:
    import_invoices(desk, LEDGER.encode(), "i.csv", actor="me")
    return desk


def soup_of(client: FlaskClient, page: str) -> BeautifulSoup:
    answer = client.get(page)
    assert answer.status_code == 200, page
    return BeautifulSoup(answer.get_data(as_text=True), "lxml")


def words(soup: BeautifulSoup, where: str = "main") -> str:
    found = soup.select_one(where)
    assert found is not None, where
    return " ".join(found.get_text(" ").split())


def test_each_currency_shows_what_is_owed_overdue_and_disputed(browser: Browser, owing: Desk) -> None:
    soup = soup_of(browser("sales"), "/receivables")
    pounds, yuan = soup.select("section.ageing")
    assert words(pounds, ".figures").startswith("Owed £4,000.00 Overdue £4,000.00 Of it disputed £250.00")
    assert words(yuan, ".figures").startswith("Owed ¥500.00 Overdue ¥0.00")
    row = pounds.select_one("tbody tr")
    assert row is not None
    cells = [" ".join(cell.get_text(" ").split()) for cell in row.select("td")]
    assert cells[0] == "Northgate Fasteners Limited C-1007"
    assert cells[2:] == [
        "4,000.00",
        "4,000.00",
        "—",
        "3,000.00",
        "—",
        "—",
        "1,000.00",
        "—",
        "—",
        "250.00",
        "100",
        "24.0",
    ]
    assert row.select_one("a[href='/customers/C-1007']") is not None
    assert "Dated after that day and not counted: ¥77.00" in words(soup)


def test_each_row_has_a_bar_of_its_stages_that_says_what_it_shows(browser: Browser, owing: Desk) -> None:
    bar = soup_of(browser("sales"), "/receivables").select_one("tbody .stage-bar")
    assert bar is not None
    assert bar["aria-label"] == "1-30 days overdue 75 %, 91-180 25 %"
    assert [(piece["class"], piece["x"], piece["width"]) for piece in bar.select("rect")] == [
        (["M1"], "0.00", "75.00"),
        (["M4"], "75.00", "25.00"),
    ]


def test_the_rows_by_branch(browser: Browser, owing: Desk) -> None:
    soup = soup_of(browser("sales"), "/receivables?by=branch")
    names = [words(row, ".main-cell") for row in soup.select("section.ageing")[0].select("tbody tr")]
    assert names == ["South", "North"]
    assert words(soup.select("section.ageing")[1], "tbody .main-cell") == "No branch given"


def test_another_day(browser: Browser, owing: Desk) -> None:
    client = browser("sales")
    soup = soup_of(client, "/receivables?as_of=2026-08-20&by=branch")
    assert words(soup, "tfoot .number") == "1,000.00"
    assert words(soup, "tfoot").endswith("1,000.00 1,000.00 — 1,000.00 — — — — — 250.00 4 4.0")
    assert "as_of=2026-08-20" in str(soup.select_one(".tabs a")["href"])  # type: ignore[index]
    assert "As of 2020-01-01 no invoice was open" in words(soup_of(client, "/receivables?as_of=2020-01-01"))
    assert client.get("/receivables?as_of=yesterday").status_code == 404


def test_in_chinese(browser: Browser, owing: Desk) -> None:
    client = browser("sales")
    client.get("/language/zh")
    said = words(soup_of(client, "/receivables"))
    assert "截至2026-11-24的账龄" in said
    assert "加权逾期天数" in said


@pytest.mark.parametrize(("role", "link"), [("sales", None), ("credit_manager", PAGE), ("admin", PAGE)])
def test_an_empty_page_says_what_to_do_and_who_does_it(
    browser: Browser, alert: Alert, role: str, link: str | None
) -> None:
    soup = soup_of(browser(role), "/receivables")
    button = soup.select_one(".empty a.button")
    assert (button["href"] if button else None) == link
    assert "No invoices yet" in words(soup)
    assert ("credit manager imports" in words(soup)) == (role == "sales")


def test_without_customers_they_come_first(browser: Browser, desk: Desk) -> None:
    button = soup_of(browser("admin"), "/receivables").select_one(".empty a.button")
    assert button is not None
    assert button["href"] == "/customers/import"


def test_sales_can_look_but_not_import(browser: Browser, owing: Desk, token: Token) -> None:
    sales = browser("sales")
    assert soup_of(sales, "/receivables").select_one(f"a[href='{PAGE}']") is None
    assert sales.get(PAGE).status_code == 403
    form = {"file": (io.BytesIO(LEDGER.encode()), "i.csv"), "csrf_token": token(sales, "/account")}
    assert sales.post(PAGE, data=form).status_code == 403


def test_the_preview_stores_nothing_and_confirming_stores_what_was_shown(
    browser: Browser, desk: Desk, alert: Alert, token: Token
) -> None:
    client = browser("credit_manager")
    bad = LEDGER + "F-9,C-0,,2026-11-02,2026-11-01,5,CNY,,,\n"
    form = {"file": (io.BytesIO(bad.encode()), "i.csv"), "csrf_token": token(client, PAGE)}
    soup = BeautifulSoup(client.post(PAGE, data=form).get_data(as_text=True), "lxml")
    assert "4 new" in words(soup)
    assert "due is before the day of issue" in words(soup, ".import-rows tbody tr.bad")
    assert "Store 4 invoices" in words(soup, ".import-confirm")
    with desk.store.reading() as unit:
        assert unit.invoices.count() == 0
    target = str(soup.select_one(".import-confirm")["action"])  # type: ignore[index]
    back = client.get(f"{target}/bad-rows.csv").get_data().decode("utf-8-sig")
    assert back.splitlines()[1].startswith("F-9,C-0,")
    sent = {"csrf_token": token(client, PAGE)}
    assert client.post(target, data=sent).status_code == 422
    answer = client.post(target, data=sent | {"skip_bad_rows": "on"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/receivables")
    with desk.store.reading() as unit:
        assert unit.invoices.count() == 4
    assert "4 invoices are stored." in words(soup_of(client, "/receivables"))


def test_the_customers_page_lists_what_it_owes(browser: Browser, owing: Desk) -> None:
    client = browser("sales")
    rows = soup_of(client, "/customers/C-1007").select(".owed tbody tr")
    assert [" ".join(row.get_text(" ").split()) for row in rows] == [
        "F-1 XS-1 2026-08-16 100 days overdue M4 £1,000.00 £250.00",
        "F-2 2026-11-19 5 days overdue M1 £3,000.00 —",
    ]
    assert "not due M0 ¥500.00" in words(soup_of(client, "/customers/C-1008"), ".owed")


def test_a_customer_who_left_is_no_link(browser: Browser, owing: Desk) -> None:
    with owing.store.transaction() as unit:
        unit.customers.remove("C-1008")
    section = soup_of(browser("sales"), "/receivables").select("section.ageing")[1]
    assert words(section, "tbody .main-cell") == "C-1008"
    assert section.select_one("tbody a") is None


def test_the_pieces_of_a_bar_leave_no_gap() -> None:
    stages = {f"M{number}": Money(Decimal(amount)) for number, amount in enumerate((1, 0, 1, 1, 0, 0, 4))}
    pieces = pieces_of(stages)
    assert [piece.stage for piece in pieces] == ["M0", "M2", "M3", "M6"]
    assert pieces[-1].start + pieces[-1].width == 100
    for one, following in pairwise(pieces):
        assert one.start + one.width == following.start
