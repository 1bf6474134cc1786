"""Policy replay: a changed policy over what happened, without a look ahead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Policy
from riskwatch.domain.replay import ReplayReport
from riskwatch.jobs.accounts import enter_accounts
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.invoices import import_invoices
from riskwatch.jobs.orders import import_orders
from riskwatch.jobs.replay import last_year, replay
from riskwatch.store.records import User

HEAD = "number,customer_ref,contract_ref,issued,due,amount,paid,paid_on\n"
LEDGER = HEAD + (
    "F-1,C-1002,SO-1,2026-03-02,2026-04-01,60000,60000,2026-04-01\n"  # SO-1: paid in time
    "F-2,C-1002,SO-2,2026-06-01,2026-07-01,70000,,\n"  # SO-2: never paid
    "F-3,C-1002,,2026-02-02,2026-03-02,500,,\n"  # half a thousand that nobody asks for
)
ORDERS = "number,customer_ref,amount,accepted_on,state\nSO-1,C-1002,60000,2026-02-20,closed\nSO-2,C-1002,70000,2026-05-20,closed\n"
POLICY = Policy()


@pytest.fixture
def past(stocked: Desk) -> Desk:
    import_orders(stocked, ORDERS.encode(), "o.csv", actor="me")
    import_invoices(stocked, LEDGER.encode(), "i.csv", actor="me")
    return stocked


def run(desk: Desk, changed: Policy, **given: Any) -> ReplayReport:
    with desk.store.reading() as unit:
        customers = given.pop("customers", [unit.customers.get("C-1002")])
    begins, ends = last_year(desk)
    return replay(desk, given.pop("before", POLICY), changed, begins, given.pop("ends", ends), customers)


def test_the_same_policy_changes_nothing(past: Desk) -> None:
    found = run(past, POLICY)
    assert (found.alerts, found.order_changes, found.grades) == ((), (), ())
    assert (found.customers, found.orders) == (1, 2)
    assert found.asked_before == found.asked_after > 0


def test_a_tighter_limit_holds_orders_and_says_what_became_of_them(past: Desk) -> None:
    loose = replace(POLICY, starter_limit=Money(Decimal(400_000)))
    tight = replace(POLICY, starter_limit=Money(Decimal(150_000)))
    found = run(past, tight, before=loose)
    held = {each.number: (each.before, each.after, each.outcome) for each in found.held}
    assert held == {"SO-1": ("yes", "prepaid", "paid"), "SO-2": ("yes", "prepaid", "late")}
    back = run(past, loose, before=tight)
    assert [each.number for each in back.freed] == [each.number for each in found.held]


def test_a_wider_tolerance_loses_the_questions_about_overdue_money(past: Desk) -> None:
    blind_eye = replace(POLICY, overdue_tolerance=Money(Decimal(100_000)))
    lost = run(past, blind_eye).alerts_of("lost")
    assert {each.question for each in lost} >= {"stop"}
    assert all(each.after is None and each.owed is not None for each in lost)
    gained = run(past, POLICY, before=blind_eye).alerts_of("gained")
    assert {each.question for each in gained} == {each.question for each in lost}


def test_a_question_may_come_earlier(past: Desk) -> None:
    sharp = replace(POLICY, overdue_tolerance=Money(Decimal(100)))
    earlier = run(past, sharp).alerts_of("earlier")
    assert earlier
    assert all(each.before and each.after and each.after < each.before for each in earlier)


def test_nothing_looks_ahead(past: Desk) -> None:
    """What happened after the last day is not there: the replay to a day is the beginning of the replay to today."""
    sharp = replace(POLICY, overdue_tolerance=Money(Decimal(100)))
    until = run(past, sharp, ends=date(2026, 6, 30))
    assert until.asked_before == 0, "on that day nothing of more than a thousand was overdue"
    assert until.asked_after > 0


def test_accounts_count_from_the_day_they_were_entered(past: Desk, reader: Callable[..., User]) -> None:
    with past.store.reading() as unit:
        customer = unit.customers.get("C-1003")
    assert isinstance(customer, Customer)
    cells = {
        "customer_ref": "C-1003", "period_end": "2025-12-31", "total_assets": "9000000", "current_assets": "5000000",
        "current_liabilities": "1000000", "total_liabilities": "2000000", "retained_earnings": "900000", "ebit": "900000",
    }  # fmt: skip
    enter_accounts(past, cells, reader())
    capacity = replace(POLICY, capacity_of_working_capital=Decimal("0.01"))
    assert run(past, capacity, ends=date(2026, 11, 23), customers=[customer]).grades == ()
    (changed,) = run(past, capacity, customers=[customer]).grades
    assert changed.limit_before != changed.limit_after
