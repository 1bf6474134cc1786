"""What people do with alerts: acknowledge, act, snooze, close, decide. Every step has a name and most a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import uuid4

from riskwatch.domain.alert import CLOSED, Alert, LogEntry, State
from riskwatch.domain.decision import Decision
from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.domain.sign import RESTRICTIONS
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.four_eyes import require_second_person
from riskwatch.jobs.order_state import recheck_of
from riskwatch.jobs.reasons import given_reason
from riskwatch.jobs.users import require_decider
from riskwatch.store import Unit
from riskwatch.store.records import User
from riskwatch.working_days import working_days_after

FOUR_EYES: frozenset[str] = frozenset({"prepayment", "stop_supply"})
"""The steps that two people have to approve."""
ACKNOWLEDGED_DAYS = 3
"""Working days after which an acknowledged alert is asked again if nothing was done."""
FORGOTTEN = "nothing was done since it was acknowledged"
SLEPT = "snooze is over"
_NO_NEWS = frozenset({FORGOTTEN, SLEPT})
"""Why an alert is open again although nothing is new: an approval that waits for a second person goes on waiting."""

_ASKED_ANEW = frozenset({"new fact", "severity raised"})


def acknowledge(desk: Desk, alert_id: str, user: User) -> Alert:
    """Somebody has seen it and will look after it."""
    with desk.store.transaction() as unit:
        return acknowledge_within(desk, unit, alert_id, user, "")


def acknowledge_within(desk: Desk, unit: Unit, alert_id: str, user: User, reason: str) -> Alert:
    """The same as a part of a transaction; `reason` is what the log says of it."""
    return _move_within(desk, unit, alert_id, "acknowledged", user, reason)


def take_into_action(desk: Desk, alert_id: str, user: User, reason: str) -> Alert:
    """Something is being done; `reason` says what."""
    return _move(desk, alert_id, "in_action", user, given_reason(reason))


def snooze(desk: Desk, alert_id: str, user: User, until: date, reason: str, above: Decimal | None = None) -> Alert:
    """Not before `until`, unless something new turns up or the exposure rises above `above`; raises PolicyRefused for a
    day that is not ahead."""
    with desk.store.transaction() as unit:
        return snooze_within(desk, unit, alert_id, user, until, reason, above)


def snooze_within(
    desk: Desk, unit: Unit, alert_id: str, user: User, until: date, reason: str, above: Decimal | None = None
) -> Alert:
    """The same as a part of a transaction."""
    if until <= desk.today:
        raise PolicyRefused(
            Words("暂缓日期必须晚于今天。", "An alert can be snoozed until a later day only."),
            Words("请选择明天或以后的日期。", "Choose tomorrow or later."),
        )
    words = given_reason(reason)
    return unit.alerts.move(
        alert_id, "snoozed", actor=user.email, reason=words, at=desk.clock(), snooze_until=until, snooze_above=above
    )


def assign(desk: Desk, alert_id: str, user: User, owner: str) -> Alert:
    """Give an alert to a colleague, by e-mail address. Raises PolicyRefused for one who is not there any more."""
    with desk.store.transaction() as unit:
        colleague = unit.users.by_email(owner.strip())
        if colleague is None or not colleague.active:
            raise PolicyRefused(
                Words(f"没有账号 {owner}。", f"There is no account {owner}."),
                Words("从列表中选择一位同事。", "Choose a colleague from the list."),
            )
        told = f"assigned to {colleague.email}"
        return unit.alerts.assign(alert_id, colleague.email, actor=user.email, reason=told, at=desk.clock())


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

    Approved: the customer's limit becomes `limit`, or what the alert proposes, and the alert goes into action; from
    prepayment upward only when a second person approves as well, until then the first approval waits.
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
        first = first_approval(unit, alert)
        unit.decisions.add(
            Decision(str(uuid4()), alert.id, alert.customer_ref, now, user.email, user.role, choice,
                     alert.proposal, words, new_limit, alert.currency,
                     rule=alert.rule, proposed=alert.limit_after)
        )  # fmt: skip
        if choice == "approved" and first is None and needs_second_person(alert):
            return _wait_for_second(unit, alert, user, words, now)
        if first is not None and choice == "approved":
            approved = Words("您已批准过，还需要另一个人批准。", "You have approved it already; another person has to.")
            require_second_person(desk, unit, user, first.actor, approved)
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


def needs_second_person(alert: Alert) -> bool:
    """Whether the proposal takes four eyes and is not in force yet (warning-signs, section 4)."""
    return alert.proposal in FOUR_EYES and alert.state != "in_action"


def first_approval(unit: Unit, alert: Alert) -> Decision | None:
    """The approval that waits for a second person; None where nobody has approved since the question was last asked."""
    if not needs_second_person(alert):
        return None
    asked = max(entry.at for entry in unit.alerts.log(alert.id) if _asks(entry))
    approved = [each for each in unit.decisions.of_alert(alert.id) if each.choice == "approved" and each.at >= asked]
    return approved[0] if approved else None


def _asks(entry: LogEntry) -> bool:
    """Whether a line of the log asks the question, or asks it anew: not one that only hands an open question on."""
    anew = entry.before != "open" or entry.reason in _ASKED_ANEW
    return entry.after == "open" and anew and entry.reason not in _NO_NEWS


def _wait_for_second(unit: Unit, alert: Alert, user: User, words: str, now: datetime) -> Alert:
    """Keep the first approval; the question stays open for another person, as one that somebody looks after."""
    text = f"approved {alert.proposal} (1 of 2): {words}"
    if alert.state == "acknowledged":
        unit.alert_log.append(
            alert.id, at=now, actor=user.email, before="acknowledged", after="acknowledged", reason=text
        )
        return alert
    return unit.alerts.move(alert.id, "acknowledged", actor=user.email, reason=text, at=now)


def wake(desk: Desk) -> int:
    """Bring back snoozed alerts whose day has come or whose exposure has risen, and acknowledged ones on which nothing was
    done for some working days; returns how many."""
    now = desk.clock()
    today = now.astimezone(desk.zone).date()
    woken = 0
    with desk.store.transaction() as unit:
        for alert in (*unit.alerts.all("snoozed"), *unit.alerts.all("acknowledged")):
            reason = _why_back(unit, alert, today, desk)
            if reason:
                unit.alerts.move(alert.id, "open", actor="system", reason=reason, at=now)
                woken += 1
    return woken


def _why_back(unit: Unit, alert: Alert, today: date, desk: Desk) -> str:
    """Why an alert that rests is asked again; "" while it may rest."""
    if alert.state == "acknowledged":
        last = max(entry.at for entry in unit.alerts.log(alert.id)).astimezone(desk.zone).date()
        return FORGOTTEN if today > working_days_after(last, ACKNOWLEDGED_DAYS) else ""
    if alert.snooze_until is not None and alert.snooze_until <= today:
        return SLEPT
    customer = unit.customers.get(alert.customer_ref) if alert.snooze_above is not None else None
    owed = customer.exposure if customer else None
    risen = owed is not None and owed.currency == alert.currency and owed.amount > (alert.snooze_above or Decimal(0))
    return "exposure has risen" if risen else ""


def _close(desk: Desk, alert_id: str, to: State, user: User, reason: str) -> Alert:
    words = given_reason(reason)
    with desk.store.reading() as unit:
        alert = unit.alerts.get(alert_id)
    if alert.proposal in RESTRICTIONS:
        require_decider(user)
    return _move(desk, alert_id, to, user, words)


def _move(desk: Desk, alert_id: str, to: State, user: User, reason: str) -> Alert:
    with desk.store.transaction() as unit:
        return _move_within(desk, unit, alert_id, to, user, reason)


def _move_within(desk: Desk, unit: Unit, alert_id: str, to: State, user: User, reason: str) -> Alert:
    moved = unit.alerts.move(alert_id, to, actor=user.email, reason=reason, at=desk.clock())
    recheck_of(desk, unit, moved.customer_ref)
    return moved


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
