"""What people may do with an alert, and that it is kept with name, role and reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.domain.alert import Alert
from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.jobs.alerts import acknowledge, assign, decide, dismiss, reopen, resolve, snooze, take_into_action, wake
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.poll import poll_now
from riskwatch.sources.demo_registry import DemoRegistry
from riskwatch.store.records import User


@pytest.fixture
def stop(stocked: Desk, registry: DemoRegistry, clock: Any) -> Alert:
    """The question whether to stop supplying C-2001, which went bankrupt overnight."""
    poll_now(stocked, customer="C-2001")
    registry.stage = 2
    clock.move(days=1)
    poll_now(stocked, customer="C-2001")
    with stocked.store.reading() as unit:
        (alert,) = unit.alerts.all()
    return alert


def test_an_approved_stop_takes_the_limit_away_and_is_in_action(
    stocked: Desk, stop: Alert, reader: Callable[..., User]
) -> None:
    first, manager = reader("first"), reader()
    assert decide(stocked, stop.id, first, "approved", "破产公告").state == "acknowledged"
    with stocked.store.reading() as unit:
        untouched = unit.customers.get("C-2001")
    assert untouched is not None and untouched.credit_limit == Money(Decimal(500000)), "one person's word is not enough"
    done = decide(stocked, stop.id, manager, "approved", "破产已受理，停货")
    assert done.state == "in_action"
    with stocked.store.reading() as unit:
        customer = unit.customers.get("C-2001")
        (_, decision) = unit.decisions.of("C-2001")
        last = unit.alerts.log(stop.id)[-1]
    assert customer is not None
    assert customer.credit_limit == Money(Decimal(0))
    assert (decision.choice, decision.step, decision.role, decision.reason) == (
        "approved", "stop_supply", "credit_manager", "破产已受理，停货",
    )  # fmt: skip
    assert (last.actor, last.after) == (manager.email, "in_action")
    assert "破产已受理" in last.reason


def test_a_rejected_proposal_leaves_the_limit(stocked: Desk, stop: Alert, reader: Callable[..., User]) -> None:
    assert decide(stocked, stop.id, reader("boss", "admin"), "rejected", "已全额担保").state == "dismissed"
    with stocked.store.reading() as unit:
        customer = unit.customers.get("C-2001")
    assert customer is not None
    assert customer.credit_limit == Money(Decimal(500000))


def test_another_limit_than_the_proposed_one(stocked: Desk, stop: Alert, reader: Callable[..., User]) -> None:
    decide(stocked, stop.id, reader("first"), "approved", "先停货")
    decide(stocked, stop.id, reader(), "approved", "保函覆盖五万", Decimal(50000))
    with stocked.store.reading() as unit:
        customer = unit.customers.get("C-2001")
    assert customer is not None
    assert customer.credit_limit == Money(Decimal(50000))
    with pytest.raises(PolicyRefused, match="negative"):
        decide(stocked, stop.id, reader("other"), "approved", "typing error", Decimal(-1))


def test_sales_may_look_but_not_decide_nor_close(stocked: Desk, stop: Alert, reader: Callable[..., User]) -> None:
    sales = reader("sales", "sales")
    for step in (
        lambda: decide(stocked, stop.id, sales, "approved", "no trouble"),
        lambda: resolve(stocked, stop.id, sales, "it is fine"),
        lambda: dismiss(stocked, stop.id, sales, "it is fine"),
    ):
        with pytest.raises(PolicyRefused, match="credit manager"):
            step()
    assert acknowledge(stocked, stop.id, sales).state == "acknowledged"
    with stocked.store.reading() as unit:
        assert unit.decisions.of("C-2001") == ()


@pytest.mark.parametrize("reason", ["", "  ", "x"])
def test_a_decision_needs_a_reason(stocked: Desk, stop: Alert, reader: Callable[..., User], reason: str) -> None:
    user = reader()
    for step in (
        lambda: decide(stocked, stop.id, user, "approved", reason),
        lambda: resolve(stocked, stop.id, user, reason),
        lambda: snooze(stocked, stop.id, user, date(2027, 1, 1), reason),
    ):
        with pytest.raises(PolicyRefused, match="reason"):
            step()


def test_a_closed_alert_cannot_be_decided_until_it_is_reopened(
    stocked: Desk, stop: Alert, reader: Callable[..., User]
) -> None:
    user = reader()
    dismiss(stocked, stop.id, user, "other company")
    with pytest.raises(PolicyRefused, match="closed"):
        decide(stocked, stop.id, user, "approved", "after all")
    reopen(stocked, stop.id, user, "it is ours after all")
    assert decide(stocked, stop.id, user, "approved", "after all").state == "acknowledged"
    assert decide(stocked, stop.id, reader("second"), "approved", "after all").state == "in_action"


def test_a_second_decision_is_kept_beside_the_first(stocked: Desk, stop: Alert, reader: Callable[..., User]) -> None:
    user = reader()
    decide(stocked, stop.id, user, "approved", "stop now")
    decide(stocked, stop.id, reader("second"), "approved", "stop now")
    decide(stocked, stop.id, user, "approved", "guarantee arrived", Decimal(20000))
    with stocked.store.reading() as unit:
        limits = [decision.limit for decision in unit.decisions.of_alert(stop.id)]
        assert limits == [Decimal(0), Decimal(0), Decimal(20000)]
        assert list(unit.alert_log.faults()) == []


def test_a_snooze_ends_on_its_day(stocked: Desk, stop: Alert, reader: Callable[..., User], clock: Any) -> None:
    user = reader()
    tomorrow = date(2026, 11, 26)
    with pytest.raises(PolicyRefused):
        snooze(stocked, stop.id, user, date(2026, 11, 25), "today is no later day")
    assert snooze(stocked, stop.id, user, tomorrow, "visit tomorrow").snooze_until == tomorrow
    assert wake(stocked) == 0
    clock.move(days=1)
    assert wake(stocked) == 1
    with stocked.store.reading() as unit:
        assert unit.alerts.get(stop.id).state == "open"


def test_a_snoozed_alert_can_be_decided(stocked: Desk, stop: Alert, reader: Callable[..., User]) -> None:
    user = reader()
    snooze(stocked, stop.id, user, date(2026, 12, 26), "wait for the visit")
    decide(stocked, stop.id, user, "approved", "visited: empty")
    assert decide(stocked, stop.id, reader("second"), "approved", "visited: empty").state == "in_action"


def test_what_is_in_action_is_resolved_with_a_reason(stocked: Desk, stop: Alert, reader: Callable[..., User]) -> None:
    user = reader()
    take_into_action(stocked, stop.id, user, "notice posted")
    assert resolve(stocked, stop.id, user, "paid in full").state == "resolved"
    with stocked.store.reading() as unit:
        assert [entry.after for entry in unit.alerts.log(stop.id)] == ["open", "in_action", "resolved"]


def test_nobody_is_his_own_second_person(stocked: Desk, stop: Alert, reader: Callable[..., User]) -> None:
    user = reader()
    decide(stocked, stop.id, user, "approved", "stop now")
    with pytest.raises(PolicyRefused, match="another person"):
        decide(stocked, stop.id, user, "approved", "stop now, really")
    assert decide(stocked, stop.id, reader("second"), "rejected", "paid meanwhile").state == "dismissed"


def test_an_approval_of_an_older_question_does_not_count(
    stocked: Desk, stop: Alert, reader: Callable[..., User], clock: Any
) -> None:
    user, second = reader(), reader("second")
    decide(stocked, stop.id, user, "approved", "stop now")
    clock.move(minutes=1)
    dismiss(stocked, stop.id, second, "other company")
    clock.move(minutes=1)
    reopen(stocked, stop.id, user, "it is ours after all")
    assert decide(stocked, stop.id, second, "approved", "stop now").state == "acknowledged"


def test_a_snooze_ends_when_the_exposure_rises_above_the_sum(
    stocked: Desk, stop: Alert, reader: Callable[..., User]
) -> None:
    user = reader()
    snooze(stocked, stop.id, user, date(2027, 1, 1), "guarantee covers it", Decimal(350000))
    assert wake(stocked) == 0, "it owes 350,000"
    with stocked.store.transaction() as unit:
        customer = unit.customers.get("C-2001")
        assert customer is not None
        unit.customers.save(replace(customer, exposure=Money(Decimal(350001))), at=stocked.clock(), by="me")
    assert wake(stocked) == 1
    with stocked.store.reading() as unit:
        assert unit.alerts.log(stop.id)[-1].reason == "exposure has risen"


def test_an_acknowledged_alert_is_asked_again_after_three_working_days(
    stocked: Desk, stop: Alert, reader: Callable[..., User], clock: Any
) -> None:
    acknowledge(stocked, stop.id, reader())  # on Wednesday, 25 November
    clock.move(days=5)  # Monday: the third working day
    assert wake(stocked) == 0
    clock.move(days=1)
    assert wake(stocked) == 1


def test_an_alert_is_given_to_a_colleague(stocked: Desk, stop: Alert, reader: Callable[..., User]) -> None:
    user, other = reader(), reader("other")
    assert assign(stocked, stop.id, user, other.email).owner == other.email
    assert acknowledge(stocked, stop.id, user).owner == other.email, "an owner stays"
    with pytest.raises(PolicyRefused, match="no account"):
        assign(stocked, stop.id, user, "nobody@example.com")
