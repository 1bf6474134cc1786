"""A channel that takes nothing any more: an administrator hears of it by another one."""

from __future__ import annotations

from datetime import datetime

from riskwatch.domain.words import Words
from riskwatch.jobs.channels import groups
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.readers import Recipient
from riskwatch.jobs.source_alerts import raise_one, resolve, source_alert
from riskwatch.jobs.tell import CHANNEL, queue
from riskwatch.store import Unit


def channel_failed(desk: Desk, unit: Unit, channel: str, why: Words, now: datetime) -> None:
    """One alert however many messages wait: by mail to the administrators, and to the groups if it is the mail."""
    words = Words(
        f"渠道 {channel} 的消息发不出去：{why.zh}请检查该渠道的设置，并发送测试消息。",
        f"Messages by {channel} do not get through: {why.en} Check its settings and send a test message.",
    )
    raised = raise_one(desk, unit, source_alert(_subject(channel), words, now, rule="channel_failed"), now)
    if channel != CHANNEL or not raised.changed:
        return
    for group in groups(desk):
        queue(desk, unit, Recipient(group, group), raised.alert, raised.reason, now)


def channel_answers(unit: Unit, channel: str, now: datetime) -> None:
    """Something got through: the channel's alert is over."""
    resolve(unit, _subject(channel), f"{channel} takes messages again", now)


def _subject(channel: str) -> str:
    return f"channel:{channel}"
