"""The state machine of an alert: who may bring it where, and what a move must carry. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from riskwatch.domain.alert import CLOSED, MOVES, Alert, State
from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.words import Words

STATE_WORDS: dict[str, Words] = {
    "open": Words("待处理", "open"),
    "acknowledged": Words("已知悉", "acknowledged"),
    "in_action": Words("处理中", "in action"),
    "snoozed": Words("暂缓", "snoozed"),
    "resolved": Words("已解决", "resolved"),
    "dismissed": Words("已驳回", "dismissed"),
}


def move(alert: Alert, to: State, *, actor: str, reason: str, today: date, snooze_until: date | None = None) -> Alert:
    """The alert in its new state; raises PolicyRefused for a move that does not exist or lacks person, reason or end."""
    if to not in MOVES[alert.state]:
        raise PolicyRefused(_no_way(alert.state, to), _ways(alert.state))
    if not actor.strip() or not reason.strip():
        raise PolicyRefused(
            Words("没有写明经办人和理由。", "The move has no person and no reason."),
            Words("请写一句理由：它会记入不可改动的日志。", "Write one sentence: it goes into a log that stays."),
        )
    if to == "snoozed" and (snooze_until is None or snooze_until <= today):
        raise PolicyRefused(
            Words("暂缓没有写明将来的截止日期。", "The snooze has no end in the future."),
            Words("请给出一个晚于今天的日期。", "Give a day after today."),
        )
    return replace(alert, state=to, version=alert.version + 1, snooze_until=snooze_until if to == "snoozed" else None)


def reopened(alert: Alert) -> Alert:
    """The alert open again because of a new fact; work that is going on is not interrupted."""
    if alert.state in ("open", "in_action"):
        return replace(alert, version=alert.version + 1)
    return replace(
        alert,
        state="open",
        version=alert.version + 1,
        reopened=alert.reopened + (alert.state in CLOSED),
        snooze_until=None,
    )


def is_due(alert: Alert, today: date) -> bool:
    """Whether a snoozed alert has to come back."""
    return alert.state == "snoozed" and alert.snooze_until is not None and alert.snooze_until <= today


def _no_way(state: State, to: State) -> Words:
    old, new = STATE_WORDS[state], STATE_WORDS[to]
    return Words(f"“{old.zh}”的预警不能改为“{new.zh}”。", f"An alert that is {old.en} cannot become {new.en}.")


def _ways(state: State) -> Words:
    allowed = [STATE_WORDS[name] for name in STATE_WORDS if name in MOVES[state]]
    zh = "、".join(words.zh for words in allowed)
    en = ", ".join(words.en for words in allowed)
    return Words(f"可以改为：{zh}。", f"It can become {en}.")
