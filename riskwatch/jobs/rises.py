"""A better grade comes into force when a credit manager says so, one grade at a time (credit-design 2.4)."""

from __future__ import annotations

from dataclasses import replace

from riskwatch.credit.limit import propose_limit
from riskwatch.credit.proposal import propose
from riskwatch.credit.standing import risen
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.words import Words
from riskwatch.jobs.assess import judge
from riskwatch.jobs.company import policy_in_force
from riskwatch.jobs.credit_facts import books_of
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.reasons import given_reason
from riskwatch.jobs.users import require_decider
from riskwatch.store import Unit
from riskwatch.store.records import User


def approve_rise(desk: Desk, ref: str, user: User, reason: str) -> Assessment:
    """Raise a customer's grade by one. Raises PolicyRefused when no better grade is earned, or its time has not come."""
    require_decider(user)
    words = given_reason(reason)
    now = desk.clock()
    with desk.store.transaction() as unit:
        customer = held_customer(unit, ref)
        today = judge(desk, unit, customer, now.astimezone(desk.zone))
        if today.rise_from is None:
            raise PolicyRefused(
                Words("今天的数据不支持更高的评级。", "The figures of today earn no better grade."),
                Words("有新的报表、付款或信号后再看。", "Look again when accounts, payments or signs have changed."),
            )
        if today.rise_from > today.as_of:
            raise PolicyRefused(
                Words(f"最早可于 {today.rise_from} 上调。", f"The grade may rise from {today.rise_from} on."),
                Words("此前须没有新的预警信号。", "Until then there must be no new sign."),
            )
        after = _raised(desk, unit, customer, today)
        unit.assessments.add(ref, after, at=now)
        said = Words(
            f"评级由 {today.grade.value} 上调为 {after.grade.value}",
            f"Grade raised from {today.grade.value} to {after.grade.value}",
        )
        unit.credit_log.append(ref, "rise", said, at=now, actor=user.email, reason=words)
    return after


def _raised(desk: Desk, unit: Unit, customer: Customer, today: Assessment) -> Assessment:
    policy = policy_in_force(desk, unit, today.as_of)
    facts = books_of(desk, unit, customer, policy, today.as_of, registered=True).facts
    better = risen(today, today.as_of)
    limited = replace(better, limit=propose_limit(better.grade, customer, policy, today.as_of, facts))
    return replace(limited, proposal=propose(limited, policy))


def held_customer(unit: Unit, ref: str) -> Customer:
    """The customer, held until the transaction ends. Raises NotThere."""
    customer = unit.customers.hold(ref)
    if customer is None:
        raise NotThere(
            Words(f"没有编号为 {ref} 的客户。", f"There is no customer {ref}."),
            Words("在客户列表里查找，或先导入。", "Look in the list of customers, or import it first."),
        )
    return customer
