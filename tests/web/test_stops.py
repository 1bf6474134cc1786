"""A stop of supply from the question to the PDF: who may, what is refused, what the file holds."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from flask.testing import FlaskClient
from pypdfium2 import PdfDocument
from sqlalchemy import delete
from sqlalchemy.exc import DBAPIError

from riskwatch.domain.alert import Alert
from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.domain.profile import Profile
from riskwatch.domain.stop import Situation, StopFile
from riskwatch.jobs import stops
from riskwatch.jobs.company import set_profile
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.invoices import import_invoices
from riskwatch.store.records import User
from riskwatch.store.tables.stops import stop_log

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]
People = Callable[[str], User]

LEDGER = b"""number,customer_ref,contract_ref,issued,due,amount,currency,disputed
F-1,C-1007,XS-1,2026-08-01,2026-10-15,500.00,GBP,100
F-2,C-1007,XS-2,2026-08-01,2026-10-15,70.00,GBP,
"""


@pytest.fixture
def troubled(desk: Desk, alert: Alert) -> Desk:
    with desk.store.reading() as unit:
        graded = unit.assessments.latest("C-1007")
    assert graded is not None
    import_invoices(desk, LEDGER, "i.csv", actor="me")
    with (
        desk.store.transaction() as unit
    ):  # an import assesses anew, and this desk has no checks that would find it again
        unit.assessments.add("C-1007", graded, at=desk.clock() + timedelta(seconds=1))
    set_profile(desk, Profile(("苏州远通电器有限公司",)), actor="me", reason="x")
    return desk


def proposal(**given: object) -> stops.Proposal:
    values: dict[str, object] = {
        "customer_ref": "C-1007", "contract_ref": "XS-1", "orders": "order PO-1", "suspended": Money(Decimal(1000), "GBP"),
        "situation": Situation(turn="we_first", after_signing=True), "quotes": (), "reason": "liquidation",
    }  # fmt: skip
    return stops.Proposal(**{**values, **given})  # type: ignore[arg-type]


def opened(desk: Desk, people: People, **given: object) -> StopFile:
    return stops.propose(desk, people("credit_manager"), proposal(**given))


def test_the_file_holds_facts_proof_test_demand_and_notice(troubled: Desk, user: People) -> None:
    stop = opened(troubled, user)
    assert stop.right.kind == "insecurity"
    (fact,) = stop.facts
    assert (fact.sign, fact.evidence_grade) == ("OWN13", "A")
    assert '"company_status": "liquidation"' in fact.raw
    assert stop.demand.arrears == Money(Decimal(400), "GBP"), "what is overdue and undisputed under this contract"
    assert stop.demand.security == Money(Decimal(1400), "GBP")
    zh, en = stop.notice("zh"), stop.notice("en")
    for words in (
        "Northgate Fasteners Limited",
        "XS-1号合同",
        "第五百二十七条",
        "order PO-1",
        "£400.00",
        "£1,400.00",
        "三个工作日内恢复供货",
    ):
        assert words in zh, words
    for words in ("contract XS-1", "£1,400.00", "9 December 2026", "All rights are reserved"):
        assert words in en, words


def test_it_is_refused_without_a_right_without_proof_and_without_a_sender(troubled: Desk, user: People) -> None:
    with pytest.raises(PolicyRefused, match="who has to perform first"):
        opened(troubled, user, situation=Situation())
    with pytest.raises(PolicyRefused, match="The test is not passed: firm evidence"):
        opened(troubled, user, customer_ref="C-1008")
    with pytest.raises(PolicyRefused, match="no adequate security"):
        opened(troubled, user, situation=Situation(turn="we_first", after_signing=True, secured=True))
    with pytest.raises(PolicyRefused, match="which deliveries"):
        opened(troubled, user, orders=" ")
    with troubled.store.reading() as unit:
        assert unit.stops.of() == ()


def test_a_right_of_the_contract_needs_no_test(troubled: Desk, user: People) -> None:
    stop = opened(
        troubled,
        user,
        customer_ref="C-1008",
        situation=Situation(clause="逾期超过15日，卖方有权中止供货"),
        suspended=Money(Decimal(5)),
    )
    assert (stop.right.kind, stop.test, stop.facts) == ("contract", (), ())
    assert "“逾期超过15日，卖方有权中止供货”" in stop.notice("zh")


def test_one_stop_of_a_contract_at_a_time(troubled: Desk, user: People) -> None:
    first = opened(troubled, user)
    with pytest.raises(PolicyRefused, match="running already"):
        opened(troubled, user)
    stops.reject(troubled, first.id, user("admin"), "paid meanwhile")
    assert opened(troubled, user).id != first.id


def test_from_approval_to_resumption(troubled: Desk, user: People) -> None:
    stop = opened(troubled, user)
    manager, admin = user("credit_manager"), user("admin")
    with pytest.raises(PolicyRefused, match="another person"):
        stops.approve(troubled, stop.id, manager, "Zhang", "ok")
    with pytest.raises(PolicyRefused, match="Name the lawyer"):
        stops.approve(troubled, stop.id, admin, "", "ok")
    with pytest.raises(PolicyRefused, match="may decide"):
        stops.approve(troubled, stop.id, user("sales"), "Zhang", "ok")
    stop = stops.approve(troubled, stop.id, admin, "Zhang, opinion of today", "liquidator appointed")
    assert all(met for _, met in stop.test)
    assert next(day for _, day in stops.deadlines(stop, troubled)) == troubled.today + timedelta(days=3)
    stop = stops.serve(
        troubled, stop.id, manager, on=troubled.today, to="1 High Street", waybill="SF1", proofs=[("image/png", b"x")]
    )
    with pytest.raises(PolicyRefused, match="cannot be ended yet"):
        stops.end_contract(troubled, stop.id, admin, "no answer")
    stop = stops.offer(
        troubled, stop.id, manager, kind="guarantee", value=Money(Decimal(1399), "GBP"), on=troubled.today
    )
    assert stop.state == "served", "it does not cover the suspended part and the arrears"
    stop = stops.offer(troubled, stop.id, manager, kind="cash", value=Money(Decimal(1400), "GBP"), on=troubled.today)
    assert stop.state == "security_offered"
    assert stops.lift(troubled, stop.id, admin, "secured").state == "lifted"
    with troubled.store.reading() as unit:
        assert [line.after for line in unit.stops.log.of(stop.id)] == [
            "proposed",
            "in_force",
            "served",
            "served",
            "security_offered",
            "lifted",
        ]
        assert list(unit.log_faults()) == []
    with pytest.raises(DBAPIError, match="append-only"), troubled.store.transaction() as unit:
        unit.connection.execute(delete(stop_log))


def test_pages_and_pdf(troubled: Desk, browser: Browser, token: Token, alert: Alert) -> None:
    client = browser("credit_manager")
    assert "Open a stop-supply file" in client.get(f"/alerts/{alert.id}").get_data(as_text=True)
    form = client.get("/stops/new/C-1007?contract=XS-1").get_data(as_text=True)
    assert "evidence A" in form and "£400.00" in form
    data = {"csrf_token": token(client, "/stops/new/C-1007"), "contract": "XS-1", "orders": "PO-1", "suspended": "1,000", "turn": "we_first",
            "valid": "on", "after_signing": "on", "law": "CN", "days": "15", "reason": "liquidation", "alert": alert.id}  # fmt: skip
    refused = client.post("/stops/new/C-1007", data={**data, "suspended": "much"})
    assert "is not a number" in refused.get_data(as_text=True)
    place = client.post("/stops/new/C-1007", data=data).headers["Location"]
    assert "You proposed it" in client.get(place).get_data(as_text=True)
    other = browser("admin")
    answer = {
        "csrf_token": token(other, place),
        "action": "approve",
        "lawyer": "Zhang",
        "reason": "liquidator appointed",
    }
    assert "in force" in other.post(place, data=answer, follow_redirects=True).get_data(as_text=True)
    proof = (io.BytesIO(b"waybill"), "waybill.png")
    sent = {
        "csrf_token": token(other, place),
        "action": "serve",
        "to": "1 High Street",
        "on": "2026-11-24",
        "proof": proof,
    }
    page = other.post(place, data=sent, follow_redirects=True).get_data(as_text=True)
    assert re.search(r"/evidence/[0-9a-f]{64}", page)
    text = words_of(other.get(place + "/pdf").data)
    for words in (
        "Stop-supply file",
        "1 High Street",
        "Zhang",
        "company_status",
        "第五百二十七条",
        "All rights are reserved",
        alert_sha(troubled),
    ):
        assert words.replace("\n", "") in text, words


def alert_sha(desk: Desk) -> str:
    with desk.store.reading() as unit:
        return unit.stops.of()[0].facts[0].sha256[:16]


def words_of(pdf: bytes) -> str:
    document = PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "").replace("\n", "")


def test_sales_sees_the_file_but_opens_none(troubled: Desk, browser: Browser, user: People) -> None:
    stop = opened(troubled, user)
    client = browser("sales")
    assert client.get(f"/stops/{stop.id}").status_code == 200
    assert client.get("/stops/new/C-1007").status_code in (403, 422)
    assert client.get("/stops/nothing").status_code == 404
