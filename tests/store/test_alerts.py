"""Alerts: one per decision, kept so by the database; and a log that cannot be rewritten unseen."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from riskwatch.domain.alert import Alert
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.store import Store
from riskwatch.store.tables.questions import alert_log, alerts

DAY = timedelta(days=1)
MakeAlert = Callable[..., Alert]


def test_the_same_question_is_raised_once(store: Store, now: datetime, an_alert: MakeAlert) -> None:
    with store.transaction() as unit:
        assert unit.alerts.raise_or_update(an_alert("1"), at=now).reason == "new alert"
        again = unit.alerts.raise_or_update(an_alert("2"), at=now)
        assert (again.reason, again.alert.id) == ("", "alert-1")
        assert len(unit.alerts.all()) == 1


def test_the_database_itself_refuses_a_second_open_alert(store: Store, now: datetime, an_alert: MakeAlert) -> None:
    with store.transaction() as unit:
        unit.alerts.raise_or_update(an_alert("1"), at=now)
    with pytest.raises(IntegrityError), store.transaction() as unit:
        row = unit.connection.execute(select(alerts)).mappings().one()
        unit.connection.execute(insert(alerts).values({**row, "id": "another"}))
    with store.transaction() as unit:
        unit.alerts.move("alert-1", "resolved", actor="me", reason="paid", at=now)
        row = unit.connection.execute(select(alerts)).mappings().one()
        unit.connection.execute(insert(alerts).values({**row, "id": "another", "state": "open"}))


def test_raised_at_the_same_time_there_is_one(store: Store, now: datetime, an_alert: MakeAlert) -> None:
    def raise_one(number: int) -> str:
        with store.transaction() as unit:
            return unit.alerts.raise_or_update(an_alert(str(number)), at=now).reason

    with ThreadPoolExecutor(6) as pool:
        reasons = list(pool.map(raise_one, range(6)))
    assert sorted(reasons) == ["", "", "", "", "", "new alert"]
    with store.reading() as unit:
        assert len(unit.alerts.all()) == 1
        assert list(unit.alert_log.faults()) == []


def test_a_new_fact_takes_back_an_acknowledgement_and_a_snooze(
    store: Store, now: datetime, an_alert: MakeAlert
) -> None:
    with store.transaction() as unit:
        unit.alerts.raise_or_update(an_alert(), at=now)
        unit.alerts.move("alert-1", "acknowledged", actor="me", reason="seen", at=now)
        raised = unit.alerts.raise_or_update(an_alert(because=("event-2",)), at=now)
        assert (raised.reason, raised.alert.state, raised.alert.version) == ("new fact", "open", 2)
        assert raised.alert.because == ("event-2", "event-1")
        unit.alerts.move("alert-1", "snoozed", actor="me", reason="later", at=now, snooze_until=date(2026, 12, 1))
        raised = unit.alerts.raise_or_update(an_alert(because=("event-3",)), at=now)
        assert (raised.alert.state, raised.alert.snooze_until) == ("open", None)


def test_work_in_action_is_not_interrupted(store: Store, now: datetime, an_alert: MakeAlert) -> None:
    with store.transaction() as unit:
        unit.alerts.raise_or_update(an_alert(severity="high"), at=now)
        unit.alerts.move("alert-1", "in_action", actor="me", reason="called", at=now)
        raised = unit.alerts.raise_or_update(an_alert(severity="critical"), at=now)
    assert (raised.reason, raised.alert.state, raised.alert.version) == ("severity raised", "in_action", 2)


def test_a_dismissed_question_stays_so_on_the_same_facts(store: Store, now: datetime, an_alert: MakeAlert) -> None:
    with store.transaction() as unit:
        unit.alerts.raise_or_update(an_alert(), at=now)
        unit.alerts.move("alert-1", "dismissed", actor="me", reason="another company", at=now)
        assert not unit.alerts.raise_or_update(an_alert(), at=now, returned=True).changed
        raised = unit.alerts.raise_or_update(an_alert(because=("event-2",)), at=now)
    assert (raised.reason, raised.alert.reopened, raised.alert.state) == ("reopened", 1, "open")


def test_a_resolved_question_comes_back_with_its_history(store: Store, now: datetime, an_alert: MakeAlert) -> None:
    with store.transaction() as unit:
        unit.alerts.raise_or_update(an_alert(), at=now)
        unit.alerts.move("alert-1", "resolved", actor="me", reason="paid", at=now)
        assert not unit.alerts.raise_or_update(an_alert("2"), at=now).changed
        raised = unit.alerts.raise_or_update(an_alert("2"), at=now + DAY, returned=True)
        assert (raised.alert.id, raised.alert.raised_at) == ("alert-1", now)
        steps = [(entry.before, entry.after) for entry in unit.alerts.log("alert-1")]
    assert steps == [("", "open"), ("open", "resolved"), ("resolved", "open")]


def test_an_impossible_step_is_refused_and_leaves_no_line(store: Store, now: datetime, an_alert: MakeAlert) -> None:
    with store.transaction() as unit:
        unit.alerts.raise_or_update(an_alert(), at=now)
        unit.alerts.move("alert-1", "resolved", actor="me", reason="paid", at=now)
    with pytest.raises(PolicyRefused), store.transaction() as unit:
        unit.alerts.move("alert-1", "snoozed", actor="me", reason="x", at=now)
    with store.reading() as unit:
        assert len(unit.alerts.log("alert-1")) == 2
        with pytest.raises(NotThere):
            unit.alerts.get("alert-9")


def test_how_things_stood_at_a_moment(store: Store, now: datetime, an_alert: MakeAlert) -> None:
    with store.transaction() as unit:
        unit.alerts.raise_or_update(an_alert(), at=now)
        unit.alerts.move("alert-1", "acknowledged", actor="me", reason="seen", at=now + DAY)
        unit.alerts.move("alert-1", "resolved", actor="me", reason="paid", at=now + 2 * DAY)
        states = [[a.state for a in unit.alerts.at(now + days * DAY)] for days in (-1, 0, 1, 2, 3)]
    assert states == [[], ["open"], ["acknowledged"], ["resolved"], ["resolved"]]


def test_alerts_are_listed_worst_first(store: Store, now: datetime, an_alert: MakeAlert) -> None:
    with store.transaction() as unit:
        unit.alerts.raise_or_update(an_alert("1", "review", severity="notice"), at=now)
        unit.alerts.raise_or_update(an_alert("2", "limit", severity="high", customer_ref="C-2"), at=now)
        unit.alerts.raise_or_update(an_alert("3", "stop"), at=now)
        unit.alerts.move("alert-1", "dismissed", actor="me", reason="no", at=now)
        assert [alert.id for alert in unit.alerts.all()] == ["alert-3", "alert-2", "alert-1"]
        assert [alert.id for alert in unit.alerts.all("active")] == ["alert-3", "alert-2"]
        assert [alert.id for alert in unit.alerts.all("dismissed")] == ["alert-1"]
        assert [alert.id for alert in unit.alerts.all("active", "C-2")] == ["alert-2"]


@pytest.fixture
def log_of_three(store: Store, now: datetime, an_alert: MakeAlert) -> Store:
    with store.transaction() as unit:
        unit.alerts.raise_or_update(an_alert("1", "stop"), at=now)
        unit.alerts.raise_or_update(an_alert("2", "review"), at=now)
        unit.alerts.move("alert-1", "resolved", actor="me", reason="paid", at=now)
        assert list(unit.alert_log.faults()) == []
    return store


def test_the_database_refuses_to_change_the_log(log_of_three: Store) -> None:
    for statement in (update(alert_log).values(reason="never mind"), delete(alert_log)):
        with pytest.raises(DBAPIError, match="append-only"), log_of_three.transaction() as unit:
            unit.connection.execute(statement)


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        (update(alert_log).where(alert_log.c.id == 2).values(reason="never mind"), ["line 2 was changed"]),
        (
            delete(alert_log).where(alert_log.c.id == 2),
            ["line 2 is missing", "line 3 does not follow the line before it"],
        ),
        (delete(alert_log).where(alert_log.c.id == 3), ["the log ends at line 2, its head says 3"]),
        (update(alert_log).where(alert_log.c.id == 3).values(actor="somebody else"), ["line 3 was changed"]),
    ],
)
def test_tampering_behind_the_guard_is_found(log_of_three: Store, tampering: object, found: list[str]) -> None:
    with log_of_three.transaction() as unit:
        drop = "DROP TRIGGER alert_log_append_only ON alert_log"
        for statement in (
            [drop]
            if log_of_three.kind == "postgresql"
            else ["DROP TRIGGER alert_log_no_update", "DROP TRIGGER alert_log_no_delete"]
        ):
            unit.connection.execute(text(statement))
        unit.connection.execute(tampering)  # type: ignore[call-overload]
    with log_of_three.reading() as unit:
        assert list(unit.alert_log.faults()) == found


def test_an_alert_about_a_source_has_no_customer_and_no_grades(
    store: Store, now: datetime, an_alert: MakeAlert
) -> None:
    alert = replace(an_alert("1", "source"), customer_ref="", grade_before=None, grade_after=None)
    with store.transaction() as unit:
        unit.alerts.raise_or_update(alert, at=now)
        assert unit.alerts.get("alert-1") == alert
