"""Who is told of an alert at once, and when: what readers chose, quiet hours, groups of companies, and who is always told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from riskwatch.domain.alert import Alert, fingerprint
from riskwatch.domain.errors import PolicyRefused, SettingsWrong
from riskwatch.domain.policy import Policy
from riskwatch.domain.preferences import Preferences, QuietHours
from riskwatch.domain.security import Link
from riskwatch.domain.words import Words
from riskwatch.jobs.channel_alerts import channel_failed
from riskwatch.jobs.company import set_policy
from riskwatch.jobs.deliver import Delivered, deliver
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest import queue_digests
from riskwatch.jobs.preferences import choose, unsubscribe
from riskwatch.jobs.tell import GROUP_WAIT, LATEST, MOST_APART, tell
from riskwatch.jobs.users import change_user
from riskwatch.notify.interface import Message, Receipt
from riskwatch.store.records import OutboxRow, User

SHANGHAI = ZoneInfo("Asia/Shanghai")
NIGHT = QuietHours(time(20), time(8), "china")
EVENING = datetime(2026, 11, 24, 21, 0, tzinfo=SHANGHAI)
MORNING = datetime(2026, 11, 25, 8, 0, tzinfo=SHANGHAI)


class Heard:
    """A channel that keeps what it was told."""

    def __init__(self, name: str = "mail") -> None:
        self.name = name
        self.messages: list[Message] = []

    def send(self, message: Message) -> Receipt:
        self.messages.append(message)
        return Receipt(message.id)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def told(stocked: Desk, heard: Heard) -> Desk:
    return replace(stocked, channels={"mail": heard})


def raise_one(desk: Desk, ref: str = "C-1001", severity: str = "critical", because: tuple[str, ...] = ("e1",)) -> Alert:
    alert = Alert(
        id=str(uuid4()), fingerprint=fingerprint(ref, "stop"), customer_ref=ref, question="stop", severity=severity,  # type: ignore[arg-type]
        proposal="stop_supply", state="open", raised_at=desk.clock(), rule="liquidation", rule_version="1",
        grade_before=None, grade_after=None, limit_before=None, limit_after=None, exposure=None, currency="CNY",
        because=because, grounds=(), explanation=Words("清算中。", "In liquidation."),
    )  # fmt: skip
    with desk.store.transaction() as unit:
        raised = unit.alerts.raise_or_update(alert, at=desk.clock())
        tell(desk, unit, raised, desk.clock())
    return raised.alert


def outbox(desk: Desk) -> tuple[OutboxRow, ...]:
    with desk.store.reading() as unit:
        return tuple(sorted(unit.outbox.all(), key=lambda row: row.not_before))


def readers_told(desk: Desk) -> set[str]:
    with desk.store.reading() as unit:
        return {unit.users.get(row.reader).name for row in unit.outbox.all()}  # type: ignore[union-attr]


def test_until_they_choose_those_who_decide_are_told_of_critical_alerts(
    told: Desk, reader: Callable[..., User]
) -> None:
    reader("manager")
    reader("root", role="admin", subscribed=False)  # the weekly mail is another matter
    reader("seller", role="sales")
    raise_one(told, severity="high")
    assert outbox(told) == ()
    raise_one(told)
    assert readers_told(told) == {"manager", "root"}


def test_severity_and_branch_are_the_readers_choice(told: Desk, reader: Callable[..., User]) -> None:
    reader("manager")
    choose(told, reader("north"), Preferences(branches=("华北",)))
    choose(told, reader("seller", role="sales"), Preferences("high", branches=("华东",)))
    raise_one(told, "C-1001", "high")
    assert readers_told(told) == {"seller"}
    raise_one(told, "C-1003")
    assert readers_told(told) == {"seller", "manager", "north"}
    assert [len(row.payload["alerts"]) for row in outbox(told)] == [1, 1, 1]


def test_failing_sources_are_told_to_administrators_alone(told: Desk, reader: Callable[..., User]) -> None:
    reader("root", role="admin")
    choose(told, reader("manager"), Preferences("info"))
    with told.store.transaction() as unit:
        channel_failed(told, unit, "wecom", Words("不通。", "No way."), told.clock())
    assert readers_told(told) == {"root"}


def test_a_critical_alert_always_has_a_reader(told: Desk, reader: Callable[..., User]) -> None:
    first, second = reader("first"), reader("second")
    choose(told, first, Preferences("never"))
    for refused in (Preferences("never"), Preferences(branches=("华北",))):
        with pytest.raises(PolicyRefused, match="last who decides"):
            choose(told, second, refused)
    with pytest.raises(PolicyRefused):
        unsubscribe(told, second, "alerts")
    change_user(told, second.id, active=False)  # an account can be closed all the same: then the others are told anyway
    raise_one(told)
    assert readers_told(told) == {"first"}


def test_the_last_administrator_hears_of_failing_sources(told: Desk, reader: Callable[..., User]) -> None:
    first, second = reader("first", role="admin"), reader("second", role="admin")
    unsubscribe(told, first, "sources")
    with pytest.raises(PolicyRefused, match="last administrator"):
        unsubscribe(told, second, "sources")


@pytest.mark.parametrize(
    "wrong",
    [
        Preferences(channel="wecom"),
        Preferences(quiet=QuietHours(time(8), None)),
        Preferences(quiet=QuietHours(time(8), time(8))),
        Preferences(weekly_day=5),
        Preferences(weekly_time=time(7, 59)),
    ],
)
def test_what_cannot_be_used_is_said(told: Desk, reader: Callable[..., User], wrong: Preferences) -> None:
    with pytest.raises(SettingsWrong):
        choose(told, reader(), wrong)


def test_a_passing_notice_waits_for_the_morning_a_critical_one_does_not(
    told: Desk, reader: Callable[..., User], clock: Any, heard: Heard
) -> None:
    choose(told, reader(), Preferences("high", quiet=NIGHT))
    clock.now = EVENING
    raise_one(told, "C-1002", "high")
    raise_one(told, "C-1001")
    clock.move(minutes=10)
    assert deliver(told) == Delivered(sent=1)
    assert "C-1001" in heard.messages[0].text
    clock.now = MORNING - timedelta(minutes=1)
    assert deliver(told) == Delivered()
    clock.now = MORNING
    assert deliver(told) == Delivered(sent=1)
    assert "C-1002" in heard.messages[1].text


def test_by_another_policy_critical_alerts_wait_as_well(
    told: Desk, reader: Callable[..., User], clock: Any, heard: Heard
) -> None:
    choose(told, reader(), Preferences(quiet=NIGHT))
    set_policy(told, Policy(critical_in_quiet_hours=False), actor="me", reason="nobody is on call")
    clock.now = EVENING
    raise_one(told)
    clock.move(minutes=10)
    assert deliver(told) == Delivered()
    clock.now = MORNING
    assert deliver(told) == Delivered(sent=1)


def test_quiet_hours_chosen_later_hold_what_waits_already(told: Desk, reader: Callable[..., User], clock: Any) -> None:
    user = reader()
    choose(told, user, Preferences("high"))
    clock.now = EVENING
    raise_one(told, severity="high")
    choose(told, user, Preferences("high", quiet=NIGHT))
    clock.move(minutes=10)
    assert deliver(told) == Delivered(waiting=1)
    assert [row.not_before for row in outbox(told)] == [MORNING]
    assert [row.attempts for row in outbox(told)] == [0]
    clock.now = MORNING
    assert deliver(told) == Delivered(sent=1)


def test_quiet_hours_do_not_use_up_the_time_a_message_has(told: Desk, reader: Callable[..., User], clock: Any) -> None:
    """Over the national holiday a passing notice waits for a week and goes out then; after an outage it is dropped."""
    choose(told, reader(), Preferences("high", quiet=NIGHT))
    clock.now = datetime(2026, 9, 30, 21, 0, tzinfo=SHANGHAI)
    raise_one(told, severity="high")
    back = datetime(2026, 10, 8, 8, 0, tzinfo=SHANGHAI)
    (row,) = outbox(told)
    assert (row.not_before, row.expires_at) == (back, back + LATEST)
    clock.now = back + LATEST
    assert deliver(told) == Delivered(expired=1)


def test_what_becomes_critical_is_told_once_and_now(
    told: Desk, reader: Callable[..., User], clock: Any, heard: Heard
) -> None:
    choose(told, reader(), Preferences("high", quiet=NIGHT))
    clock.now = EVENING
    raise_one(told, severity="high")
    clock.move(minutes=30)
    raise_one(told, severity="critical", because=("e1", "e2"))
    clock.now = MORNING + timedelta(hours=1)
    assert deliver(told) == Delivered(sent=1)
    assert len(heard.messages) == 1


def test_a_group_of_companies_comes_in_one_message(told: Desk, reader: Callable[..., User], clock: Any) -> None:
    reader()
    with told.store.transaction() as unit:
        unit.links.add(Link("C-1002", "parent", "C-1001"), at=clock(), actor="me")
        unit.links.add(Link("C-1003", "parent", "C-1002"), at=clock(), actor="me")
    for ref in ("C-1001", "C-1004", "C-1003"):
        raise_one(told, ref)
        clock.move(minutes=1)
    assert sorted(len(row.payload["alerts"]) for row in outbox(told)) == [1, 2]
    clock.move(minutes=GROUP_WAIT.total_seconds() / 60)
    assert deliver(told) == Delivered(sent=2)


def test_companies_that_own_each_other_end_somewhere(told: Desk, reader: Callable[..., User], clock: Any) -> None:
    reader()
    with told.store.transaction() as unit:
        unit.links.add(Link("C-1002", "parent", "C-1001"), at=clock(), actor="me")
        unit.links.add(Link("C-1001", "parent", "C-1002"), at=clock(), actor="me")
    raise_one(told, "C-1001")
    assert len(outbox(told)) == 1


def test_many_groups_at_a_time_come_in_one_message(
    told: Desk, reader: Callable[..., User], clock: Any, heard: Heard
) -> None:
    reader()
    refs = ("C-1001", "C-1002", "C-1003", "C-1004", "C-2001", "C-2002")
    for number, ref in enumerate(refs, 1):
        raise_one(told, ref)
        assert len(outbox(told)) == (number if number <= MOST_APART else 1)
    clock.move(minutes=10)
    assert deliver(told) == Delivered(sent=1)
    assert all(ref in heard.messages[0].text for ref in refs)


def test_a_reader_with_a_chat_of_their_own_is_told_there(
    stocked: Desk, reader: Callable[..., User], clock: Any
) -> None:
    chen, other = reader("chen", language="zh"), reader("other")
    mail, chat = Heard(), Heard("wecom-chen")
    given = {"WECOM_CHEN_URL": "https://chat.example/x", "WECOM_CHEN_READER": "Chen@example.com"}
    settings = replace(stocked.settings, values={**stocked.settings.values, **given})
    desk = replace(stocked, settings=settings, channels={"mail": mail, "wecom-chen": chat})
    with pytest.raises(SettingsWrong):
        choose(desk, other, Preferences(channel="wecom-chen"))
    choose(desk, chen, Preferences(channel="wecom-chen"))
    raise_one(desk)
    clock.move(minutes=10)
    assert deliver(desk) == Delivered(sent=2)
    assert [message.to for message in mail.messages] == ["other@example.com"]
    assert "紧急" in chat.messages[0].items[0].text
    without = replace(desk, channels={"mail": mail})  # the chat is gone: mail takes over
    raise_one(without, "C-1002")
    clock.move(minutes=10)
    assert deliver(without) == Delivered(sent=2)


def test_the_weekly_mail_goes_out_when_its_reader_wants_it(
    told: Desk, reader: Callable[..., User], clock: Any, heard: Heard
) -> None:
    clock.move(days=-14)
    choose(told, reader(), Preferences(weekly_day=2, weekly_time=time(9, 30)))
    clock.move(days=14)
    assert queue_digests(told).queued == 1
    assert deliver(told) == Delivered()
    clock.now = datetime(2026, 11, 25, 9, 30, tzinfo=SHANGHAI)
    assert deliver(told) == Delivered(sent=1)
    assert "2026年第47周" in heard.messages[0].subject
