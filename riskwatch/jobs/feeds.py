"""Feeds of the registers: they say that a record changed, and whoever is watched is looked at at once.

How far a feed was read is stored with what followed from it, so that a process that dies loses nothing. Where a feed has
a hole, everybody at that source is looked at: polling stays the ground on which feeds only stand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from riskwatch.domain.errors import SourceError
from riskwatch.jobs.desk import Desk
from riskwatch.log import get_logger
from riskwatch.sources.access import Access
from riskwatch.sources.gb_companies_house.stream import StreamEvent, TimepointTooOld, listen
from riskwatch.sources.no_brreg.updates import updates_after
from riskwatch.store.repositories.feeds import FeedPosition

_LOG = get_logger("feeds")
GB, NO = "gb_companies_house", "no_brreg"
NO_FEED = "no_brreg/updates"
BATCH = 200
"""Events of a stream after which the position is kept, whatever came of them."""

SHORTEST_BACKOFF = timedelta(minutes=1)
LONGEST_BACKOFF = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class FeedRead:
    """What a reading brought: events, and watches that are due at once because of them."""

    events: int
    due: int
    detail: str = ""


def follow_brreg(desk: Desk, access: Access) -> FeedRead:
    """Read the Norwegian feed to its end. An error ends it where it was; the next reading goes on from there."""
    events = due = 0
    try:
        for page in updates_after(access, _position(desk, NO_FEED), desk.clock()):
            if page.unknown:
                _LOG.warning("unknown members", source=NO, unknown=", ".join(page.unknown))
            due += _keep(desk, NO_FEED, NO, {update.number for update in page.updates}, max(u.id for u in page.updates))
            events += len(page.updates)
    except SourceError as error:
        _LOG.warning("feed broke off", feed=NO_FEED, why=error.message.en)
        return FeedRead(events, due, error.message.en)
    _beat(desk, NO_FEED)
    return FeedRead(events, due)


def follow_stream(desk: Desk, access: Access, path: str, stop: Callable[[], bool]) -> FeedRead:
    """Listen to one stream of Companies House until it ends, breaks, or `stop` says so.

    A time point that is too old is forgotten, and every company there is looked at. Raises nothing: the detail says how
    it ended, and `backoff` how long to wait before the next try.
    """
    feed = f"{GB}{path}"
    reading = _Reading(desk, feed)
    try:
        for event in listen(access, path, _position(desk, feed)):
            reading.take(event)
            if stop():
                break
    except TimepointTooOld:
        with desk.store.transaction() as unit:
            due = unit.watches.all_due_now(GB, desk.clock())
            unit.feeds.keep(FeedPosition(feed, "", desk.clock(), "too old"))
        return FeedRead(reading.events, reading.due + due, "too old")
    except SourceError as error:
        reading.flush()
        _LOG.warning("stream broke off", feed=feed, why=error.message.en)
        return FeedRead(reading.events, reading.due, error.message.en)
    reading.flush()
    return FeedRead(reading.events, reading.due)


def backoff(refusals: int) -> timedelta:
    """How long to wait after so many readings in a row that brought nothing: a minute, doubling, up to an hour."""
    doublings = min(max(refusals - 1, 0), 10)
    return min(LONGEST_BACKOFF, SHORTEST_BACKOFF * (1 << doublings))


class _Reading:
    """Gathers events and keeps them with their position: at once for a watched company, else in batches."""

    def __init__(self, desk: Desk, feed: str) -> None:
        self._desk = desk
        self._feed = feed
        self._numbers: set[str] = set()
        self._timepoint = 0
        self._waiting = 0
        with desk.store.reading() as unit:
            self._watched = {watch.identifier.id for watch in unit.watches.at(GB)}
        self.events = 0
        self.due = 0

    def take(self, event: StreamEvent | None) -> None:
        """An event, or None for a sign of life: then what waits is kept."""
        if event is None:
            self.flush()
            return
        self.events += 1
        self._waiting += 1
        self._timepoint = max(self._timepoint, event.timepoint)
        if event.number in self._watched:
            self._numbers.add(event.number)
        if self._numbers or self._waiting >= BATCH:
            self.flush()

    def flush(self) -> None:
        if self._waiting:
            self.due += _keep(self._desk, self._feed, GB, self._numbers, self._timepoint)
        self._numbers, self._waiting = set(), 0


def _position(desk: Desk, feed: str) -> str:
    with desk.store.reading() as unit:
        known = unit.feeds.get(feed)
    return known.position if known else ""


def _keep(desk: Desk, feed: str, source: str, numbers: set[str], position: int) -> int:
    """Make the watched ones of `numbers` due and remember how far the feed was read, together or not at all."""
    now = desk.clock()
    with desk.store.transaction() as unit:
        watched = {watch.identifier.id for watch in unit.watches.at(source)} & numbers
        due = unit.watches.due_now(source, watched, now)
        unit.feeds.keep(FeedPosition(feed, str(position), now))
    return due


def _beat(desk: Desk, feed: str) -> None:
    """Remember when a feed was last read to its end, whether or not anything was in it."""
    with desk.store.transaction() as unit:
        known = unit.feeds.get(feed)
        unit.feeds.keep(FeedPosition(feed, known.position if known else "", desk.clock()))
