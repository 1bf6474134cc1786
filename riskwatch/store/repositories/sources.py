"""How each source is doing: its circuit, its budget, and who is asking it right now."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, case, or_, select, update

from riskwatch.store.codec import text_of
from riskwatch.store.records import SourceState
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.portfolio import sources

_SHOWN = (
    sources.c.name, sources.c.state, sources.c.fail_count, sources.c.failed_refs, sources.c.last_outcome,
    sources.c.last_detail, sources.c.opened_at, sources.c.retry_at, sources.c.last_ok_at,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Budget:
    """At most `quota` requests in any `window_s` seconds, and at least `min_gap_s` seconds between two of them.

    `at_once` requests are taken together by whoever is about to make them; up to `late` of those that were taken may
    not have been made yet. Both are room that the budget leaves, so that what is really asked never exceeds the quota.
    """

    min_gap_s: float
    quota: int
    window_s: float
    at_once: int = 1
    late: int = 0

    @property
    def burst(self) -> int:
        """How many may come in a row after a rest."""
        return max(1, self.quota // 10, self.at_once)

    @property
    def spacing(self) -> float:
        """Seconds between requests in the long run: burst, refill and latecomers together never exceed the quota in a
        window."""
        return self.window_s / max(1, self.quota - self.burst - self.late) if self.quota else 0.0


class Sources(Repository):
    """One row per source; all of it changes by conditional updates, so it holds across processes and machines."""

    def state(self, name: str) -> SourceState:
        """How the source is doing; a source nobody asked yet is closed (working)."""
        row = self._one(select(*_SHOWN).where(sources.c.name == name))
        return _state(row) if row else SourceState(name)

    def all(self) -> tuple[SourceState, ...]:
        return tuple(_state(row) for row in self._rows(select(*_SHOWN).order_by(sources.c.name)))

    def save(self, state: SourceState) -> None:
        """Write the circuit; budget and lane are left alone."""
        self._ensure(state.name)
        self._connection.execute(
            update(sources)
            .where(sources.c.name == state.name)
            .values(
                state=state.state,
                fail_count=state.fail_count,
                failed_refs=text_of(list(state.failed_refs)),
                last_outcome=state.last_outcome,
                last_detail=state.last_detail,
                opened_at=state.opened_at,
                retry_at=state.retry_at,
                last_ok_at=state.last_ok_at,
            )
        )

    def take_token(self, name: str, budget: Budget, *, wall: datetime, cost: int = 1) -> float:
        """Take `cost` requests out of the budget: 0.0 when they may be made now, else the seconds to wait, and nothing
        is taken."""
        self._ensure(name)
        now = wall.timestamp()
        tolerance = budget.spacing * max(0, budget.burst - cost)
        arrival = case((sources.c.next_arrival > now, sources.c.next_arrival), else_=now)
        taken = self._changed(
            update(sources)
            .where(
                sources.c.name == name,
                sources.c.next_arrival <= now + tolerance,
                sources.c.last_request <= now - budget.min_gap_s,
            )
            .values(next_arrival=arrival + budget.spacing * cost, last_request=now)
        )
        if taken == 1:
            return 0.0
        row = self._connection.execute(
            select(sources.c.next_arrival, sources.c.last_request).where(sources.c.name == name)
        ).one()
        return float(max(row.next_arrival - tolerance - now, row.last_request + budget.min_gap_s - now, 0.001))

    def take_lane(self, name: str, token: str, *, wall: datetime, lease: timedelta) -> bool:
        """Be the only one who asks this source, or go on being it; False while somebody else is."""
        self._ensure(name)
        free = or_(sources.c.lane_until.is_(None), sources.c.lane_until <= wall, sources.c.lane_token == token)
        return (
            self._changed(
                update(sources).where(sources.c.name == name, free).values(lane_token=token, lane_until=wall + lease)
            )
            == 1
        )

    def leave_lane(self, name: str, token: str, *, last_request: float = 0.0) -> None:
        """Let the next one ask; `last_request` (seconds since 1970) is when we asked last, for the gap after it."""
        later = case((sources.c.last_request > last_request, sources.c.last_request), else_=last_request)
        self._connection.execute(
            update(sources)
            .where(sources.c.name == name, sources.c.lane_token == token)
            .values(lane_token=None, lane_until=None, last_request=later)
        )

    def sweep_lanes(self, wall: datetime) -> tuple[str, ...]:
        """Open the lanes that somebody took and never left; returns the names of their sources."""
        stalled = (sources.c.lane_token.is_not(None), sources.c.lane_until <= wall)
        rows = self._rows(
            update(sources).where(*stalled).values(lane_token=None, lane_until=None).returning(sources.c.name)
        )
        return tuple(sorted(row["name"] for row in rows))

    def _ensure(self, name: str) -> None:
        values = {
            "name": name, "state": "closed", "fail_count": 0, "failed_refs": "[]", "last_outcome": "",
            "last_detail": "", "next_arrival": 0.0, "last_request": 0.0,
        }  # fmt: skip
        self._insert_if_new(sources, values)


def _state(row: RowMapping) -> SourceState:
    values = dict(row)
    return SourceState(failed_refs=tuple(json.loads(values.pop("failed_refs"))), **values)
