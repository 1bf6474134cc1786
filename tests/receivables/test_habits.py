"""Signs from behaviour: promises, pace of payment, the limit."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from riskwatch.domain.dunning import Promise, PromiseState
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade
from riskwatch.receivables.habits import broken_promises, over_limit, slower_payment

TODAY = date(2026, 11, 24)


def promise(days_ago: int, state: PromiseState) -> tuple[Promise, PromiseState]:
    by = TODAY - timedelta(days=days_ago)
    return Promise("p", "C-1", Money(Decimal(100)), by, "Example", "phone", "me", by, Money(Decimal(0))), state


def paid(days_ago: int, late: int, amount: int = 100) -> Invoice:
    on = TODAY - timedelta(days=days_ago)
    due = on - timedelta(days=late)
    money = Money(Decimal(amount))
    return Invoice(f"{days_ago}-{late}", "C-1", due - timedelta(days=30), due, money, money, paid_on=on)


def test_each_broken_promise_weighs_up_to_a_cap_and_the_second_holds_the_grade() -> None:
    assert list(broken_promises([promise(5, "kept"), promise(-5, "pending")], TODAY)) == []
    one = next(broken_promises([promise(5, "broken")], TODAY))
    assert (one.kind.points, one.kind.floor, one.live, one.on) == (12, None, False, TODAY - timedelta(days=4))
    two = next(broken_promises([promise(5, "broken"), promise(40, "broken")], TODAY))
    assert (two.kind.points, two.kind.floor, two.live) == (24, Grade.C, True)
    assert next(broken_promises([promise(day, "broken") for day in (5, 9, 20, 40)], TODAY)).kind.points == 36
    assert not next(broken_promises([promise(120, "broken"), promise(140, "broken")], TODAY)).live


def test_ten_days_slower_than_before_is_a_sign() -> None:
    before = [paid(120, 5), paid(200, 5)]
    assert [sign.kind.id for sign in slower_payment([*before, paid(10, 15), paid(40, 15)], TODAY)] == ["REC08"]
    assert list(slower_payment([*before, paid(10, 14), paid(40, 14)], TODAY)) == []
    assert list(slower_payment([*before, paid(10, 60)], TODAY)) == [], "one invoice is chance"
    assert list(slower_payment([paid(300, 0), paid(310, 0), paid(10, 60), paid(20, 60)], TODAY)) == []


def test_over_the_limit_while_it_lasts() -> None:
    sign = next(over_limit(Money(Decimal(101)), Money(Decimal(100)), TODAY))
    assert (sign.kind.id, sign.live, sign.kind.half_life) == ("REC12", True, None)
    assert list(over_limit(Money(Decimal(100)), Money(Decimal(100)), TODAY)) == []
    assert list(over_limit(Money(Decimal(101), "EUR"), Money(Decimal(100)), TODAY)) == []
    assert list(over_limit(None, Money(Decimal(100)), TODAY)) == []
