"""A person says that a fact is wrong, or right after all: the grade is reckoned anew and whoever was alerted hears of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from riskwatch.domain.alert import CLOSED, Alert
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.event import Event
from riskwatch.domain.sign import STEPS
from riskwatch.domain.words import Words
from riskwatch.jobs.assess import assess_customer
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.reasons import given_reason
from riskwatch.jobs.retraction import retract
from riskwatch.jobs.users import may_decide
from riskwatch.store import Unit
from riskwatch.store.records import User
from riskwatch.store.repositories.judgements import Judgement

FOUND_WRONG = "a fact behind it was found wrong"
"""The reason that the log gives where the program closes an alert for it."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What became of a correction: alerts that were closed for it, readers who get word."""

    event: Event
    closed: int = 0
    told: int = 0


def mark_wrong(desk: Desk, event_id: str, user: User, reason: str) -> Corrected:
    """The fact is wrong: it counts no more, and stays dead when its source repeats it.

    Raises PolicyRefused for a wrong role, a missing reason or a fact that is marked already, NotThere for none.
    """
    words, now = _allowed(user, reason), desk.clock()
    with desk.store.transaction() as unit:
        ref, event = _fact(unit, event_id, "wrong")
        judged = unit.events.judge(event, "wrong", at=now)
        unit.judgements.append(Judgement("fact", ref, event.id, now, user.email, "wrong", words))
        concerned = [alert for alert in unit.alerts.all() if event.id in alert.because]
        told = retract(unit, judged, concerned, reason=words, at=now)
        closed = sum(
            _reckon_anew(desk, unit, judged, each, [a for a in concerned if a.customer_ref == each], now)
            for each in dict.fromkeys((ref, *(alert.customer_ref for alert in concerned)))
        )
    return Corrected(judged, closed, told)


def mark_right(desk: Desk, event_id: str, user: User, reason: str) -> Corrected:
    """The fact was right after all: it counts again from now on. Raises as `mark_wrong` does."""
    words, now = _allowed(user, reason), desk.clock()
    with desk.store.transaction() as unit:
        ref, event = _fact(unit, event_id, "live")
        judged = unit.events.judge(event, "live", at=now)
        unit.judgements.append(Judgement("fact", ref, event.id, now, user.email, "right after all", words))
        customer = unit.customers.hold(ref)
        if customer is not None:
            assess_customer(desk, unit, customer, now, (judged,))
    return Corrected(judged)


def _allowed(user: User, reason: str) -> str:
    if not may_decide(user.role):
        raise PolicyRefused(
            Words(
                "只有信用经理或管理员可以更正事实。", "Only a credit manager or an administrator may correct a fact."
            ),
            Words("请转给信用经理处理。", "Hand it to a credit manager."),
        )
    return given_reason(reason)


def _fact(unit: Unit, event_id: str, to: Literal["live", "wrong"]) -> tuple[str, Event]:
    event, ref = unit.events.get(event_id), unit.events.owner(event_id)
    if event is None or ref is None:
        raise NotThere(Words("没有这条事实。", "There is no such fact."))
    if (event.state == "wrong") == (to == "wrong"):
        raise PolicyRefused(
            Words("这条事实已经是这个状态。", "This fact is marked that way already."),
            Words("请刷新页面：可能已有同事处理。", "Reload the page: a colleague may have dealt with it."),
        )
    return ref, event


def _reckon_anew(desk: Desk, unit: Unit, wrong: Event, ref: str, concerned: list[Alert], now: datetime) -> int:
    """Assess without the fact; close the questions it alone asked. What is left over asks its own, milder question."""
    customer = unit.customers.hold(ref)
    if customer is None:
        return 0
    after, _ = assess_customer(desk, unit, customer, now, undone=wrong)
    closed, left = 0, []
    for alert in concerned:
        alive = [e for key in alert.because if (e := unit.events.get(key)) is not None and e.state == "live"]
        if alert.state in CLOSED or (alive and STEPS.index(after.proposal) >= STEPS.index(alert.proposal)):
            continue
        unit.alerts.move(alert.id, "resolved", actor="system", reason=FOUND_WRONG, at=now)
        closed += 1
        left += alive
    if left:
        assess_customer(desk, unit, customer, now, left)
    return closed
