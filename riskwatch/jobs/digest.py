"""The weekly risk mail: one per reader and week, frozen at Monday 08:00 in the reader's zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from riskwatch.domain.calendar import Week
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest_build import LATEST, build
from riskwatch.jobs.digest_content import Digest
from riskwatch.jobs.digest_page import RenderedMail, render_digest
from riskwatch.jobs.readers import preferences_of
from riskwatch.jobs.tell import CHANNEL, dedupe_key
from riskwatch.jobs.zones import zone_of
from riskwatch.log import get_logger
from riskwatch.store.codec import dump, load
from riskwatch.store.records import User

_LOG = get_logger("digest")
EXPIRES = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Queued:
    """What a round did: mails queued, readers whose mail could not be built."""

    queued: int = 0
    failed: int = 0


def digest_for(desk: Desk, user: User, week: Week) -> Digest:
    """The content of a week for a reader: what was frozen, else built from what is stored as of the cut-off."""
    with desk.store.reading() as unit:
        frozen = unit.digests.get(user.id, str(week))
        if frozen is not None:
            return load(frozen, Digest)
        return build(desk, unit, week, zone_of(user, desk.settings.time_zone))


def render(desk: Desk, user: User, week: Week, language: str | None = None) -> RenderedMail:
    """Subject, HTML and text of a week for a reader, in the reader's language or in `language`."""
    return render_digest(desk, digest_for(desk, user, week), language or user.language)


def queue_digests(desk: Desk) -> Queued:
    """Freeze and queue the mail of every subscribed reader whose cut-off has passed. Safe to run as often as one likes.

    One reader's trouble (a broken zone, a defect in the content) does not keep the others from their mail.
    """
    queued = failed = 0
    with desk.store.reading() as unit:
        readers = [user for user in unit.users.all() if user.active and user.subscribed]
    for reader in readers:
        try:
            queued += _queue_one(desk, reader)
        except Exception:
            failed += 1
            _LOG.exception("weekly mail not built", reader=reader.id)
    return Queued(queued, failed)


def send_digest(desk: Desk, user: User, week: Week) -> bool:
    """Queue the mail of one week to one reader now; False when it was queued before. Only weeks whose cut-off is past."""
    zone = zone_of(user, desk.settings.time_zone)
    if week.cut_off(zone) > desk.clock():
        return False
    return _freeze(desk, user, week, expires_at=desk.clock() + EXPIRES)


def last_week(user: User, now: datetime, fallback: str) -> Week:
    """The last week whose cut-off is past for this reader."""
    zone = zone_of(user, fallback)
    week = Week.of(now.astimezone(zone).date()).previous
    return week if week.cut_off(zone) <= now else week.previous


def _queue_one(desk: Desk, reader: User) -> bool:
    now = desk.clock()
    week = last_week(reader, now, desk.settings.time_zone)
    cut_off = week.cut_off(zone_of(reader, desk.settings.time_zone))
    if now - cut_off > LATEST or reader.created_at > cut_off:
        return False
    return _freeze(desk, reader, week, expires_at=cut_off + EXPIRES)


def _freeze(desk: Desk, reader: User, week: Week, *, expires_at: datetime) -> bool:
    key = dedupe_key(reader.id, CHANNEL, "digest", str(week))
    with desk.store.reading() as unit:
        if unit.outbox.by_key(key) is not None:
            return False
    zone = zone_of(reader, desk.settings.time_zone)
    with desk.store.transaction() as unit:
        content = build(desk, unit, week, zone)
        chosen = preferences_of(reader, unit.preferences.all())
        unit.digests.add(reader.id, str(week), dump(content), cut_off=content.cut_off, at=desk.clock())
        return unit.outbox.add(
            reader=reader.id,
            channel=CHANNEL,
            dedupe_key=key,
            kind="digest",
            payload={"week": str(week)},
            at=desk.clock(),
            not_before=max(desk.clock(), chosen.weekly_at(content.cut_off, zone)),
            expires_at=expires_at,
        )
