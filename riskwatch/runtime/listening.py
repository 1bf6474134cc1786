"""Keeps the feeds of the registers followed while a process runs: a thread for each stream, a round for the others."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

from riskwatch.jobs import court_feeds, feeds
from riskwatch.jobs.desk import Desk
from riskwatch.log import get_logger
from riskwatch.sources import agent_name
from riskwatch.sources.access import Access
from riskwatch.sources.feed_access import GB_STREAM, court_access, feed_access
from riskwatch.sources.gb_companies_house.stream import PATHS

_LOG = get_logger("feeds")
EVERY = timedelta(minutes=10)
"""Between two readings of the Norwegian feed."""

COURTS_EVERY = timedelta(hours=4)
"""Between two readings of a court's feed, which holds one day."""


class Listening:
    """The streams that this process listens to. Without a stream key there are none, and polling goes on alone."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._threads: dict[str, threading.Thread] = {}
        self._again: dict[str, datetime] = {}
        self._refusals: dict[str, int] = {}
        self._closing = threading.Event()

    def tend(self) -> None:
        """Start each stream that is not being listened to, unless it must be left alone for a while; read the feeds
        that are read in pieces."""
        if feeds.NO in self.desk.sources and self._is_time(feeds.NO_FEED, EVERY):
            feeds.follow_brreg(self.desk, self._access(feeds.NO))
        for court in court_feeds.courts_of(self.desk.settings["US_COURTS"]):
            if self._is_time(f"{court_feeds.SOURCE}/{court}", COURTS_EVERY):
                agent = agent_name(self.desk.settings["CONTACT"])
                access = court_access(court, self.desk.settings, self.desk.wall, agent)
                court_feeds.follow_court(self.desk, access, court)
        if feeds.GB not in self.desk.sources or not self.desk.settings.source_key(GB_STREAM):
            return
        for path in PATHS:
            thread = self._threads.get(path)
            waits = self._again.get(path)
            if (thread is None or not thread.is_alive()) and (waits is None or waits <= self.desk.wall()):
                self._threads[path] = threading.Thread(target=self._listen, args=(path,), daemon=True)
                self._threads[path].start()

    def _is_time(self, feed: str, every: timedelta) -> bool:
        """Whether a feed was not read for a while, by whichever process."""
        with self.desk.store.reading() as unit:
            known = unit.feeds.get(feed)
        return known is None or known.at <= self.desk.clock() - every

    def close(self) -> None:
        """Stop listening. A thread that waits for a silent stream ends with the process; nothing of it is lost."""
        self._closing.set()

    def _listen(self, path: str) -> None:
        try:
            read = feeds.follow_stream(self.desk, self._access(GB_STREAM), path, self._closing.is_set)
        except Exception:
            _LOG.exception("stream broke", path=path)
            read = feeds.FeedRead(0, 0, "broke")
        failed = bool(read.detail) and not read.events
        self._refusals[path] = self._refusals.get(path, 0) + 1 if failed else 0
        self._again[path] = self.desk.wall() + feeds.backoff(self._refusals[path])

    def _access(self, name: str) -> Access:
        desk = self.desk
        return feed_access(name, desk.settings, desk.wall, agent_name(desk.settings["CONTACT"]))
