"""Who is told of an alert at once, and when: what readers chose, quiet hours, groups of companies, and who is always told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from riskwatch.domain.alert import Alert
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
from riskwatch.jobs.tell import GROUP_WAIT, LATEST, MOST_APART
from riskwatch.jobs.users import change_user
from riskwatch.store.records import OutboxRow, User

SHANGHAI = ZoneInfo("Asia/Shanghai")
NIGHT = QuietHours(time(20), time(8), "china")
EVENING = datetime(2026, 11, 24, 21, 0, tzinfo=SHANGHAI)
MORNING = datetime(2026, 11, 25, 8, 0, tzinfo=SHANGHAI)


Raise = Callable[..., Alert]


def outbox(desk: Desk) -> tuple[OutboxRow, ...]:
    with desk.store.reading() as unit:
        return tuple(sorted(unit.outbox.all(), key=lambda row: row.not_before))


def readers_told(desk: Desk) -> set[str]:
    with desk.store.reading() as unit:
        return {unit.users.get(row.reader).name for row in unit.outbox.all()}  # type: ignore[union-attr]


def test_until_they_choose_those_who_decide_are_told_of_critical_alerts(
    with_mail: Desk, reader: Callable[..., User], raise_one: Raise
) -> None:
    reader("manager")
    reader("root", role="admin", subscribed=False)  # the weekly mail is another matter
    reader("seller", role="sales")
    raise_one(severity="high")
    assert outbox(with_mail) == ()
    raise_one()
    assert readers_told(with_mail) == {"manager", "root"}


def test_severity_and_branch_are_the_readers_choice(
    with_mail: Desk, reader: Callable[..., User], raise_one: Raise
) -> None:
    reader("manager")
    choose(with_mail, reader("north"), Preferences(branches=("华北",)))
    choose(with_mail, reader("seller", role="sales"), Preferences("high", branches=("华东",)))
    raise_one("C-1001", "high")
    assert readers_told(with_mail) == {"seller"}
    raise_one("C-1003")
    assert readers_told(with_mail) == {"seller", "manager", "north"}
    assert [len(row.payload["alerts"]) for row in outbox(with_mail)] == [1, 1, 1]


def test_failing_sources_are_told_to_administrators_alone(with_mail: Desk, reader: Callable[..., User]) -> None:
    reader("root", role="admin")
    choose(with_mail, reader("manager"), Preferences("info"))
    with with_mail.store.transaction() as unit:
        channel_failed(with_mail, unit, "wecom", Words("不通。", "No way."), with_mail.clock())
    assert readers_told(with_mail) == {"root"}


def test_a_critical_alert_always_has_a_reader(with_mail: Desk, reader: Callable[..., User], raise_one: Raise) -> None:
    first, second = reader("first"), reader("second")
    choose(with_mail, first, Preferences("never"))
    for refused in (Preferences("never"), Preferences(branches=("华北",))):
        with pytest.raises(PolicyRefused, match="last who decides"):
            choose(with_mail, second, refused)
    with pytest.raises(PolicyRefused):
        unsubscribe(with_mail, second, "alerts")
    change_user(
        with_mail, second.id, active=False
    )  # an account can be closed all the same: then the others are told anyway
    raise_one()
    assert readers_told(with_mail) == {"first"}


def test_the_last_administrator_hears_of_failing_sources(with_mail: Desk, reader: Callable[..., User]) -> None:
    first, second = reader("first", role="admin"), reader("second", role="admin")
    unsubscribe(with_mail, first, "sources")
    with pytest.raises(PolicyRefused, match="last administrator"):
        unsubscribe(with_mail, second, "sources")


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
def test_what_cannot_be_used_is_said(with_mail: Desk, reader: Callable[..., User], wrong: Preferences) -> None:
    with pytest.raises(SettingsWrong):
        choose(with_mail, reader(), wrong)


def test_a_passing_notice_waits_for_the_morning_a_critical_one_does_not(
    with_mail: Desk, reader: Callable[..., User], clock: Any, heard: Any, raise_one: Raise
) -> None:
    choose(with_mail, reader(), Preferences("high", quiet=NIGHT))
    clock.now = EVENING
    raise_one("C-1002", "high")
    raise_one("C-1001")
    clock.move(minutes=10)
    assert deliver(with_mail) == Delivered(sent=1)
    assert "C-1001" in heard.messages[0].text
    clock.now = MORNING - timedelta(minutes=1)
    assert deliver(with_mail) == Delivered()
    clock.now = MORNING
    assert deliver(with_mail) == Delivered(sent=1)
    assert "C-1002" in heard.messages[1].text


def test_by_another_policy_critical_alerts_wait_as_well(
    with_mail: Desk, reader: Callable[..., User], clock: Any, heard: Any, raise_one: Raise
) -> None:
    choose(with_mail, reader(), Preferences(quiet=NIGHT))
    set_policy(with_mail, Policy(critical_in_quiet_hours=False), actor="me", reason="nobody is on call")
    clock.now = EVENING
    raise_one()
    clock.move(minutes=10)
    assert deliver(with_mail) == Delivered()
    clock.now = MORNING
    assert deliver(with_mail) == Delivered(sent=1)


def test_quiet_hours_chosen_later_hold_what_waits_already(
    with_mail: Desk, reader: Callable[..., User], clock: Any, raise_one: Raise
) -> None:
    user = reader()
    choose(with_mail, user, Preferences("high"))
    clock.now = EVENING
    raise_one(severity="high")
    choose(with_mail, user, Preferences("high", quiet=NIGHT))
    clock.move(minutes=10)
    assert deliver(with_mail) == Delivered(waiting=1)
    assert [row.not_before for row in outbox(with_mail)] == [MORNING]
    assert [row.attempts for row in outbox(with_mail)] == [0]
    clock.now = MORNING
    assert deliver(with_mail) == Delivered(sent=1)


def test_quiet_hours_do_not_use_up_the_time_a_message_has(
    with_mail: Desk, reader: Callable[..., User], clock: Any, raise_one: Raise
) -> None:
    """Over the national holiday a passing notice waits for a week and goes out then; after an outage it is dropped."""
    choose(with_mail, reader(), Preferences("high", quiet=NIGHT))
    clock.now = datetime(2026, 9, 30, 21, 0, tzinfo=SHANGHAI)
    raise_one(severity="high")
    back = datetime(2026, 10, 8, 8, 0, tzinfo=SHANGHAI)
    (row,) = outbox(with_mail)
    assert (row.not_before, row.expires_at) == (back, back + LATEST)
    clock.now = back + LATEST
    assert deliver(with_mail) == Delivered(expired=1)


def test_what_becomes_critical_is_told_once_and_now(
    with_mail: Desk, reader: Callable[..., User], clock: Any, heard: Any, raise_one: Raise
) -> None:
    choose(with_mail, reader(), Preferences("high", quiet=NIGHT))
    clock.now = EVENING
    raise_one(severity="high")
    clock.move(minutes=30)
    raise_one(severity="critical", because=("e1", "e2"))
    clock.now = MORNING + timedelta(hours=1)
    assert deliver(with_mail) == Delivered(sent=1)
    assert len(heard.messages) == 1


def test_a_group_of_companies_comes_in_one_message(
    with_mail: Desk, reader: Callable[..., User], clock: Any, raise_one: Raise
) -> None:
    reader()
    with with_mail.store.transaction() as unit:
        unit.links.add(Link("C-1002", "parent", "C-1001"), at=clock(), actor="me")
        unit.links.add(Link("C-1003", "parent", "C-1002"), at=clock(), actor="me")
    for ref in ("C-1001", "C-1004", "C-1003"):
        raise_one(ref)
        clock.move(minutes=1)
    assert sorted(len(row.payload["alerts"]) for row in outbox(with_mail)) == [1, 2]
    clock.move(minutes=GROUP_WAIT.total_seconds() / 60)
    assert deliver(with_mail) == Delivered(sent=2)


def test_companies_that_own_each_other_end_somewhere(
    with_mail: Desk, reader: Callable[..., User], clock: Any, raise_one: Raise
) -> None:
    reader()
    with with_mail.store.transaction() as unit:
        unit.links.add(Link("C-1002", "parent", "C-1001"), at=clock(), actor="me")
        unit.links.add(Link("C-1001", "parent", "C-1002"), at=clock(), actor="me")
    raise_one("C-1001")
    assert len(outbox(with_mail)) == 1


def test_many_groups_at_a_time_come_in_one_message(
    with_mail: Desk, reader: Callable[..., User], clock: Any, heard: Any, raise_one: Raise
) -> None:
    reader()
    refs = ("C-1001", "C-1002", "C-1003", "C-1004", "C-2001", "C-2002")
    for number, ref in enumerate(refs, 1):
        raise_one(ref)
        assert len(outbox(with_mail)) == (number if number <= MOST_APART else 1)
    clock.move(minutes=10)
    assert deliver(with_mail) == Delivered(sent=1)
    assert all(ref in heard.messages[0].text for ref in refs)


def test_a_reader_with_a_chat_of_their_own_is_told_there(
    stocked: Desk, channel: Callable[[str], Any], reader: Callable[..., User], clock: Any, raise_one: Raise
) -> None:
    chen, other = reader("chen", language="zh"), reader("other")
    mail, chat = channel("mail"), channel("wecom-chen")
    given = {"WECOM_CHEN_URL": "https://chat.example/x", "WECOM_CHEN_READER": "Chen@example.com"}
    settings = replace(stocked.settings, values={**stocked.settings.values, **given})
    desk = replace(stocked, settings=settings, channels={"mail": mail, "wecom-chen": chat})
    with pytest.raises(SettingsWrong):
        choose(desk, other, Preferences(channel="wecom-chen"))
    choose(desk, chen, Preferences(channel="wecom-chen"))
    raise_one(desk=desk)
    clock.move(minutes=10)
    assert deliver(desk) == Delivered(sent=2)
    assert [message.to for message in mail.messages] == ["other@example.com"]
    assert "紧急" in chat.messages[0].items[0].text
    without = replace(desk, channels={"mail": mail})  # the chat is gone: mail takes over
    raise_one("C-1002", desk=without)
    clock.move(minutes=10)
    assert deliver(without) == Delivered(sent=2)


def test_the_weekly_mail_goes_out_when_its_reader_wants_it(
    with_mail: Desk, reader: Callable[..., User], clock: Any, heard: Any
) -> None:
    clock.move(days=-14)
    choose(with_mail, reader(), Preferences(weekly_day=2, weekly_time=time(9, 30)))
    clock.move(days=14)
    assert queue_digests(with_mail).queued == 1
    assert deliver(with_mail) == Delivered()
    clock.now = datetime(2026, 11, 25, 9, 30, tzinfo=SHANGHAI)
    assert deliver(with_mail) == Delivered(sent=1)
    assert "2026年第47周" in heard.messages[0].subject
