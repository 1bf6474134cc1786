"""Takes questions that nobody takes up along the escalation chain: told by the outbox, written into the alert's log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from riskwatch.credit.escalation import OWNER, Level, due, levels
from riskwatch.domain.alert import Alert
from riskwatch.domain.policy import Policy
from riskwatch.domain.words import Words
from riskwatch.jobs.company import policy_in_force
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.readers import or_their_delegates
from riskwatch.jobs.tell import queue
from riskwatch.store import Unit
from riskwatch.store.codec import dump
from riskwatch.store.records import User
from riskwatch.working_days import WorkingHours

ESCALATED = "escalated"
"""The reason that the message gives."""
BEGUN = "escalation"
"""Heartbeat of the upgrade that brought the chain: the hours of what was asked before count from then."""
_LOGGED = Words(
    "{hours} 个工作小时无人处理，上报第 {level} 级：{people}",
    "nobody took it up in {hours} working hours; taken to level {level}: {people}",
)
_NOBODY = Words("该级别没有在用的账号", "no active account at this level")


def escalate(desk: Desk) -> int:
    """Take every open question about a customer to the level that is due; returns how many moved.

    A scheduler that slept takes each at once to where it belongs: everybody of the levels in between is told once, and what
    goes to one reader comes in few messages. Only what is still open is taken along, so that to acknowledge it ends the chain.
    """
    now = desk.clock()
    moved = 0
    with desk.store.reading() as unit:
        policy = policy_in_force(desk, unit, desk.today)
        waiting = [alert for alert in unit.alerts.all("open") if _on_the_way(alert, policy)]
        asked = _asked(unit)
    hours = working_hours(desk, policy)
    for alert in waiting:
        since = asked.get(alert.id)
        if since is None or not due(levels(policy, alert.severity), hours.between(since, now), alert.escalated):
            continue
        with desk.store.transaction() as unit:
            moved += _take_along(desk, unit, alert, policy, now)
    return moved


def working_hours(desk: Desk, policy: Policy) -> WorkingHours:
    """The working day of the policy, in the zone of the house."""
    return WorkingHours(policy.working_day_begins, policy.working_day_ends, desk.zone)


def next_step(desk: Desk, unit: Unit, alert: Alert, policy: Policy) -> tuple[Level, datetime] | None:
    """The level that an open question goes to next, and when; None when it is not open or at the end of its chain."""
    chain = [level for level in levels(policy, alert.severity) if level.number > alert.escalated]
    asked = _asked(unit, alert.id).get(alert.id)
    if alert.state != "open" or not alert.customer_ref or not chain or asked is None:
        return None
    return chain[0], working_hours(desk, policy).after(asked, chain[0].hours)


def _asked(unit: Unit, alert_id: str = "") -> Mapping[str, datetime]:
    """From when the hours of each alert count; of one alert, if given."""
    asked, begun = unit.alert_log.asked_at(alert_id), unit.heartbeats.get(BEGUN)
    return {each: max(at, begun.at) for each, at in asked.items()} if begun else asked


def _on_the_way(alert: Alert, policy: Policy) -> bool:
    """Whether the chain of a customer's question has not come to its end."""
    return bool(alert.customer_ref) and alert.escalated < len(levels(policy, alert.severity))


def _take_along(desk: Desk, unit: Unit, seen: Alert, policy: Policy, now: datetime) -> bool:
    """Tell the people of the levels that are due, and write it down; nothing where somebody was quicker."""
    alert = unit.alerts.hold(seen.id)
    asked = _asked(unit, alert.id).get(alert.id, now)
    worked = working_hours(desk, policy).between(asked, now)
    steps = due(levels(policy, alert.severity), worked, alert.escalated) if alert.state == "open" else ()
    if not steps:
        return False
    people = list(_people(unit, alert, steps))
    told = unit.alerts.escalate(alert.id, steps[-1].number, reason=dump(_said(people, steps[-1], worked)), at=now)
    for to in or_their_delegates(desk, unit, people, told, now):
        queue(desk, unit, to, told, ESCALATED, now)
    return True


def _people(unit: Unit, alert: Alert, steps: Iterable[Level]) -> Iterator[User]:
    """Everybody whom these levels name, each once."""
    wanted = {alert.owner if who == OWNER else who for level in steps for who in level.who} - {""}
    for user in unit.users.all():
        if user.active and (user.role in wanted or user.email in wanted):
            yield user


def _said(people: Iterable[User], level: Level, worked: timedelta) -> Words:
    names = ", ".join(user.email for user in people)
    hours = int(worked / timedelta(hours=1))
    shown = Words(names, names) if names else _NOBODY
    return Words(
        _LOGGED.zh.format(hours=hours, level=level.number, people=shown.zh),
        _LOGGED.en.format(hours=hours, level=level.number, people=shown.en),
    )
