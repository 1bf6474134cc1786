"""How far the feeds of the registers were read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.hits import feed_positions


@dataclass(frozen=True, slots=True)
class FeedPosition:
    """`position` is the register's own mark (an event number, a time point); `detail` says how the last reading ended."""

    feed: str
    position: str
    at: datetime
    detail: str = ""


class Feeds(Repository):
    def get(self, feed: str) -> FeedPosition | None:
        row = self._one(select(feed_positions).where(feed_positions.c.feed == feed))
        return FeedPosition(**row) if row else None

    def keep(self, position: FeedPosition) -> None:
        self._put(
            feed_positions,
            {"feed": position.feed, "position": position.position, "at": position.at, "detail": position.detail},
        )

    def all(self) -> tuple[FeedPosition, ...]:
        return tuple(FeedPosition(**row) for row in self._rows(select(feed_positions).order_by(feed_positions.c.feed)))
