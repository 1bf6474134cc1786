"""From an alert to a group: who is told, at which rate, and what happens when a channel is dead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from riskwatch.domain.errors import DeliveryFailed
from riskwatch.domain.words import Words
from riskwatch.jobs.deliver import DEAD_AFTER, Delivered, deliver
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.poll import poll_now
from riskwatch.jobs.source_alerts import source_alert
from riskwatch.notify.interface import Message, Pace, Receipt
from riskwatch.sources.demo_registry import DemoRegistry
from riskwatch.store.records import User


class Heard:
    """A channel that keeps what it was told, or fails as it is told to."""

    def __init__(self, name: str, pace: Pace | None = None) -> None:
        self.name = name
        self.pace = pace
        self.messages: list[Message] = []
        self.fails: bool | None = None
        """Whether it fails, and if so whether for good."""

    def send(self, message: Message) -> Receipt:
        if self.fails is not None:
            raise DeliveryFailed(Words("不通。", "No way."), permanent=self.fails)
        self.messages.append(message)
        return Receipt(message.id)


def with_groups(desk: Desk, *heard: Heard, **given: str) -> Desk:
    urls = {
        f"{one.name.replace('-', '_').upper()}_URL": "https://chat.example/x" for one in heard if one.name != "mail"
    }
    settings = replace(desk.settings, values={**desk.settings.values, **urls, **given})
    return replace(desk, settings=settings, channels={one.name: one for one in heard})


def in_trouble(desk: Desk, registry: DemoRegistry, clock: Any) -> Desk:
    poll_now(desk)
    registry.stage = 2
    clock.move(days=1)
    poll_now(desk, everything=True)
    return desk


def test_a_group_is_told_of_critical_alerts_of_its_branches(stocked: Desk, registry: DemoRegistry, clock: Any) -> None:
    everyone, south = Heard("wecom"), Heard("wecom-south")
    desk = with_groups(stocked, everyone, south, WECOM_SOUTH_BRANCHES="华南", WECOM_SOUTH_LANGUAGE="en")
    in_trouble(desk, registry, clock)
    assert deliver(desk) == Delivered()
    clock.move(minutes=10)
    deliver(desk)
    with desk.store.reading() as unit:
        critical = [alert for alert in unit.alerts.all("open") if alert.severity == "critical"]
        branches = {alert.id: unit.customers.get(alert.customer_ref).branch for alert in critical}  # type: ignore[union-attr]
    assert critical
    items = [item for message in everyone.messages for item in message.items]
    assert {item.url.rsplit("/", 1)[1] for item in items} == set(branches)
    assert all("【紧急】" in item.text for item in items)
    southern = {key for key, branch in branches.items() if branch == "华南"}
    told = {item.url.rsplit("/", 1)[1] for one in south.messages for item in one.items}
    assert told == southern


def test_a_repeat_carries_the_same_message(stocked: Desk, registry: DemoRegistry, clock: Any) -> None:
    group = Heard("slack")
    desk = in_trouble(with_groups(stocked, group), registry, clock)
    group.fails = False
    clock.move(minutes=10)
    assert deliver(desk) == Delivered(waiting=3)
    with desk.store.reading() as unit:
        first = {row.frozen["id"]: row.frozen for row in unit.outbox.all() if row.frozen}
    group.fails = None
    clock.move(hours=1)
    assert deliver(desk) == Delivered(sent=3)
    assert {message.id for message in group.messages} == set(first)
    for message in group.messages:
        assert [item.text for item in message.items] == [item["text"] for item in first[message.id]["items"]]


def test_the_rate_of_a_channel_is_kept(stocked: Desk, clock: Any) -> None:
    group = Heard("wecom", Pace(20, 60))
    desk = with_groups(stocked, group)
    with desk.store.transaction() as unit:
        for number in range(30):
            unit.outbox.add(
                reader="wecom", channel="wecom", dedupe_key=f"{number}", kind="immediate", at=clock(),
                payload={"alerts": [{"alert": _alert(desk, unit, number), "version": 1, "reason": "new alert"}]},
            )  # fmt: skip
    sent = []
    for _ in range(60):
        sent.append(deliver(desk).sent)
        clock.move(seconds=1)
    assert 15 <= sum(sent) <= 20
    for _ in range(60):
        sent.append(deliver(desk).sent)
        clock.move(seconds=1)
    assert sum(sent) == len(group.messages) == 30
    assert max(sum(sent[start : start + 60]) for start in range(61)) <= 20


def _alert(desk: Desk, unit: Any, number: int) -> str:
    alert = source_alert(f"test{number}", Words("测试", "test"), desk.clock(), rule="test")
    return str(unit.alerts.raise_or_update(alert, at=desk.clock(), returned=True).alert.id)


@pytest.mark.parametrize("final", [True, False])
def test_a_dead_group_is_told_to_an_administrator_by_mail(
    stocked: Desk, registry: DemoRegistry, clock: Any, reader: Callable[..., User], final: bool
) -> None:
    reader("root", role="admin", language="en")
    group, mail = Heard("feishu"), Heard("mail")
    desk = in_trouble(with_groups(stocked, group, mail), registry, clock)
    group.fails = final
    for _ in range(1 if final else DEAD_AFTER):
        clock.move(hours=2)
        deliver(desk)
    clock.move(minutes=10)
    deliver(desk)
    about = [message for message in mail.messages if "do not get through" in message.subject]
    assert len(about) == 1
    assert "Messages by feishu" in about[0].text


def test_dead_mail_is_told_by_the_group_and_is_over_when_it_works(
    stocked: Desk, registry: DemoRegistry, clock: Any, reader: Callable[..., User]
) -> None:
    reader("root", role="admin")
    group, mail = Heard("dingtalk"), Heard("mail")
    desk = in_trouble(with_groups(stocked, group, mail), registry, clock)
    mail.fails = False
    for _ in range(DEAD_AFTER + 1):
        clock.move(hours=2)
        deliver(desk)
    about = [message for message in group.messages if "消息发不出去" in message.subject]
    assert len(about) == 1
    mail.fails = None
    clock.move(hours=3)
    assert deliver(desk).sent
    with desk.store.reading() as unit:
        assert [alert.rule for alert in unit.alerts.all("active") if alert.question == "source"] == []


def test_what_somebody_took_up_is_not_told_to_a_group(stocked: Desk, registry: DemoRegistry, clock: Any) -> None:
    group = Heard("wecom")
    desk = in_trouble(with_groups(stocked, group), registry, clock)
    with desk.store.transaction() as unit:
        for alert in unit.alerts.all("open"):
            unit.alerts.move(alert.id, "acknowledged", actor="me", reason="seen", at=clock())
    clock.move(minutes=10)
    assert deliver(desk) == Delivered(expired=3)
    assert group.messages == []
