"""What messages of every kind say about alerts: the subject, and which alerts still wait for somebody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riskwatch.domain.alert import Alert
from riskwatch.domain.words import Words
from riskwatch.jobs import mail_words
from riskwatch.store import Unit


class NothingToSay(Exception):
    """What the message was to tell is no longer so, or there is nobody left to tell it."""


def waits(alert: Alert) -> bool:
    """Whether nobody has taken it up yet."""
    return alert.state == "open"


def what_is_asked(alert: Alert, names: Mapping[str, str]) -> Words:
    """The customer, the move of the grade and the step that is proposed, in one line."""
    step = mail_words.STEPS[alert.proposal]
    move = f"{alert.grade_before or '–'}→{alert.grade_after}"
    name = names[alert.customer_ref]
    return Words(f"{name} {move}，建议{step.zh}", f"{name} {move}, {step.en.lower()}?")


def subject(alerts: Sequence[Alert], names: Mapping[str, str]) -> Words:
    """The subject of a message of alerts, after the first of them."""
    first, more = alerts[0], len(alerts) - 1
    if first.question == "source":
        head = _about_source(first)
    else:
        asked = what_is_asked(first, names)
        head = Words(f"RiskWatch：{asked.zh}", f"RiskWatch: {asked.en}")
    if not more:
        return head
    return Words(f"{head.zh}，另有 {more} 件", f"{head.en} and {more} more")


def in_place_of(unit: Unit, item: Mapping[str, Any]) -> Words | None:
    """Who is away and would have been told what an entry of a message tells its reader; None for the reader's own word."""
    users = [unit.users.get(key) for key in item.get("instead_of", ())]
    names = [user.name for user in users if user is not None]
    if not names:
        return None
    return Words(f"代 {'、'.join(names)} 处理（休假中）", f"in place of {', '.join(names)}, who is away")


def _about_source(alert: Alert) -> Words:
    if alert.rule.startswith(("channel_", "mail_")):
        return Words("RiskWatch：消息发不出去", "RiskWatch: messages do not get through")
    return Words("RiskWatch：外部来源无法查询", "RiskWatch: a source cannot be reached")
