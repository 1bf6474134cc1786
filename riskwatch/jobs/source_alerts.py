"""Alerts about sources instead of customers: one for a source that fails, one for our own line, however many suffer."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from riskwatch.domain.alert import CLOSED, Alert, fingerprint
from riskwatch.domain.money import Money
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.source_titles import source_title
from riskwatch.jobs.tell import tell
from riskwatch.store import Unit
from riskwatch.store.records import Raised, SourceState, said

LINE = "line"
"""Subject of the one alert for everything that cannot be reached: when our own line breaks, all sources go at once."""

STALE = "stale"


def source_failed(desk: Desk, unit: Unit, state: SourceState, now: datetime) -> None:
    """The circuit of a source is open: raise its alert, or the one alert for the line."""
    if state.last_outcome == Outcome.NETWORK.value:
        raise_one(desk, unit, source_alert(LINE, _line_words(unit), now, rule="line"), now)
        return
    why = said(state.last_detail)
    title = source_title(desk, state.name)
    words = Words(
        f"来源“{title.zh}”自 {_day(desk, state.opened_at or now)} 起无法查询：{why.zh}"
        "客户资料保持最后一次的内容，并标明日期；期间没有消息不等于没有问题。",
        f"The source {title.en} has not answered since {_day(desk, state.opened_at or now)}: {why.en} "
        "Customers keep their last known facts, with the date; no news meanwhile is not good news.",
    )
    raise_one(desk, unit, source_alert(state.name, words, now, rule=state.last_outcome), now)


def source_stale(desk: Desk, unit: Unit, source: str, since: datetime, now: datetime) -> None:
    """Nothing was seen at a source for longer than it should take: raise its alert."""
    title = source_title(desk, source)
    words = Words(
        f"来源“{title.zh}”自 {_day(desk, since)} 起没有一次成功的查询，超过了正常间隔。客户卡片已标灰。",
        f"The source {title.en} has given no usable answer since {_day(desk, since)}, longer than it should take. "
        "Its customers are shown grey.",
    )
    raise_one(desk, unit, source_alert(source, words, now, rule=STALE), now)


def budget_running_out(desk: Desk, unit: Unit, source: str, spent: Money, budget: Money, now: datetime) -> None:
    """Most of a paid source's monthly budget is spent: say so before it stops."""
    title = source_title(desk, source)
    words = Words(
        f"付费来源“{title.zh}”本月已用 {spent}，预算 {budget}。用完后自动停止查询，客户资料将停在最后一次的内容。",
        f"The paid source {title.en} has used {spent} of this month's {budget}. When it is used up nothing is asked any "
        "more, and customers stay as last seen.",
    )
    raise_one(desk, unit, source_alert(f"budget:{source}", words, now, rule="budget"), now)


def source_answers(unit: Unit, source: str, now: datetime) -> None:
    """A source answers again: its alert is resolved, and that of the line, since something came through it."""
    for subject in (source, LINE):
        resolve(unit, subject, f"{source} answers again", now)


def resolve(unit: Unit, subject: str, reason: str, now: datetime) -> None:
    """Close the alert about `subject`, if there is one."""
    known = unit.alerts.by_fingerprint(_print(subject))
    if known is not None and known.state not in CLOSED:
        unit.alerts.move(known.id, "resolved", actor="system", reason=reason, at=now)


def mail_failed(desk: Desk, unit: Unit, reader: str, why: Words, now: datetime) -> None:
    """Mail to a reader was refused for good: one alert to the administrators, however many mails follow."""
    user = unit.users.get(reader)
    name = user.email if user else reader
    words = Words(
        f"发给 {name} 的邮件被永久拒收：{why.zh}请核对地址，或为其退订。",
        f"Mail to {name} is refused for good: {why.en} Check the address, or unsubscribe it.",
    )
    raise_one(desk, unit, source_alert(f"mail:{reader}", words, now, rule="mail_refused"), now)


def raise_one(desk: Desk, unit: Unit, alert: Alert, now: datetime) -> Raised:
    """Raise an alert about a source, and tell the administrators if it is news."""
    raised = unit.alerts.raise_or_update(alert, at=now, returned=True)
    if raised.changed:
        tell(desk, unit, raised, now)
    return raised


def _line_words(unit: Unit) -> Words:
    names = [state.name for state in unit.sources.all() if state.last_outcome == Outcome.NETWORK.value]
    listed = ", ".join(sorted(names))
    return Words(
        f"外部登记机关无法连接（{listed}）。先检查本机网络、代理和防火墙；客户资料保持最后一次的内容，不会因此产生客户预警。",
        f"Registers cannot be reached ({listed}). Check this machine's network, proxy and firewall first; customers keep "
        "their last known facts and get no alerts from this.",
    )


def source_alert(subject: str, words: Words, now: datetime, *, rule: str) -> Alert:
    """An alert to the administrators about `subject`, which tells one from another."""
    return Alert(
        id=str(uuid4()),
        fingerprint=_print(subject),
        customer_ref="",
        question="source",
        severity="high",
        proposal="none",
        state="open",
        raised_at=now,
        rule=rule if rule.startswith(("mail_", "channel_")) else f"source_{rule}",
        rule_version="1",
        grade_before=None,
        grade_after=None,
        limit_before=None,
        limit_after=None,
        exposure=None,
        currency="CNY",
        because=(),
        grounds=(),
        explanation=words,
    )


def _print(subject: str) -> str:
    return fingerprint(f"source:{subject}", "source")


def _day(desk: Desk, moment: datetime) -> str:
    return moment.astimezone(desk.zone).strftime("%Y-%m-%d %H:%M")
