"""What nobody takes up goes along the chain: each level once, in working hours, until somebody acknowledges it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from riskwatch.domain.alert import Alert
from riskwatch.domain.policy import Policy
from riskwatch.jobs import alerts
from riskwatch.jobs.company import policy_in_force, set_policy
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.escalate import BEGUN, escalate, next_step
from riskwatch.jobs.invoices import import_invoices
from riskwatch.store.records import OutboxRow, User, said

FRESH = "number,customer_ref,issued,due,amount\nF-1,C-1002,2026-11-01,2026-12-31,80000\nF-2,C-1003,2026-11-01,2026-12-31,80000\n"
LATE = FRESH + "F-3,C-1002,2026-06-01,2026-08-01,900000\nF-4,C-1003,2026-06-01,2026-08-01,500000\n"
TUESDAY = datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
"""The beginning of a working day."""


@pytest.fixture
def people(reader: Callable[..., User]) -> tuple[User, User]:
    return reader("manager"), reader("chief", "admin")


@pytest.fixture
def asked(stocked: Desk, people: tuple[User, User], clock: Any) -> Desk:
    """Two critical questions, asked on Tuesday at nine, of which word has gone out."""
    clock.now = TUESDAY
    for table in (FRESH, LATE):
        import_invoices(stocked, table.encode(), "i.csv", actor="me")
    assert {alert.severity for alert in questions(stocked)} == {"critical"}
    sent(stocked)
    return stocked


def questions(desk: Desk) -> tuple[Alert, ...]:
    with desk.store.reading() as unit:
        return unit.alerts.all("open")


def sent(desk: Desk) -> list[OutboxRow]:
    """What waited in the outbox, taken out of it."""
    with desk.store.transaction() as unit:
        waiting = unit.outbox.all("pending")
        for row in waiting:
            unit.outbox.drop(row.id)
    return list(waiting)


def log(desk: Desk, alert: Alert) -> list[str]:
    with desk.store.reading() as unit:
        return [said(entry.reason).en for entry in unit.alerts.log(alert.id)]


def test_each_level_is_told_once_after_its_working_hours(asked: Desk, people: tuple[User, User], clock: Any) -> None:
    manager, chief = people
    clock.move(hours=3, minutes=59)
    assert escalate(asked) == 0
    clock.move(minutes=1)
    assert (escalate(asked), escalate(asked)) == (2, 0)
    assert {row.reader for row in sent(asked)} == {manager.id}
    clock.now = TUESDAY + timedelta(hours=8)
    assert (escalate(asked), escalate(asked)) == (2, 0)
    (row,) = {row.reader: row for row in sent(asked)}.values()
    assert (row.reader, {item["reason"] for item in row.payload["alerts"]}) == (chief.id, {"escalated"})
    clock.move(days=9)
    assert (escalate(asked), sent(asked)) == (0, [])
    alert = questions(asked)[0]
    assert log(asked, alert)[1:] == [
        "nobody took it up in 4 working hours; taken to level 1: manager@example.com",
        "nobody took it up in 8 working hours; taken to level 2: chief@example.com",
    ]
    with asked.store.reading() as unit:
        assert list(unit.log_faults()) == []


def test_nights_and_weekends_do_not_count(asked: Desk, clock: Any) -> None:
    with asked.store.reading() as unit:
        policy = policy_in_force(asked, unit, asked.today)
        step = next_step(asked, unit, questions(asked)[0], policy)
    assert step is not None
    assert (step[0].number, step[1]) == (1, TUESDAY + timedelta(hours=4))
    late = replace(Policy(), owner="me", effective_from=asked.today, escalation_critical={"admin": 40})
    set_policy(asked, late, actor="me", reason="more time")
    clock.now = datetime(2026, 11, 30, 12, 59, tzinfo=TUESDAY.tzinfo)  # Monday; Tuesday to Friday have 36 hours
    assert escalate(asked) == 0
    clock.move(minutes=1)
    assert escalate(asked) == 2


def test_to_acknowledge_ends_the_chain_and_to_forget_begins_it_anew(
    asked: Desk, people: tuple[User, User], clock: Any
) -> None:
    first, second = questions(asked)
    alerts.acknowledge(asked, first.id, people[0])
    clock.move(hours=5)
    assert escalate(asked) == 1
    assert [alert.escalated for alert in (*questions(asked),)] == [1]
    alerts.acknowledge(asked, second.id, people[0])
    clock.move(days=30)
    assert escalate(asked) == 0
    assert alerts.wake(asked) == 2
    assert {alert.escalated for alert in questions(asked)} == {0}
    clock.move(days=1)
    assert escalate(asked) == 2


def test_what_was_asked_before_the_upgrade_counts_from_the_upgrade(
    asked: Desk, people: tuple[User, User], clock: Any
) -> None:
    clock.move(days=14)
    with asked.store.transaction() as unit:
        unit.heartbeats.beat(BEGUN, wall=clock.now)
        step = next_step(asked, unit, questions(asked)[0], policy_in_force(asked, unit, asked.today))
    assert step is not None
    assert step[1] == TUESDAY + timedelta(days=14, hours=4)
    clock.move(hours=3, minutes=59)
    assert escalate(asked) == 0
    clock.move(minutes=1)
    assert escalate(asked) == 2
    assert {row.reader for row in sent(asked)} == {people[0].id}, "the first level only"


def test_a_scheduler_that_slept_tells_everybody_once_and_in_one_go(
    asked: Desk, people: tuple[User, User], clock: Any
) -> None:
    clock.move(days=14)
    assert (escalate(asked), escalate(asked)) == (2, 0)
    told = [(row.reader, item["alert"]) for row in sent(asked) for item in row.payload["alerts"]]
    assert len(told) == len(set(told)) == 4, "two questions to two people"
    assert {alert.escalated for alert in questions(asked)} == {2}


def test_a_level_without_people_is_written_down_and_the_owner_may_be_one(
    asked: Desk, people: tuple[User, User], clock: Any
) -> None:
    chain = replace(
        Policy(), owner="me", effective_from=asked.today, escalation_critical={"owner": 1, "gone@example.com": 2}
    )
    set_policy(asked, chain, actor="me", reason="as agreed")
    mine = questions(asked)[0]
    alerts.assign(asked, mine.id, people[1], people[0].email)
    clock.move(hours=1)
    escalate(asked)
    assert [row.reader for row in sent(asked)] == [people[0].id]
    clock.move(hours=1)
    escalate(asked)
    assert sent(asked) == []
    assert log(asked, mine)[-1].endswith("level 2: no active account at this level")


def test_a_question_taken_along_keeps_its_first_approval(asked: Desk, people: tuple[User, User], clock: Any) -> None:
    alert = questions(asked)[0]
    alerts.decide(asked, alert.id, people[0], "approved", "they do not pay")
    clock.move(days=30)
    alerts.wake(asked)
    escalate(asked)
    assert alerts.decide(asked, alert.id, people[1], "approved", "seen").state == "in_action"
