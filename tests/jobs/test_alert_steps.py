"""What people may do with an alert, and that it is kept with name, role and reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.domain.alert import Alert
from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.jobs.alerts import acknowledge, decide, dismiss, reopen, resolve, snooze, take_into_action, wake
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
    manager = reader()
    done = decide(stocked, stop.id, manager, "approved", "破产已受理，停货")
    assert done.state == "in_action"
    with stocked.store.reading() as unit:
        customer = unit.customers.get("C-2001")
        (decision,) = unit.decisions.of("C-2001")
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
    assert decide(stocked, stop.id, user, "approved", "after all").state == "in_action"


def test_a_second_decision_is_kept_beside_the_first(stocked: Desk, stop: Alert, reader: Callable[..., User]) -> None:
    user = reader()
    decide(stocked, stop.id, user, "approved", "stop now")
    decide(stocked, stop.id, user, "approved", "guarantee arrived", Decimal(20000))
    with stocked.store.reading() as unit:
        assert [decision.limit for decision in unit.decisions.of_alert(stop.id)] == [Decimal(0), Decimal(20000)]
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
    assert decide(stocked, stop.id, user, "approved", "visited: empty").state == "in_action"


def test_what_is_in_action_is_resolved_with_a_reason(stocked: Desk, stop: Alert, reader: Callable[..., User]) -> None:
    user = reader()
    take_into_action(stocked, stop.id, user, "notice posted")
    assert resolve(stocked, stop.id, user, "paid in full").state == "resolved"
    with stocked.store.reading() as unit:
        assert [entry.after for entry in unit.alerts.log(stop.id)] == ["open", "in_action", "resolved"]
