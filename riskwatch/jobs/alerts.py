"""What people do with alerts: acknowledge, act, snooze, close, decide. Every step has a name and most a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import uuid4

from riskwatch.domain.alert import CLOSED, Alert, State
from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.domain.sign import RESTRICTIONS
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.order_state import recheck_of
from riskwatch.jobs.reasons import given_reason
from riskwatch.jobs.users import may_decide
from riskwatch.store import Unit
from riskwatch.store.records import Decision, User


def acknowledge(desk: Desk, alert_id: str, user: User) -> Alert:
    """Somebody has seen it and will look after it."""
    return _move(desk, alert_id, "acknowledged", user, "")


def take_into_action(desk: Desk, alert_id: str, user: User, reason: str) -> Alert:
    """Something is being done; `reason` says what."""
    return _move(desk, alert_id, "in_action", user, given_reason(reason))


def snooze(desk: Desk, alert_id: str, user: User, until: date, reason: str) -> Alert:
    """Not before `until`, unless something new turns up; raises PolicyRefused for a day that is not ahead."""
    if until <= desk.today:
        raise PolicyRefused(
            Words("暂缓日期必须晚于今天。", "An alert can be snoozed until a later day only."),
            Words("请选择明天或以后的日期。", "Choose tomorrow or later."),
        )
    return _move(desk, alert_id, "snoozed", user, given_reason(reason), snooze_until=until)


def resolve(desk: Desk, alert_id: str, user: User, reason: str) -> Alert:
    """The question is answered. Proposals that ask for a decision are resolved by those who may decide."""
    return _close(desk, alert_id, "resolved", user, reason)


def dismiss(desk: Desk, alert_id: str, user: User, reason: str) -> Alert:
    """The question does not arise, for a reason."""
    return _close(desk, alert_id, "dismissed", user, reason)


def reopen(desk: Desk, alert_id: str, user: User, reason: str) -> Alert:
    """A closed, snoozed or acknowledged alert is a question again."""
    return _move(desk, alert_id, "open", user, given_reason(reason))


def decide(
    desk: Desk,
    alert_id: str,
    user: User,
    choice: Literal["approved", "rejected"],
    reason: str,
    limit: Decimal | None = None,
) -> Alert:
    """A credit manager or administrator decides on the proposal.

    Approved: the customer's limit becomes `limit`, or what the alert proposes, and the alert goes into action.
    Rejected: the alert is dismissed. Either way the decision is kept with person, role and reason. Raises
    PolicyRefused for a wrong role, a missing reason or an alert that is closed.
    """
    require_decider(user)
    words = given_reason(reason)
    now = desk.clock()
    with desk.store.transaction() as unit:
        alert = unit.alerts.get(alert_id)
        if alert.state in CLOSED:
            raise PolicyRefused(
                Words("该预警已关闭，不能再决定。", "This alert is closed; there is nothing left to decide."),
                Words("如情况有变，请先重新打开。", "Reopen it first if things have changed."),
            )
        new_limit = _new_limit(alert, choice, limit)
        unit.decisions.add(
            Decision(str(uuid4()), alert.id, alert.customer_ref, now, user.email, user.role, choice,
                     alert.proposal, words, new_limit, alert.currency)
        )  # fmt: skip
        if new_limit is not None:
            _set_limit(unit, alert, new_limit, user, desk)
        target: State = "in_action" if choice == "approved" else "dismissed"
        text = f"{choice} {alert.proposal}: {words}"
        if alert.state == target:  # a second decision on something in action changes the record, not the state
            unit.alert_log.append(alert.id, at=now, actor=user.email, before=target, after=target, reason=text)
        else:
            if alert.state == "snoozed" and target == "in_action":
                unit.alerts.move(alert.id, "open", actor=user.email, reason="decision", at=now)
            alert = unit.alerts.move(alert.id, target, actor=user.email, reason=text, at=now)
        recheck_of(desk, unit, alert.customer_ref)
        return alert


def wake(desk: Desk) -> int:
    """Bring back snoozed alerts whose day has come; returns how many."""
    now = desk.clock()
    today = now.astimezone(desk.zone).date()
    woken = 0
    with desk.store.transaction() as unit:
        for alert in unit.alerts.all("snoozed"):
            if alert.snooze_until is not None and alert.snooze_until <= today:
                unit.alerts.move(alert.id, "open", actor="system", reason="snooze is over", at=now)
                woken += 1
    return woken


def _close(desk: Desk, alert_id: str, to: State, user: User, reason: str) -> Alert:
    words = given_reason(reason)
    with desk.store.reading() as unit:
        alert = unit.alerts.get(alert_id)
    if alert.proposal in RESTRICTIONS:
        require_decider(user)
    return _move(desk, alert_id, to, user, words)


def _move(desk: Desk, alert_id: str, to: State, user: User, reason: str, snooze_until: date | None = None) -> Alert:
    with desk.store.transaction() as unit:
        moved = unit.alerts.move(
            alert_id, to, actor=user.email, reason=reason, at=desk.clock(), snooze_until=snooze_until
        )
        recheck_of(desk, unit, moved.customer_ref)
        return moved


def require_decider(user: User) -> None:
    """Raises PolicyRefused for somebody whose role may not decide about credit."""
    if not may_decide(user.role):
        raise PolicyRefused(
            Words("只有信用经理或管理员可以作此决定。", "Only a credit manager or an administrator may decide this."),
            Words("请转给信用经理处理。", "Hand it to a credit manager."),
        )


def _new_limit(alert: Alert, choice: str, limit: Decimal | None) -> Decimal | None:
    if choice != "approved" or alert.proposal not in RESTRICTIONS or not alert.customer_ref:
        return None
    proposed = limit if limit is not None else alert.limit_after
    if proposed is not None and proposed < 0:
        raise PolicyRefused(Words("信用额度不能为负。", "A credit limit cannot be negative."))
    return proposed


def _set_limit(unit: Unit, alert: Alert, limit: Decimal, user: User, desk: Desk) -> None:
    customer = unit.customers.get(alert.customer_ref)
    if customer is not None:
        changed = replace(customer, credit_limit=Money(limit, alert.currency))
        unit.customers.save(changed, at=desk.clock(), by=user.email)
