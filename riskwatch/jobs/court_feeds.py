"""The feeds of US bankruptcy courts: new docket entries that bear the name of a customer become questions."""

from __future__ import annotations

from collections.abc import Sequence

from riskwatch.domain.errors import SourceError
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.known_names import known_names
from riskwatch.log import get_logger
from riskwatch.sources.access import Access
from riskwatch.sources.us_courts.rss import PATH, hits_for, read_feed
from riskwatch.store.repositories.feeds import FeedPosition
from riskwatch.watch.hits import KeptHit

_LOG = get_logger("feeds")
SOURCE = "us_courts"


def follow_court(desk: Desk, access: Access, court: str) -> int:
    """Read the feed of one court, which holds the last day; returns how many questions are new.

    A court that does not answer is noted and asked again at the next reading.
    """
    feed = f"{SOURCE}/{court}"
    try:
        entries, unknown = read_feed(access.get(PATH), court)
    except SourceError as error:
        _LOG.warning("feed broke off", feed=feed, why=error.message.en)
        _note(desk, feed, error.message.en)
        return 0
    if unknown:
        _LOG.warning("unknown members", source=SOURCE, unknown=", ".join(unknown))
    new = 0
    with desk.store.transaction() as unit:
        for customer in unit.customers.all():
            if customer.country != "US" or customer.identifier is None:
                continue
            for hit in hits_for(known_names(unit, customer.ref), entries):
                new += unit.hits.propose(KeptHit(customer.ref, SOURCE, hit, desk.clock()))
    _note(desk, feed, f"{len(entries)} entries")
    return new


def courts_of(setting: str) -> Sequence[str]:
    """The courts named in a setting, such as "nysb, deb"."""
    return tuple(name for part in setting.split(",") if (name := part.strip().lower()).isalnum())


def _note(desk: Desk, feed: str, detail: str) -> None:
    with desk.store.transaction() as unit:
        unit.feeds.keep(FeedPosition(feed, desk.clock().isoformat(), desk.clock(), detail))
