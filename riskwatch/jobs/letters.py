"""Finishes the messages of the outbox: from a row to the mail that is sent."""

from __future__ import annotations

from riskwatch.domain.calendar import Day, Month, Week, parse_period
from riskwatch.domain.words import Words
from riskwatch.jobs import digest, mail_words
from riskwatch.jobs.alert_words import NothingToSay, in_place_of, subject, waits
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest_page import RenderedMail
from riskwatch.jobs.mail_answers import answer_url
from riskwatch.jobs.mail_page import fill, inlined, squeezed
from riskwatch.jobs.preferences import Kind
from riskwatch.jobs.signed_links import link_token
from riskwatch.jobs.source_titles import source_title
from riskwatch.jobs.zones import zone_of
from riskwatch.notify.interface import Message, message_id
from riskwatch.store.records import OutboxRow, User
from riskwatch.watch.vocabulary import signal_words


def compose(desk: Desk, row: OutboxRow, domain: str) -> Message:
    """The finished message of a row; raises NothingToSay. `domain` is the right-hand side of its Message-ID."""
    with desk.store.reading() as unit:
        reader = unit.users.get(row.reader)
    if reader is None or not reader.active:
        raise NothingToSay("the reader has left")
    if row.kind == "digest":
        period = parse_period(row.payload["period"])
        if not digest.wants(desk, reader, period):
            raise NothingToSay("the reader has unsubscribed")
        mail = digest.render(desk, reader, period)
    elif row.kind == "retraction":
        mail = _retraction_mail(desk, row, reader)
    else:
        mail = _alerts_mail(desk, row, reader)
    return Message(
        id=message_id(row.dedupe_key, domain),
        to=reader.email,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        at=desk.clock(),
        language=reader.language,
        link=f"{_url(desk)}/account/notices",
        unsubscribe=unsubscribe_url(desk, reader, kind) if (kind := _kind(desk, row)) else "",
    )


def unsubscribe_url(desk: Desk, reader: User, kind: Kind) -> str:
    """Where this reader stops mails of that kind, without signing in."""
    return f"{_url(desk)}/unsubscribe/{link_token(desk, 'unsubscribe', reader, kind)}"


def _kind(desk: Desk, row: OutboxRow) -> Kind | None:
    """What a reader stops who does not want this mail any more; None for what takes back an earlier one."""
    if row.kind == "digest":
        kinds: dict[type, Kind] = {Day: "daily", Week: "weekly", Month: "monthly"}
        return kinds[type(parse_period(row.payload["period"]))]
    if row.kind != "immediate":
        return None
    with desk.store.reading() as unit:
        questions = {unit.alerts.get(item["alert"]).question for item in row.payload["alerts"]}
    return "sources" if questions == {"source"} else "alerts"


def _alerts_mail(desk: Desk, row: OutboxRow, reader: User) -> RenderedMail:
    """Word of alerts that cannot wait for Monday; what somebody has taken up meanwhile is left out."""
    with desk.store.reading() as unit:
        found = [(unit.alerts.get(item["alert"]), item["reason"]) for item in row.payload["alerts"]]
        customers = {alert.customer_ref: unit.customers.get(alert.customer_ref) for alert, _ in found}
        in_place = {item["alert"]: in_place_of(unit, item) for item in row.payload["alerts"]}
    alerts = [(alert, mail_words.REASONS.get(reason, Words(reason, reason))) for alert, reason in found if waits(alert)]
    if not alerts:
        raise NothingToSay("somebody has taken it up already")
    names = {ref: customer.name if customer else ref for ref, customer in customers.items()}
    values = {
        "alerts": alerts,
        "names": names,
        "in_place": in_place,
        "subject": subject([alert for alert, _ in alerts], names).said(reader.language),
        "url": _url(desk),
        "answers": {alert.id: answer_url(desk, reader, alert.id) for alert, _ in alerts},
        "leave": unsubscribe_url(desk, reader, _kind(desk, row) or "alerts"),
        "words": mail_words,
    }
    zone = zone_of(reader, desk.settings.time_zone)
    return RenderedMail(
        subject=str(values["subject"]),
        html=inlined(fill("alert.html", reader.language, zone, **values)),
        text=squeezed(fill("alert.txt", reader.language, zone, **values)),
    )


def _retraction_mail(desk: Desk, row: OutboxRow, reader: User) -> RenderedMail:
    """Word that a fact behind an alert was wrong."""
    with desk.store.reading() as unit:
        event, ref = unit.events.get(row.payload["event"]), unit.events.owner(row.payload["event"])
        if event is None or ref is None or event.state != "wrong":
            raise NothingToSay("the fact was found right after all")
        alerts = [unit.alerts.get(key) for key in row.payload["alerts"]]
        customer = unit.customers.get(ref)
        assessment = unit.assessments.latest(ref)
    name = customer.name if customer else ref
    head = Words(f"RiskWatch 更正：{name} 的一条事实有误", f"RiskWatch: correction, a fact about {name} was wrong")
    values = {
        "subject": head.said(reader.language),
        "event": event,
        "signal": signal_words(event.code),
        "source": source_title(desk, event.source),
        "reason": row.payload["reason"],
        "alerts": alerts,
        "name": name,
        "ref": ref,
        "grade": assessment.grade if assessment else None,
        "url": _url(desk),
        "words": mail_words,
    }
    zone = zone_of(reader, desk.settings.time_zone)
    return RenderedMail(
        subject=str(values["subject"]),
        html=inlined(fill("retraction.html", reader.language, zone, **values)),
        text=squeezed(fill("retraction.txt", reader.language, zone, **values)),
    )


def _url(desk: Desk) -> str:
    return desk.settings["PUBLIC_URL"].rstrip("/")
