"""Which step of the ladder is due, and when nothing is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.domain.dunning import Contact, Letter, LetterState, Promise
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade
from riskwatch.receivables.ageing import Aged, aged
from riskwatch.receivables.dunning.ladder import LADDER, STEPS, step_for
from riskwatch.receivables.dunning.plan import Account, Plan, in_order, plan, promise_state

TODAY = date(2026, 11, 24)
NOTHING = Money(Decimal(0))


def yuan(amount: int) -> Money:
    return Money(Decimal(amount))


def owed(days: int, number: str = "F-1", amount: int = 100, disputed: int = 0) -> Aged:
    due = TODAY - timedelta(days=days)
    invoice = Invoice(number, "C-1", due - timedelta(days=30), due, yuan(amount), NOTHING, disputed=yuan(disputed))
    return aged([invoice], TODAY)[0]


def sent(step: str, days_ago: int, anchor: str = "F-1", state: LetterState = "dispatched") -> Letter:
    on = TODAY - timedelta(days=days_ago)
    return Letter(
        id=f"{step} {anchor}", customer_ref="C-1", debtor="甲公司", currency="CNY", step=step, anchor=anchor, language="zh",
        written_on=on, answer_by=on, text="", items=(), charges=(), outstanding=NOTHING, overdue=NOTHING, charge=NOTHING,
        state=state, author="me", created_at=datetime(2026, 11, 24, tzinfo=UTC),
    )  # fmt: skip


def planned(*items: Aged, **given: Any) -> Plan:
    return plan(Account("C-1", "CNY", items, **given), TODAY)


def letter_of(found: Plan) -> str | None:
    return found.letter.id if found.letter else None


def test_the_ladder_climbs_in_days() -> None:
    days = [step.day for step in LADDER]
    assert days == sorted(days)
    assert step_for(-16) is None
    assert step_for(0) == STEPS["D-1"]
    assert step_for(400) == STEPS["D+90"]


@pytest.mark.parametrize(
    ("days", "letter", "task"),
    [
        (-20, None, None),
        (-15, "D-15", None),
        (-5, "D-7", None),
        (1, None, "D+1"),
        (3, "D+3", "D+1"),
        (20, "D+15", "D+7"),
    ],
)
def test_each_age_has_its_step(days: int, letter: str | None, task: str | None) -> None:
    found = planned(owed(days))
    assert (letter_of(found), found.task.id if found.task else None) == (letter, task)


def test_the_oldest_invoice_decides_and_the_letter_is_about_all_of_them() -> None:
    found = planned(owed(2, "F-2"), owed(16, "F-1"))
    assert (letter_of(found), found.anchor and found.anchor.invoice.number) == ("D+15", "F-1")
    assert len(found.account.items) == 2


def test_whoever_heard_nothing_yet_gets_no_final_demand_however_old_the_debt() -> None:
    assert letter_of(planned(owed(200))) == "D+15"


def test_letters_harden_by_one_step_and_a_week_apart() -> None:
    due = owed(200)
    assert letter_of(planned(due, letters=(sent("D+15", 3),))) is None
    assert letter_of(planned(due, letters=(sent("D+15", 7),))) == "D+45"
    assert letter_of(planned(due, letters=(sent("D+15", 20), sent("D+45", 9)))) == "D+75"
    assert letter_of(planned(due, letters=(sent("D+15", 30), sent("D+45", 20), sent("D+75", 10)))) is None


def test_a_letter_that_never_left_the_house_was_not_heard() -> None:
    found = planned(owed(200), letters=(sent("D+15", 20, state="draft"),))
    assert letter_of(found) is None, "it is written already"
    assert letter_of(planned(owed(200), letters=(sent("D+15", 20, state="void"),))) == "D+15"


def test_no_later_letter_is_milder_while_the_older_debt_is_open() -> None:
    heard = (sent("D+45", 30, anchor="F-0"),)
    assert letter_of(planned(owed(3, "F-1"), owed(1, "F-0", disputed=100), letters=heard)) == "D+45"
    assert letter_of(planned(owed(3, "F-1"), letters=heard)) == "D+3", "the older debt is paid: it starts anew"


def test_a_bad_grade_moves_the_ladder_ahead_and_says_so() -> None:
    assert letter_of(planned(owed(3), grade=Grade.C)) == "D+3"
    found = planned(owed(3), grade=Grade.D)
    assert letter_of(found) == "D+15"
    assert "提前15天" in found.why.zh


def test_a_grave_warning_sign_gets_no_soft_word() -> None:
    assert letter_of(planned(owed(1), alarming=True)) == "D+15"
    before = planned(owed(-5), alarming=True)
    assert (before.letter, before.held) == (None, True)


def test_insolvency_and_dispute_hold_everything() -> None:
    for found in (planned(owed(40), insolvent=True), planned(owed(40, disputed=100))):
        assert (found.letter, found.task, found.held) == (None, None, True)
    assert letter_of(planned(owed(40, disputed=40))) == "D+15", "the undisputed rest is asked for"


def a_promise(by: date, amount: int = 50) -> Promise:
    return Promise("p", "C-1", yuan(amount), by, "张经理", "电话", "me", TODAY - timedelta(days=5), yuan(10))


def test_a_promise_holds_the_ladder_until_its_day_and_a_broken_one_moves_it_ahead() -> None:
    coming = a_promise(TODAY + timedelta(days=2))
    held = planned(owed(20), promises=((coming, "pending"),))
    assert held.held and "张经理" in held.why.zh
    assert letter_of(planned(owed(20), promises=((coming, "pending"),), alarming=True)) == "D+15"
    broken = a_promise(TODAY - timedelta(days=1))
    assert planned(owed(20), promises=((broken, "broken"),)).day == 35


def test_only_money_keeps_a_promise() -> None:
    promise = a_promise(TODAY)
    assert promise_state(promise, yuan(59), TODAY) == "pending"
    assert promise_state(promise, yuan(60), TODAY) == "kept"
    assert promise_state(promise, yuan(59), TODAY + timedelta(days=1)) == "broken"


def test_a_call_that_was_made_is_not_asked_for_again() -> None:
    call = Contact("k", "C-1", datetime(2026, 11, 24, 3, tzinfo=UTC), "call", "李", "", "", "", "me")
    assert planned(owed(8), contacts=(call,)).task is None
    old = replace(call, at=datetime(2026, 11, 1, tzinfo=UTC))
    assert planned(owed(8), contacts=(old,)).task == STEPS["D+7"]


def test_the_lawyer_comes_after_the_final_demand_only() -> None:
    assert planned(owed(200)).task == STEPS["D+60"]
    assert planned(owed(200), letters=(sent("D+75", 20),)).task == STEPS["D+90"]


def test_letters_come_before_waiting_and_big_money_first() -> None:
    small, big, waits = planned(owed(20)), planned(owed(20, amount=900)), planned(owed(20), insolvent=True)
    assert in_order([waits, small, big]) == (big, small, waits)
