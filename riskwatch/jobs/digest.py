"""The reports that readers get by mail: one per reader and week, and for those who want them one per day and per month.

Each is frozen at its cut-off in the reader's zone (`domain.calendar`). Whoever looks, and however late a scheduler wakes
up, it shows the state at the cut-off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from riskwatch.domain.calendar import CUT_OFF, Day, Month, ReportPeriod, Week, parse_period
from riskwatch.domain.errors import NotThere
from riskwatch.domain.preferences import Preferences
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest_build import build
from riskwatch.jobs.digest_content import Digest
from riskwatch.jobs.digest_page import RenderedMail, render_digest
from riskwatch.jobs.readers import preferences_of
from riskwatch.jobs.tell import CHANNEL, dedupe_key
from riskwatch.jobs.users import may_decide
from riskwatch.jobs.zones import zone_of
from riskwatch.log import get_logger
from riskwatch.store import Unit
from riskwatch.store.codec import dump, load
from riskwatch.store.records import User

_LOG = get_logger("digest")
EXPIRES = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Edition:
    """A kind of report, who wants it, and how long after the cut-off it is still sent: later the next one is near."""

    kind: type[ReportPeriod]
    wanted: Callable[[User, Preferences], bool]
    latest: timedelta


EDITIONS = (
    Edition(Week, lambda user, _: user.subscribed, timedelta(days=3)),
    Edition(Month, lambda _, chosen: chosen.monthly, timedelta(days=10)),
    Edition(Day, lambda _, chosen: chosen.daily, timedelta(hours=12)),
)


@dataclass(frozen=True, slots=True)
class Queued:
    """What a round did: mails queued, readers whose mail could not be built."""

    queued: int = 0
    failed: int = 0


def asked_period(desk: Desk, user: User, text: str) -> ReportPeriod:
    """The day, week or month that a reader writes. Raises NotThere for what is none, or has not begun for this reader."""
    try:
        period = parse_period(text)
    except ValueError:
        raise NotThere(
            Words(f"{text} 不是日、周或月。", f"{text} is no day, week or month."),
            Words("写成 2026-11-24、2026-W48 或 2026-11。", "Write it like 2026-11-24, 2026-W48 or 2026-11."),
        ) from None
    if period.begins(zone_of(user, desk.settings.time_zone)) > desk.clock():
        raise NotThere(
            Words(f"{text} 还没有开始。", f"{text} has not begun."),
            Words("请选择本期或以前各期。", "Choose the present one or an earlier one."),
        )
    return period


def digest_for(desk: Desk, user: User, period: ReportPeriod) -> Digest:
    """The content of a period for a reader: what was frozen, else built from what is stored as of the cut-off."""
    with desk.store.reading() as unit:
        frozen = unit.digests.get(user.id, str(period))
        return load(frozen, Digest) if frozen is not None else _built(desk, unit, user, period)


def render(desk: Desk, user: User, period: ReportPeriod, language: str | None = None) -> RenderedMail:
    """Subject, HTML and text of a period for a reader, in the reader's language or in `language`."""
    return render_digest(desk, digest_for(desk, user, period), language or user.language)


def queue_digests(desk: Desk) -> Queued:
    """Freeze and queue the reports of every reader whose cut-off has passed. Safe to run as often as one likes.

    One reader's trouble (a broken zone, a defect in the content) does not keep the others from their mail.
    """
    queued = failed = 0
    with desk.store.reading() as unit:
        readers, chosen = [user for user in unit.users.all() if user.active], unit.preferences.all()
    for reader in readers:
        for edition in EDITIONS:
            try:
                queued += edition.wanted(reader, preferences_of(reader, chosen)) and _queue_one(desk, reader, edition)
            except Exception:
                failed += 1
                _LOG.exception("report not built", reader=reader.id, kind=edition.kind.__name__)
    return Queued(queued, failed)


def send_digest(desk: Desk, user: User, period: ReportPeriod) -> bool:
    """Queue the report of one period to one reader now; False when it was queued before, or is still running."""
    zone = zone_of(user, desk.settings.time_zone)
    if period.cut_off(zone) > desk.clock():
        return False
    return _freeze(desk, user, period, expires_at=desk.clock() + EXPIRES)


def last_over(kind: type[ReportPeriod], user: User, now: datetime, fallback: str) -> ReportPeriod:
    """The last period of this kind whose cut-off is past for this reader."""
    return kind.running(now, zone_of(user, fallback)).previous


def wants(desk: Desk, reader: User, period: ReportPeriod) -> bool:
    """Whether the reader has asked for reports of this kind."""
    with desk.store.reading() as unit:
        chosen = preferences_of(reader, unit.preferences.all())
    return any(edition.wanted(reader, chosen) for edition in EDITIONS if isinstance(period, edition.kind))


def _built(desk: Desk, unit: Unit, reader: User, period: ReportPeriod) -> Digest:
    before = unit.digests.cut_off(reader.id, str(period.previous))
    zone = zone_of(reader, desk.settings.time_zone)
    return build(desk, unit, period, zone, before, decides=may_decide(reader.role))


def _queue_one(desk: Desk, reader: User, edition: Edition) -> bool:
    now, zone = desk.clock(), zone_of(reader, desk.settings.time_zone)
    period = last_over(edition.kind, reader, now, desk.settings.time_zone)
    cut_off = period.cut_off(zone)
    if now - cut_off > edition.latest or reader.created_at > cut_off:
        return False
    if isinstance(period, Day) and reader.subscribed and cut_off == Week.of(period.first).cut_off(zone):
        return False  # the weekly mail of that morning says it all
    return _freeze(desk, reader, period, expires_at=cut_off + EXPIRES)


def _freeze(desk: Desk, reader: User, period: ReportPeriod, *, expires_at: datetime) -> bool:
    # Built while others may write: it takes seconds in a large house, and of two schedulers the first to keep it wins.
    with desk.store.reading() as unit:
        if unit.digests.cut_off(reader.id, str(period)) is not None:
            return False
        content = _built(desk, unit, reader, period)
    zone = zone_of(reader, desk.settings.time_zone)
    with desk.store.transaction() as unit:
        if not unit.digests.add(reader.id, str(period), dump(content), cut_off=content.cut_off, at=desk.clock()):
            return False
        if isinstance(period, Day) and not content.has_news:
            return False
        sent_at = datetime.combine(period.following.first, CUT_OFF, zone)
        if isinstance(period, Week):
            sent_at = preferences_of(reader, unit.preferences.all()).weekly_at(content.cut_off, zone)
        return unit.outbox.add(
            reader=reader.id,
            channel=CHANNEL,
            dedupe_key=dedupe_key(reader.id, CHANNEL, "digest", str(period)),
            kind="digest",
            payload={"period": str(period)},
            at=desk.clock(),
            not_before=max(desk.clock(), sent_at),
            expires_at=expires_at,
        )
