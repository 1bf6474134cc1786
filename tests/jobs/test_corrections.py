"""A fact that a person found wrong stays dead, and everybody who was alerted hears of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest

from riskwatch.domain.alert import Alert
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.jobs import corrections
from riskwatch.jobs.deliver import deliver
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.hindsight import known_on
from riskwatch.jobs.poll import poll_now
from riskwatch.notify.mail import MailChannel
from riskwatch.notify.smtp_url import read_relay
from riskwatch.sources.demo_registry import DemoRegistry
from riskwatch.store.records import User


@pytest.fixture
def alerted(
    stocked: Desk, registry: DemoRegistry, clock: Any, reader: Callable[..., User], mailbox: Any
) -> tuple[Desk, User, Alert]:
    """Customer C-1001 got an insolvency petition; the manager was told of it by mail."""
    relay = MailChannel(read_relay(mailbox.url), "riskwatch@example.com")
    desk = replace(stocked, channels={relay.name: relay})
    manager = reader(language="en")
    poll_now(desk)
    registry.stage = 1
    clock.move(days=3)
    poll_now(desk, everything=True)
    clock.move(minutes=15)
    assert deliver(desk).sent == 2  # another customer, another mail
    with desk.store.reading() as unit:
        alert = next(alert for alert in unit.alerts.all() if alert.customer_ref == "C-1001")
    return desk, manager, alert


def test_a_wrong_fact_closes_its_question_and_tells_whoever_was_told(
    alerted: tuple[Desk, User, Alert], mailbox: Any, clock: Any
) -> None:
    desk, manager, alert = alerted
    with desk.store.reading() as unit:
        before = unit.assessments.latest("C-1001")
    done = corrections.mark_wrong(desk, alert.because[0], manager, "another company of that name")
    assert (done.closed, done.told) == (1, 1)
    with desk.store.reading() as unit:
        after = unit.assessments.latest("C-1001")
        assert unit.alerts.get(alert.id).state == "resolved"
        assert unit.judgements.of("C-1001")[-1].choice == "wrong"
    assert before is not None
    assert after is not None
    assert after.grade.rank < before.grade.rank
    assert deliver(desk).sent == 1
    mail = message_from_bytes(mailbox.mails[-1].original_content, policy=policy.default)
    text = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "correction" in str(mail["Subject"])
    assert "another company of that name" in text
    assert deliver(desk).sent == 0


def test_it_stays_dead_when_the_source_repeats_it(alerted: tuple[Desk, User, Alert], clock: Any) -> None:
    desk, manager, alert = alerted
    corrections.mark_wrong(desk, alert.because[0], manager, "not them")
    clock.move(days=2)
    poll_now(desk, everything=True)
    with desk.store.reading() as unit:
        event = unit.events.get(alert.because[0])
        assert event is not None
        assert event.state == "wrong"
        assert unit.alerts.get(alert.id).state == "resolved"
        assert [a for a in unit.alerts.all("active") if a.customer_ref == "C-1001" and a.severity == "critical"] == []


def test_hindsight_shows_what_was_known_then(alerted: tuple[Desk, User, Alert], clock: Any) -> None:
    desk, manager, alert = alerted
    day = desk.today
    clock.move(days=2)
    corrections.mark_wrong(desk, alert.because[0], manager, "not them")
    with desk.store.reading() as unit:
        earlier = known_on(desk, unit, "C-1001", day - timedelta(days=1), desk.zone)
        then = known_on(desk, unit, "C-1001", day, desk.zone)
        now = known_on(desk, unit, "C-1001", desk.today, desk.zone)
        never = known_on(desk, unit, "C-1001", day - timedelta(days=300), desk.zone)
    assert alert.because[0] not in {event.id for event in earlier.events}
    assert {event.id: event.state for event in then.events}[alert.because[0]] == "live"
    assert {event.id: event.state for event in now.events}[alert.because[0]] == "wrong"
    assert [each.state for each in then.alerts if each.id == alert.id] == ["open"]
    assert then.assessment is not None
    assert now.assessment is not None
    assert then.assessment.grade.rank > now.assessment.grade.rank
    assert now.moment == desk.clock()
    assert never.nothing


def test_right_after_all_it_counts_again(alerted: tuple[Desk, User, Alert], clock: Any) -> None:
    desk, manager, alert = alerted
    corrections.mark_wrong(desk, alert.because[0], manager, "not them")
    corrections.mark_right(desk, alert.because[0], manager, "it is them: number seen")
    with desk.store.reading() as unit:
        assert unit.alerts.get(alert.id).state == "open"
        assert [line.choice for line in unit.judgements.of("C-1001")] == ["wrong", "right after all"]
    assert deliver(desk).sent == 0  # the correction that had not gone out would be wrong itself now


def test_who_may_and_what_it_takes(alerted: tuple[Desk, User, Alert], reader: Callable[..., User]) -> None:
    desk, manager, alert = alerted
    seller = reader("seller", "sales")
    with pytest.raises(PolicyRefused, match="credit manager"):
        corrections.mark_wrong(desk, alert.because[0], seller, "wrong")
    with pytest.raises(PolicyRefused, match="reason"):
        corrections.mark_wrong(desk, alert.because[0], manager, "")
    with pytest.raises(PolicyRefused, match="already"):
        corrections.mark_right(desk, alert.because[0], manager, "it counts anyway")
    with pytest.raises(NotThere):
        corrections.mark_wrong(desk, "f" * 64, manager, "no such fact")
