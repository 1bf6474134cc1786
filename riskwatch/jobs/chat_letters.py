"""Finishes the messages to chats and programs: what a mail says in a page, they say in a line with a link each, the
worst first."""

from __future__ import annotations

from decimal import Decimal

from riskwatch.domain.alert import SEVERITIES, Alert
from riskwatch.domain.words import Words
from riskwatch.jobs import mail_words
from riskwatch.jobs.alert_words import NothingToSay, in_place_of, subject, waits, what_is_asked
from riskwatch.jobs.channels import chats, route_of
from riskwatch.jobs.desk import Desk
from riskwatch.notify.interface import Item, Message, message_id
from riskwatch.store.records import OutboxRow


def compose_for_chat(desk: Desk, row: OutboxRow, domain: str) -> Message:
    """The finished message of a row to a group or over a user's own chat; raises NothingToSay."""
    if row.channel not in chats(desk):
        raise NothingToSay("the channel is not set up any more")
    language = _language(desk, row)
    url = desk.settings["PUBLIC_URL"].rstrip("/")
    head, items = (_retraction if row.kind == "retraction" else _alerts)(desk, row, language, url)
    return Message(
        id=message_id(row.dedupe_key, domain),
        to=row.channel,
        subject=head,
        text="",
        html="",
        at=desk.clock(),
        language=language,
        link=f"{url}/alerts",
        items=items,
    )


def _language(desk: Desk, row: OutboxRow) -> str:
    if row.reader == row.channel:
        return route_of(desk.settings, row.channel).language
    with desk.store.reading() as unit:
        reader = unit.users.get(row.reader)
    if reader is None or not reader.active:
        raise NothingToSay("the reader has left")
    return reader.language


def _alerts(desk: Desk, row: OutboxRow, language: str, url: str) -> tuple[str, tuple[Item, ...]]:
    with desk.store.reading() as unit:
        found = [unit.alerts.get(item["alert"]) for item in row.payload["alerts"]]
        customers = {alert.customer_ref: unit.customers.get(alert.customer_ref) for alert in found}
        in_place = {item["alert"]: in_place_of(unit, item) for item in row.payload["alerts"]}
    names = {ref: customer.name if customer else ref for ref, customer in customers.items()}
    alerts = sorted((alert for alert in found if waits(alert)), key=_by_weight)
    if not alerts:
        raise NothingToSay("somebody has taken it up already")
    items = tuple(
        Item(_line(alert, names, in_place[alert.id]).said(language), f"{url}/alerts/{alert.id}") for alert in alerts
    )
    return subject(alerts, names).said(language), items


def _line(alert: Alert, names: dict[str, str], in_place: Words | None) -> Words:
    said = _asked(alert, names)
    return said if in_place is None else Words(f"{said.zh}（{in_place.zh}）", f"{said.en} ({in_place.en})")


def _asked(alert: Alert, names: dict[str, str]) -> Words:
    if alert.question == "source":
        return alert.explanation
    severity = mail_words.SEVERITIES[alert.severity]
    asked = what_is_asked(alert, names)
    ref = alert.customer_ref
    return Words(
        f"【{severity.zh}】{asked.zh}（{ref}）：{alert.explanation.zh}",
        f"[{severity.en}] {asked.en} ({ref}) {alert.explanation.en}",
    )


def _by_weight(alert: Alert) -> tuple[object, ...]:
    return (SEVERITIES.index(alert.severity), -(alert.exposure or Decimal(0)), alert.customer_ref)


def _retraction(desk: Desk, row: OutboxRow, language: str, url: str) -> tuple[str, tuple[Item, ...]]:
    with desk.store.reading() as unit:
        event, ref = unit.events.get(row.payload["event"]), unit.events.owner(row.payload["event"])
        if event is None or ref is None or event.state != "wrong":
            raise NothingToSay("the fact was found right after all")
        customer = unit.customers.get(ref)
    name = customer.name if customer else ref
    head = Words(f"RiskWatch 更正：{name} 的一条事实有误", f"RiskWatch: correction, a fact about {name} was wrong")
    reason = row.payload["reason"]
    said = Words(f"此前的预警所依据的事实有误：{reason}", f"A fact behind an earlier alert was wrong: {reason}")
    return head.said(language), (Item(said.said(language), f"{url}/alerts/{row.payload['alerts'][0]}"),)
