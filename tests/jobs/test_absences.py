"""Somebody is away: notices go to the delegate, marked; power does not, and two people are still two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from riskwatch.domain.absence import Absence
from riskwatch.domain.alert import Alert
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.preferences import Preferences, QuietHours
from riskwatch.domain.words import Words
from riskwatch.jobs import absences
from riskwatch.jobs.absences import arrange
from riskwatch.jobs.alerts import decide
from riskwatch.jobs.channel_alerts import channel_failed
from riskwatch.jobs.deliver import Delivered, deliver
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.preferences import choose
from riskwatch.jobs.users import change_user
from riskwatch.store.records import User

FIRST, LAST = date(2026, 11, 24), date(2026, 11, 27)

Raise = Callable[..., Alert]


@pytest.fixture
def chen(reader: Callable[..., User]) -> User:
    return reader("chen")


@pytest.fixture
def wang(reader: Callable[..., User]) -> User:
    return reader("wang")


def told(desk: Desk) -> dict[str, list[list[str]]]:
    """By the name of each reader, the colleagues in whose place each alert is told."""
    with desk.store.reading() as unit:
        names = {user.id: user.name for user in unit.users.all()}
        found: dict[str, list[list[str]]] = {}
        for row in unit.outbox.all():
            for item in row.payload["alerts"]:
                found.setdefault(names[row.reader], []).append([names[key] for key in item["instead_of"]])
        return found


def test_notices_go_to_the_delegate_and_say_so(
    with_mail: Desk, heard: Any, raise_one: Raise, chen: User, wang: User, clock: Any
) -> None:
    choose(with_mail, wang, Preferences("never"))
    arrange(with_mail, chen, wang.id, FIRST, LAST)
    raise_one()
    assert told(with_mail) == {"wang": [["chen"]]}
    clock.move(minutes=10)
    assert deliver(with_mail) == Delivered(sent=1)
    (message,) = heard.messages
    assert message.to == "wang@example.com"
    assert "代 chen 处理" in message.text
    assert "代 chen 处理" in message.html


def test_a_delegate_who_is_told_anyway_gets_one_message(
    with_mail: Desk, raise_one: Raise, chen: User, wang: User
) -> None:
    arrange(with_mail, chen, wang.id, FIRST, LAST)
    raise_one()
    assert told(with_mail) == {"wang": [["chen"]]}


def test_it_begins_and_ends_by_itself_on_the_readers_calendar(
    with_mail: Desk, raise_one: Raise, chen: User, wang: User, clock: Any
) -> None:
    choose(with_mail, wang, Preferences("never"))
    change_user(with_mail, chen.id, time_zone="Pacific/Auckland")
    zone = ZoneInfo("Pacific/Auckland")
    arrange(with_mail, chen, wang.id, date(2026, 11, 26), date(2026, 11, 26))
    for moment, expected in (("25T23:59", "chen"), ("26T00:00", "wang"), ("26T23:59", "wang"), ("27T00:00", "chen")):
        clock.now = datetime.fromisoformat(f"2026-11-{moment}").replace(tzinfo=zone)
        with with_mail.store.transaction() as unit:
            for row in unit.outbox.all():
                unit.outbox.drop(row.id)
        raise_one(because=(moment,))
        assert list(told(with_mail)) == [expected]


def test_what_waits_when_somebody_goes_away_is_handed_over(
    with_mail: Desk, heard: Any, raise_one: Raise, chen: User, wang: User, clock: Any
) -> None:
    choose(with_mail, wang, Preferences("never"))
    choose(with_mail, chen, Preferences("high", quiet=QuietHours(time(20), time(8))))
    clock.now = datetime(2026, 11, 24, 21, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    raise_one(severity="high")
    arrange(with_mail, chen, wang.id, date(2026, 11, 25), LAST)
    clock.now = datetime(2026, 11, 25, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert deliver(with_mail) == Delivered(waiting=1)
    assert told(with_mail) == {"wang": [["chen"]]}
    clock.move(minutes=10)
    assert deliver(with_mail) == Delivered(sent=1)
    assert [message.to for message in heard.messages] == ["wang@example.com"]


def test_a_delegate_is_not_told_what_the_role_may_not_see(
    with_mail: Desk, reader: Callable[..., User], wang: User, clock: Any
) -> None:
    root = reader("root", role="admin")
    arrange(with_mail, root, wang.id, FIRST, LAST)
    with with_mail.store.transaction() as unit:
        channel_failed(with_mail, unit, "wecom", Words("不通。", "No way."), clock())
    assert told(with_mail) == {"root": [[]]}
    clock.move(minutes=10)
    assert deliver(with_mail) == Delivered(sent=1)


def test_without_a_delegate_the_reader_is_told_all_the_same(
    with_mail: Desk, raise_one: Raise, chen: User, wang: User
) -> None:
    arrange(with_mail, chen, wang.id, FIRST, LAST)
    change_user(with_mail, wang.id, active=False)
    raise_one()
    assert told(with_mail) == {"chen": [[]]}


def test_whoever_comes_back_early_is_told_again(with_mail: Desk, raise_one: Raise, chen: User, wang: User) -> None:
    absence = arrange(with_mail, chen, wang.id, FIRST, LAST)
    absences.end(with_mail, absence.id, chen)
    raise_one()
    assert set(told(with_mail)) == {"chen", "wang"}


def test_chains_and_circles_are_refused(with_mail: Desk, reader: Callable[..., User], chen: User, wang: User) -> None:
    li = reader("li")
    arrange(with_mail, chen, wang.id, FIRST, LAST)
    for who, delegate, why in (
        (wang, chen, "away too"),  # a circle
        (wang, li, "You stand in for chen"),  # a chain from behind
        (li, chen, "away too"),  # a chain from before
        (chen, li, "away already"),
    ):
        with pytest.raises(PolicyRefused, match=why):
            arrange(with_mail, who, delegate.id, LAST, LAST + timedelta(days=3))
    later = arrange(with_mail, wang, chen.id, LAST + timedelta(days=1), LAST + timedelta(days=3))
    assert isinstance(later, Absence)


@pytest.mark.parametrize(
    ("begins", "ends"),
    [(LAST, FIRST), (date(2026, 11, 1), date(2026, 11, 23)), (FIRST, FIRST + timedelta(days=367))],
)
def test_days_that_cannot_be(with_mail: Desk, chen: User, wang: User, begins: date, ends: date) -> None:
    with pytest.raises(PolicyRefused):
        arrange(with_mail, chen, wang.id, begins, ends)


def test_who_may_stand_in_and_who_may_end_it(
    with_mail: Desk, reader: Callable[..., User], chen: User, wang: User
) -> None:
    seller, root = reader("seller", role="sales"), reader("root", role="admin")
    for wrong in (seller.id, chen.id, "nobody"):
        with pytest.raises(PolicyRefused):
            arrange(with_mail, chen, wrong, FIRST, LAST)
    absence = arrange(with_mail, chen, wang.id, FIRST, LAST)
    with pytest.raises(PolicyRefused):
        absences.end(with_mail, absence.id, wang)
    with pytest.raises(NotThere):
        absences.end(with_mail, "nothing", root)
    absences.end(with_mail, absence.id, root)


def test_a_delegate_decides_as_themselves_and_is_not_the_second_person_to_the_absent(
    with_mail: Desk, raise_one: Raise, reader: Callable[..., User], chen: User, wang: User
) -> None:
    alert = raise_one()
    decide(with_mail, alert.id, chen, "approved", "they do not pay")
    arrange(with_mail, chen, wang.id, FIRST, LAST)
    with pytest.raises(PolicyRefused, match="You stand in for chen"):
        decide(with_mail, alert.id, wang, "approved", "I agree")
    with with_mail.store.reading() as unit:
        assert unit.alerts.get(alert.id).state == "acknowledged"
        assert [each.actor for each in unit.decisions.of_alert(alert.id)] == ["chen@example.com"]
    assert decide(with_mail, alert.id, reader("li"), "approved", "I agree").state == "in_action"


def test_the_other_way_round_they_are_two(
    with_mail: Desk, raise_one: Raise, chen: User, wang: User, clock: Any
) -> None:
    """The delegate approves first, in their own name; the colleague who comes back is another person."""
    arrange(with_mail, chen, wang.id, FIRST, LAST)
    alert = raise_one()
    decide(with_mail, alert.id, wang, "approved", "they do not pay")
    clock.move(days=5)
    assert decide(with_mail, alert.id, chen, "approved", "I agree").state == "in_action"
    with with_mail.store.reading() as unit:
        assert [each.actor for each in unit.decisions.of_alert(alert.id)] == ["wang@example.com", "chen@example.com"]


def test_when_the_absence_is_over_the_former_delegate_is_another_person(
    with_mail: Desk, raise_one: Raise, chen: User, wang: User, clock: Any
) -> None:
    absence = arrange(with_mail, chen, wang.id, FIRST, LAST)
    alert = raise_one()
    decide(with_mail, alert.id, chen, "approved", "from the train")
    absences.end(with_mail, absence.id, chen)
    assert decide(with_mail, alert.id, wang, "approved", "I agree").state == "in_action"


def test_a_delegate_with_quiet_hours_is_told_in_the_morning(
    with_mail: Desk, raise_one: Raise, chen: User, wang: User, clock: Any
) -> None:
    choose(with_mail, chen, Preferences("high"))
    choose(with_mail, wang, Preferences("never", quiet=QuietHours(time(20), time(8))))
    arrange(with_mail, chen, wang.id, FIRST, LAST)
    clock.now = datetime(2026, 11, 24, 21, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    raise_one(severity="high")
    clock.move(minutes=10)
    assert deliver(with_mail) == Delivered()
    with with_mail.store.reading() as unit:
        (row,) = unit.outbox.all()
    assert row.not_before == datetime(2026, 11, 25, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
