"""Empties the outbox: claim, finish the message once, send, confirm.

A message that was handed over but not confirmed (the process died in between) is sent again with the same bytes and the
same Message-ID, so that the reader's mail program can drop the second one. That is preferred to losing it.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from riskwatch.domain.errors import DeliveryFailed
from riskwatch.domain.preferences import MAIL
from riskwatch.jobs.absences import away
from riskwatch.jobs.alert_words import NothingToSay
from riskwatch.jobs.channel_alerts import channel_answers, channel_failed
from riskwatch.jobs.chat_letters import compose_for_chat
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.letters import compose
from riskwatch.jobs.pacing import seconds_to_wait
from riskwatch.jobs.readers import held_until
from riskwatch.jobs.retraction import alerts_in
from riskwatch.jobs.source_alerts import mail_failed
from riskwatch.jobs.tell import LATEST, hand_over
from riskwatch.log import get_logger
from riskwatch.notify.interface import Channel, Item, Message, Receipt
from riskwatch.store.records import OutboxRow

_LOG = get_logger("deliver")
LEASE = timedelta(minutes=5)
FIRST_RETRY_S = 60
LONGEST_RETRY_S = 6 * 3600
GIVE_UP_AFTER = 12
"""Attempts; with the doubling waits that is about two days."""

DEAD_AFTER = 4
"""Attempts in vain, about a quarter of an hour, after which an administrator hears of it by another channel."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of the due messages of one round."""

    sent: int = 0
    waiting: int = 0
    failed: int = 0
    expired: int = 0


def deliver(desk: Desk, limit: int = 50) -> Delivered:
    """Send what is due. One bad address never holds up the others; without a channel the messages wait."""
    counts = {"sent": 0, "waiting": 0, "failed": 0, "expired": 0}
    with desk.store.reading() as unit:
        due = unit.outbox.due(now=desk.clock(), wall=desk.wall(), limit=limit)
    for row in due:
        if row.channel not in desk.channels:
            counts["waiting"] += 1
            continue
        if _handed_over(desk, row) or _held(desk, row):
            counts["waiting"] += 1
            continue
        if seconds_to_wait(desk, desk.channels[row.channel]):
            counts["waiting"] += 1
            continue
        ended = _deliver_one(desk, row.id)
        if ended:
            counts[ended] += 1
    return Delivered(**counts)


def _handed_over(desk: Desk, row: OutboxRow) -> bool:
    """Whether a message went to the delegate of a reader who is away by now."""
    if row.kind != "immediate" or row.reader == row.channel:
        return False
    with desk.store.reading() as unit:
        if row.reader not in away(desk, unit, desk.clock()):
            return False
    with desk.store.transaction() as unit:
        return hand_over(desk, unit, row, desk.clock())


def _held(desk: Desk, row: OutboxRow) -> bool:
    """Whether a message has to wait for the end of its reader's quiet hours. It is looked at again each time, since a
    retry may fall into them and a reader may have changed them. The weekly mail has a time that its reader chose."""
    now = desk.clock()
    if row.kind == "digest" or (row.expires_at is not None and row.expires_at <= now):
        return False
    with desk.store.reading() as unit:
        critical = any(unit.alerts.get(key).severity == "critical" for key in alerts_in(unit, row))
        until = held_until(desk, unit, row.reader, now, critical=critical)
    if until is None:
        return False
    with desk.store.transaction() as unit:
        unit.outbox.hold(row.id, until=until, expires_at=until + LATEST if row.expires_at is not None else None)
    return True


def _deliver_one(desk: Desk, row_id: str) -> str:
    token = secrets.token_hex(16)
    with desk.store.transaction() as unit:
        row = unit.outbox.claim(row_id, token, wall=desk.wall(), lease=LEASE)
    if row is None:
        return ""
    if row.expires_at is not None and row.expires_at <= desk.clock():
        return _expire(desk, row, token, "too late")
    try:
        message = _finished(desk, row, token)
    except NothingToSay as error:
        return _expire(desk, row, token, str(error))
    try:
        with _renewing(desk, row, token):
            receipt = desk.channels[row.channel].send(message)
    except DeliveryFailed as error:
        return _failed(desk, row, token, error)
    _confirm(desk, row, token, receipt)
    return "sent"


def _finished(desk: Desk, row: OutboxRow, token: str) -> Message:
    """The message as it was finished at the first try; finished and kept now, if this is the first."""
    if row.frozen is not None:
        return _message(row.frozen)
    write = compose_for_chat if _is_chat(row) else compose
    message = write(desk, row, _domain(desk.channels[row.channel]))
    frozen = {**asdict(message), "at": message.at.isoformat()}
    with desk.store.transaction() as unit:
        unit.outbox.freeze(row.id, token, frozen)
    return message


def _message(frozen: Mapping[str, Any]) -> Message:
    items = tuple(Item(**item) for item in frozen.get("items", ()))
    return Message(**{**frozen, "at": datetime.fromisoformat(frozen["at"]), "items": items})


def _is_chat(row: OutboxRow) -> bool:
    return row.channel != MAIL


def _domain(channel: Channel) -> str:
    domain: str = getattr(channel, "domain", "localhost")
    return domain


def _confirm(desk: Desk, row: OutboxRow, token: str, receipt: Receipt) -> None:
    with desk.store.transaction() as unit:
        unit.outbox.confirm(row.id, token, at=desk.clock(), provider_id=receipt.provider_id)
        unit.told.note(row.reader, alerts_in(unit, row), at=desk.clock())
        channel_answers(unit, row.channel, desk.clock())
    _LOG.info("sent", kind=row.kind, channel=row.channel, id=row.id, attempt=row.attempts)


def _failed(desk: Desk, row: OutboxRow, token: str, error: DeliveryFailed) -> str:
    final = error.permanent or row.attempts >= GIVE_UP_AFTER
    ceiling = min(LONGEST_RETRY_S, FIRST_RETRY_S * 2 ** min(row.attempts - 1, 12))
    retry_at = None if final else desk.clock() + timedelta(seconds=ceiling * desk.chance.uniform(0.5, 1.0))
    with desk.store.transaction() as unit:
        unit.outbox.fail(row.id, token, error.message.en, retry_at=retry_at)
        if _is_chat(row) or not error.permanent:
            if final or row.attempts >= DEAD_AFTER:
                channel_failed(desk, unit, row.channel, error.message, desk.clock())
        elif final:
            mail_failed(desk, unit, row.reader, error.message, desk.clock())
    _LOG.warning("not sent", kind=row.kind, id=row.id, attempt=row.attempts, final=final, why=error.message.en)
    return "failed" if final else "waiting"


def _expire(desk: Desk, row: OutboxRow, token: str, why: str) -> str:
    with desk.store.transaction() as unit:
        unit.outbox.expire(row.id, token, why)
    _LOG.info("not sent any more", kind=row.kind, id=row.id, why=why)
    return "expired"


@contextmanager
def _renewing(desk: Desk, row: OutboxRow, token: str) -> Iterator[None]:
    """Keep the claim while the other side is slow: an expired lease would let a second process send the same mail."""
    over = threading.Event()

    def renew() -> None:
        while not over.wait(LEASE.total_seconds() / 4):
            try:
                with desk.store.transaction() as unit:
                    unit.outbox.renew(row.id, token, wall=desk.wall(), lease=LEASE)
            except Exception:
                _LOG.exception("claim could not be renewed", id=row.id)

    thread = threading.Thread(target=renew, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
