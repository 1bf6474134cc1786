"""Orders through the real store: answers stay up to date, people release and hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.domain.order_check import Asked, CheckedOrder
from riskwatch.domain.stop import Demand, Right, Situation, StopFile
from riskwatch.domain.words import Words
from riskwatch.jobs import alerts
from riskwatch.jobs.credit_file import set_limit
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.importing import BadRows
from riskwatch.jobs.invoices import import_invoices
from riskwatch.jobs.order_state import recheck_of
from riskwatch.jobs.orders import check, end_release, hold, import_orders, import_positions, lift, release, take_order
from riskwatch.jobs.stops import lift as lift_stop
from riskwatch.jobs.users import add_user
from riskwatch.store.records import User

HEAD = "订单号,客户编号,金额,下单日期,交货日期,已发货,已开票,已预付,状态\n"
ORDERS = HEAD + "SO-1,C-1002,90000,2026-11-01,2026-12-01,,,,\nSO-2,C-1002,70000,2026-11-02,2026-12-02,,,,执行中\n"
LEDGER = "number,customer_ref,issued,due,amount\nF-1,C-1002,2026-11-01,2026-12-31,80000\n"


@pytest.fixture
def manager(reader: Callable[..., User]) -> User:
    return reader()


@pytest.fixture
def busy(stocked: Desk) -> Desk:
    """C-1002: limit 200,000, an invoice of 80,000, two orders of 90,000 and 70,000."""
    import_invoices(stocked, LEDGER.encode(), "i.csv", actor="me")
    import_orders(stocked, ORDERS.encode(), "o.csv", actor="me")
    return stocked


def booked(desk: Desk) -> dict[str, CheckedOrder]:
    with desk.store.reading() as unit:
        return {each.order.number: each for each in unit.orders.open()}


def answers(desk: Desk) -> dict[str, str | None]:
    return {number: each.answer for number, each in booked(desk).items()}


def test_orders_are_answered_when_they_come_in_first_come_first_served(busy: Desk) -> None:
    assert answers(busy) == {"SO-1": "yes", "SO-2": "prepaid"}
    assert "超出 ¥40,000.00" in booked(busy)["SO-2"].grounds[0].says.zh
    with busy.store.reading() as unit:
        assessment = unit.assessments.latest("C-1002")
    assert assessment is not None
    assert assessment.exposure == Money(Decimal(240_000)), "invoice and both orders, each once"


def test_the_answer_follows_limit_payment_and_decision(busy: Desk, manager: User) -> None:
    set_limit(busy, "C-1002", "250000", manager, "insured now")
    assert answers(busy) == {"SO-1": "yes", "SO-2": "yes"}
    set_limit(busy, "C-1002", "100000", manager, "insurer left")
    assert answers(busy) == {"SO-1": "prepaid", "SO-2": "prepaid"}
    paid = LEDGER.replace("amount", "amount,paid,paid_on").replace("80000", "80000,80000,2026-11-20")
    import_invoices(busy, paid.encode(), "i.csv", actor="me")
    assert answers(busy) == {"SO-1": "yes", "SO-2": "prepaid"}


def test_an_order_that_is_closed_and_reopened_is_answered_anew(busy: Desk) -> None:
    closed = ORDERS.replace("2026-12-01,,,,", "2026-12-01,,,,已完成")
    import_orders(busy, closed.encode(), "o.csv", actor="me")
    assert answers(busy) == {"SO-2": "yes"}
    import_orders(busy, ORDERS.encode(), "o.csv", actor="me")
    assert answers(busy) == {"SO-1": "yes", "SO-2": "prepaid"}


def test_bills_and_deposits_count_and_a_file_holds_all_that_stand(busy: Desk) -> None:
    table = "种类,单据号,客户编号,金额,到期日\n保证金,D-1,C-1002,40000,\n银承,B-1,C-1002,100000,2027-01-01\n"
    import_positions(busy, table.encode(), "p.csv", actor="me")
    assert answers(busy)["SO-2"] == "prepaid"  # 80 + 90 + 20 - 40 + 70 = 220 thousand
    import_positions(busy, table.replace("银承,B-1,C-1002,100000,2027-01-01\n", "").encode(), "p.csv", actor="me")
    assert answers(busy)["SO-2"] == "prepaid", "a file of deposits says nothing of bills"
    gone = "种类,单据号,客户编号,金额\n银承,B-2,C-1003,1\n"
    import_positions(busy, gone.encode(), "p.csv", actor="me")
    assert answers(busy)["SO-2"] == "yes"


def test_bad_rows_are_refused_with_the_cell(stocked: Desk) -> None:
    bad = HEAD + "SO-1,C-0,-5,gestern,,9,,,vielleicht\nSO-2,C-1002,5,,,,,,\nSO-2,C-1002,5,,,,,,\n"
    with pytest.raises(BadRows) as refused:
        import_orders(stocked, bad.encode(), "o.csv", actor="me")
    said = " | ".join(words.zh for row in refused.value.preview.bad for words in row.problems)
    for piece in ("没有这个客户", "金额不能为负", "接受日期不是日期", "状态应为", "与第 3 行是同一张单据"):
        assert piece in said, (piece, said)


def test_a_release_needs_a_decider_a_reason_and_a_near_day(
    busy: Desk, manager: User, reader: Callable[..., User], clock: Any
) -> None:
    day = busy.today
    for user, until, reason in (
        (reader("seller", "sales"), day, "they pay on Friday"), (manager, day, ""), (manager, day - timedelta(days=1), "late"),
        (manager, day + timedelta(days=31), "far"),
    ):  # fmt: skip
        with pytest.raises(PolicyRefused):
            release(busy, "C-1002", "SO-2", until, user, reason)
    with pytest.raises(NotThere):
        release(busy, "C-1002", "SO-9", day, manager, "no such order")
    release(busy, "C-1002", "SO-2", day + timedelta(days=5), manager, "they pay on Friday")
    assert answers(busy)["SO-2"] == "yes"
    clock.move(days=6)
    assert check(busy, Asked("C-1002", Money(Decimal(70_000)), "SO-2")).answer == "prepaid"
    clock.move(days=-6)
    end_release(busy, "C-1002", "SO-2", manager, "they did not")
    assert answers(busy)["SO-2"] == "prepaid"
    with busy.store.reading() as unit:
        assert [step.subject for step in unit.credit_log.of("C-1002")][:2] == ["release", "release"]


def test_a_release_does_not_stretch_to_a_grown_order(busy: Desk, manager: User) -> None:
    release(busy, "C-1002", "SO-2", busy.today, manager, "they pay on Friday")
    import_orders(busy, ORDERS.replace("70000", "77000").encode(), "o.csv", actor="me")
    assert answers(busy)["SO-2"] == "yes"
    import_orders(busy, ORDERS.replace("70000", "77001").encode(), "o.csv", actor="me")
    assert answers(busy)["SO-2"] == "prepaid"


def test_a_hold_stops_everything_until_it_is_lifted(busy: Desk, manager: User) -> None:
    given = hold(busy, "C-1002", manager, "lawyer calls them today")
    assert set(answers(busy).values()) == {"no"}
    with pytest.raises(NotThere):
        lift(busy, "C-1003", given.id, manager, "wrong customer")
    lift(busy, "C-1002", given.id, manager, "settled")
    assert answers(busy)["SO-1"] == "yes"


def test_grade_e_is_not_released_order_by_order(busy: Desk, manager: User) -> None:
    old = "number,customer_ref,issued,due,amount\nF-2,C-1002,2026-01-01,2026-02-02,9000\n"
    import_invoices(busy, old.encode(), "i.csv", actor="me")
    assert set(answers(busy).values()) == {"no"}
    with pytest.raises(PolicyRefused, match="grade is E"):
        release(busy, "C-1002", "SO-1", busy.today, manager, "please")


def test_an_approved_step_reaches_the_orders_at_once(busy: Desk, manager: User) -> None:
    old = "number,customer_ref,issued,due,amount\nF-2,C-1002,2026-06-01,2026-09-08,9000\n"
    import_invoices(busy, old.encode(), "i.csv", actor="me")
    with busy.store.reading() as unit:
        (asked,) = [alert for alert in unit.alerts.all("active", "C-1002") if alert.proposal == "prepayment"]
    second = add_user(busy, email="second@example.com", name="second", role="admin", password="long enough")
    alerts.decide(busy, asked.id, second, "approved", "prepayment from today")
    assert "decided_prepayment" not in [ground.code for ground in booked(busy)["SO-1"].grounds], "it takes two people"
    alerts.decide(busy, asked.id, manager, "approved", "prepayment from today", Decimal(500_000))
    assert "decided_prepayment" in [ground.code for ground in booked(busy)["SO-1"].grounds]


def test_an_order_sent_by_a_program_is_booked_once_and_answered(busy: Desk) -> None:
    cells = {"customer_ref": "C-1003", "number": "E-1", "amount": "1000.00", "deliver_on": "2026-12-01"}
    first, problems = take_order(busy, cells, actor="erp")
    again, _ = take_order(busy, cells, actor="erp")
    assert problems == ()
    assert first is not None and again is not None
    assert (first.answer, again.state.exposure.total) == ("yes", first.state.exposure.total)
    wrong, problems = take_order(busy, {"customer_ref": "C-0", "number": 5, "amount": "x"}, actor="erp")
    assert wrong is None
    assert {name for name, _ in problems} == {"customer_ref", "number", "amount"}


def test_without_documents_the_imported_balance_stands(stocked: Desk) -> None:
    found = check(stocked, Asked("C-1004", Money(Decimal(80_000))))
    assert (found.answer, found.state.exposure.total) == ("yes", Money(Decimal(20_000)))
    assert check(stocked, replace(found.asked, amount=Money(Decimal(80_001)))).answer == "prepaid"
    with pytest.raises(NotThere):
        check(stocked, Asked("C-0", Money(Decimal(1))))


def test_a_stop_in_force_stops_every_order_and_lifting_it_lets_them_go(busy: Desk, manager: User) -> None:
    nothing = Demand(Money(Decimal(0)), Money(Decimal(0)), busy.today)
    stop = StopFile(
        "s1", "C-1002", "buyer", "us", "XS-1", "SO-1", "", Situation(), Right("none", Words("无", "none"), Words("无", "none"), ()), (), (), (),
        nothing, (), "proposed", "me", busy.clock(), "why",
    )  # fmt: skip
    with busy.store.transaction() as unit:
        unit.stops.add(stop, reason="why")
        recheck_of(busy, unit, "C-1002")
    assert answers(busy)["SO-1"] == "yes", "a proposal stops nothing"
    with busy.store.transaction() as unit:
        unit.stops.change(replace(stop, state="in_force"), actor="boss", reason="approved", at=busy.clock())
        recheck_of(busy, unit, "C-1002")
    assert set(answers(busy).values()) == {"no"}
    lift_stop(busy, "s1", manager, "paid in full")
    assert answers(busy)["SO-1"] == "yes"
