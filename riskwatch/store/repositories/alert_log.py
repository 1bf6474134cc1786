"""The append-only log of alerts: each line carries the hash of the line before, across all alerts.

The head of the chain is kept apart, so that lines missing at the end are noticed as well as changed ones.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import RowMapping, insert, select, update

from riskwatch.domain.alert import LogEntry
from riskwatch.store.codec import text_of
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.questions import alert_log, chain_heads

CHAIN = "alert_log"
ROOT = "0" * 64

_COLUMNS = (
    alert_log.c.alert_id, alert_log.c.at, alert_log.c.actor, alert_log.c.before, alert_log.c.after,
    alert_log.c.reason, alert_log.c.previous_hash, alert_log.c.hash,
)  # fmt: skip


def hash_of(alert_id: str, at: datetime, actor: str, before: str, after: str, reason: str, previous_hash: str) -> str:
    """The SHA-256 that a line of the log must carry."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(text_of([alert_id, moment, actor, before, after, reason, previous_hash]).encode()).hexdigest()


class AlertLog(Repository):
    def append(self, alert_id: str, *, at: datetime, actor: str, before: str, after: str, reason: str) -> LogEntry:
        """Add a line. Writers wait for each other at the head of the chain until their transactions end."""
        head = self.wait_for_turn()
        length, previous = head["length"] + 1, head["hash"]
        own = hash_of(alert_id, at, actor, before, after, reason, previous)
        entry = LogEntry(alert_id, at, actor, before, after, reason, previous, own)
        self._connection.execute(
            insert(alert_log).values(
                id=length, alert_id=alert_id, at=at, actor=actor, before=before, after=after, reason=reason,
                previous_hash=previous, hash=own,
            )
        )  # fmt: skip
        self._connection.execute(update(chain_heads).where(chain_heads.c.name == CHAIN).values(length=length, hash=own))
        return entry

    def wait_for_turn(self) -> RowMapping:
        """Hold the head of the chain until this transaction ends: whoever raises or moves alerts does so one by one."""
        self._insert_if_new(chain_heads, {"name": CHAIN, "length": 0, "hash": ROOT})
        head = select(chain_heads).where(chain_heads.c.name == CHAIN).with_for_update()
        return self._connection.execute(head).mappings().one()

    def of(self, alert_id: str) -> tuple[LogEntry, ...]:
        """The lines of one alert, oldest first."""
        rows = self._rows(select(*_COLUMNS).where(alert_log.c.alert_id == alert_id).order_by(alert_log.c.id))
        return tuple(LogEntry(**row) for row in rows)

    def faults(self) -> Iterator[str]:
        """What is wrong with the chain, in plain words; nothing when it is whole."""
        previous, number = ROOT, 0
        for row in self._rows(select(alert_log.c.id, *_COLUMNS).order_by(alert_log.c.id)):
            number += 1
            values = {key: value for key, value in row.items() if key not in ("id", "hash")}
            if row["id"] != number:
                yield f"line {number} is missing"
                number = row["id"]
            if row["previous_hash"] != previous:
                yield f"line {row['id']} does not follow the line before it"
            if hash_of(**values) != row["hash"]:
                yield f"line {row['id']} was changed"
            previous = row["hash"]
        head = self._one(select(chain_heads).where(chain_heads.c.name == CHAIN))
        if head and (head["length"], head["hash"]) != (number, previous):
            yield f"the log ends at line {number}, its head says {head['length']}"
