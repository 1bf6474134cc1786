"""May we deliver this order? Each ground, and what a release sets aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.credit.order_check import check_order, covers
from riskwatch.domain.exposure import Exposure, ExposureLine
from riskwatch.domain.money import Money
from riskwatch.domain.order_check import Asked, CreditState, Hold, OrderAnswer, Overdue, Release
from riskwatch.domain.policy import Grade, Policy

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, tzinfo=UTC)
POLICY = Policy()


def yuan(amount: int) -> Money:
    return Money(Decimal(amount))


def used(amount: int) -> Exposure:
    return Exposure("CNY", (ExposureLine("invoices", "F-1", yuan(amount)),))


FINE = CreditState(Grade.B, None, yuan(100_000), used(60_000), Overdue(yuan(0), 0))
ASKED = Asked("C-1", yuan(40_000), "SO-1")
LEAVE = Release("r", "C-1", "SO-1", yuan(40_000), TODAY, "boss@example.com", "pays on Friday", NOW)


def answer(asked: Asked = ASKED, **changes: Any) -> OrderAnswer:
    return check_order(asked, replace(FINE, **changes), POLICY, TODAY)


def codes(found: OrderAnswer) -> list[str]:
    return [ground.code for ground in found.grounds]


def test_within_the_limit_is_yes_to_the_cent() -> None:
    found = answer()
    assert (found.answer, codes(found), found.room) == ("yes", ["within_limit"], yuan(40_000))
    over = answer(replace(ASKED, amount=Money(Decimal("40000.01"))))
    assert (over.answer, codes(over)) == ("prepaid", ["over_limit"])
    assert "¥0.01" in over.grounds[0].says.en


@pytest.mark.parametrize(
    ("changes", "says", "code"),
    [
        ({"decided": "stop_supply"}, "no", "decided_stop"),
        ({"holds": (Hold("h", "C-1", "boss", "they moved", NOW),)}, "no", "hold"),
        ({"grade": Grade.E}, "no", "grade_e"),
        ({"floor": Grade.E}, "no", "grade_e"),
        ({"decided": "prepayment"}, "prepaid", "decided_prepayment"),
        ({"grade": Grade.D}, "prepaid", "grade_d"),
        ({"limit": None}, "prepaid", "no_limit"),
        ({"limit": Money(Decimal(9), "GBP")}, "prepaid", "currency"),
        ({"overdue": Overdue(yuan(5_000), 15)}, "prepaid", "overdue"),
        ({"branch_above": True, "branch": "East"}, "yes", "branch"),
        ({"blind": True}, "yes", "blind"),
        ({"grade": None}, "yes", "ungraded"),
    ],
)
def test_each_ground(changes: dict[str, Any], says: str, code: str) -> None:
    found = answer(**changes)
    assert found.answer == says
    assert code in codes(found)
    assert all(ground.says.zh and ground.says.en for ground in found.grounds)


@pytest.mark.parametrize(
    ("grade", "amount", "days", "blocks"),
    [(Grade.B, 5_000, 14, False), (Grade.B, 5_000, 15, True), (Grade.A, 5_000, 30, False), (Grade.A, 5_000, 31, True),
     (Grade.C, 5_000, 8, True), (Grade.B, 1_000, 300, False), (Grade.B, 1_001, 300, True)],
)  # fmt: skip
def test_overdue_money_counts_by_amount_age_and_grade(grade: Grade, amount: int, days: int, blocks: bool) -> None:
    found = answer(grade=grade, overdue=Overdue(yuan(amount), days))
    assert ("overdue" in codes(found)) == blocks


def test_a_prepaid_order_adds_no_risk_but_goes_nowhere_under_a_stop() -> None:
    paid = replace(ASKED, amount=yuan(900_000), prepaid=Decimal(900_000))
    assert answer(paid, grade=Grade.D, limit=None, overdue=Overdue(yuan(90_000), 90)).answer == "yes"
    assert answer(paid, grade=Grade.E).answer == "no"
    part = replace(ASKED, amount=yuan(90_000), prepaid=Decimal(50_000))
    assert answer(part).answer == "yes", "only what is open counts"


def test_a_release_sets_money_grounds_aside_and_nothing_else() -> None:
    found = answer(release=LEAVE, grade=Grade.D, limit=None)
    assert (found.answer, found.released) == ("yes", LEAVE)
    assert "pays on Friday" in found.grounds[-1].says.en
    for changes in ({"grade": Grade.E}, {"decided": "stop_supply"}, {"holds": (Hold("h", "C-1", "b", "r", NOW),)}):
        assert answer(release=LEAVE, **changes).answer == "no"


def test_a_release_ends_with_its_day_its_amount_and_its_order() -> None:
    assert covers(LEAVE, ASKED, POLICY, TODAY)
    assert not covers(LEAVE, ASKED, POLICY, TODAY + timedelta(days=1))
    assert covers(LEAVE, replace(ASKED, amount=yuan(44_000)), POLICY, TODAY)
    assert not covers(LEAVE, replace(ASKED, amount=yuan(44_001)), POLICY, TODAY)
    assert not covers(LEAVE, replace(ASKED, number="SO-2"), POLICY, TODAY), "a copied order is not released"
    assert not covers(LEAVE, replace(ASKED, amount=Money(Decimal(1), "GBP")), POLICY, TODAY)
