"""Messages on their way: written with what they tell, claimed with a lease, sent, confirmed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import RowMapping, and_, delete, or_, select, update

from riskwatch.store.codec import text_of
from riskwatch.store.records import OutboxRow
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.questions import outbox


class Outbox(Repository):
    """One row per message and reader; the dedupe key makes a second one impossible."""

    def add(
        self,
        *,
        reader: str,
        channel: str,
        dedupe_key: str,
        kind: str,
        payload: Mapping[str, Any],
        at: datetime,
        not_before: datetime | None = None,
        expires_at: datetime | None = None,
    ) -> bool:
        """Queue a message; False when one with this key was queued before, whatever became of it."""
        values = {
            "id": str(uuid4()),
            "reader": reader,
            "channel": channel,
            "dedupe_key": dedupe_key,
            "kind": kind,
            "payload": text_of(dict(payload)),
            "created_at": at,
            "not_before": not_before or at,
            "expires_at": expires_at,
            "state": "pending",
            "attempts": 0,
        }
        return self._insert_if_new(outbox, values)

    def waiting(self, reader: str, channel: str, kind: str, now: datetime) -> tuple[OutboxRow, ...]:
        """The messages to this reader that are still held back (`not_before` ahead, never tried), those that go first
        before the others."""
        rows = self._rows(
            select(outbox)
            .where(
                outbox.c.reader == reader,
                outbox.c.channel == channel,
                outbox.c.kind == kind,
                outbox.c.state == "pending",
                outbox.c.attempts == 0,
                outbox.c.not_before > now,
            )
            .order_by(outbox.c.not_before, outbox.c.id)
            .with_for_update()
        )
        return tuple(_row(row) for row in rows)

    def drop(self, row_id: str) -> bool:
        """Take a message that waits back; False when it is on its way already."""
        wanted = (outbox.c.id == row_id, outbox.c.state == "pending", outbox.c.attempts == 0)
        return self._changed(delete(outbox).where(*wanted)) == 1

    def hold(self, row_id: str, *, until: datetime, expires_at: datetime | None) -> bool:
        """Send it no sooner than `until`; False when it is on its way already."""
        wanted = (outbox.c.id == row_id, outbox.c.state == "pending")
        return self._changed(update(outbox).where(*wanted).values(not_before=until, expires_at=expires_at)) == 1

    def extend(self, row_id: str, payload: Mapping[str, Any]) -> bool:
        """Give a message that waits another content; False when it is on its way already."""
        wanted = (outbox.c.id == row_id, outbox.c.state == "pending", outbox.c.attempts == 0)
        return self._changed(update(outbox).where(*wanted).values(payload=text_of(dict(payload)))) == 1

    def due(self, *, now: datetime, wall: datetime, limit: int = 50) -> tuple[OutboxRow, ...]:
        """Messages to send: due at the business time `now`, held by nobody at the wall time `wall`."""
        free = or_(outbox.c.state == "pending", and_(outbox.c.state == "claimed", outbox.c.claim_until <= wall))
        rows = self._rows(
            select(outbox)
            .where(free, outbox.c.not_before <= now)
            .order_by(outbox.c.not_before, outbox.c.id)
            .limit(limit)
        )
        return tuple(_row(row) for row in rows)

    def claim(self, row_id: str, token: str, *, wall: datetime, lease: timedelta) -> OutboxRow | None:
        """Hold a message until `wall` + `lease`; None when somebody else does."""
        free = or_(outbox.c.state == "pending", and_(outbox.c.state == "claimed", outbox.c.claim_until <= wall))
        changed = self._changed(
            update(outbox)
            .where(outbox.c.id == row_id, free)
            .values(state="claimed", claim_token=token, claim_until=wall + lease, attempts=outbox.c.attempts + 1)
        )
        return self.get(row_id) if changed == 1 else None

    def renew(self, row_id: str, token: str, *, wall: datetime, lease: timedelta) -> bool:
        """Hold it longer while the other side is slow; False when the claim was lost."""
        return self._held(row_id, token, claim_until=wall + lease)

    def freeze(self, row_id: str, token: str, message: Mapping[str, Any]) -> bool:
        """Keep the finished message before it is sent, so that a repeat carries the same bytes."""
        return self._held(row_id, token, frozen=text_of(dict(message)))

    def confirm(self, row_id: str, token: str, *, at: datetime, provider_id: str = "") -> bool:
        """It was handed over. A lost claim changes nothing about that: the row is marked sent all the same."""
        changes = {"state": "sent", "sent_at": at, "provider_id": provider_id, "claim_token": None, "claim_until": None}
        wanted = (outbox.c.id == row_id, outbox.c.state == "claimed")
        return self._changed(update(outbox).where(*wanted).values(**changes)) == 1

    def fail(self, row_id: str, token: str, error: str, *, retry_at: datetime | None) -> bool:
        """It was not handed over: back to the queue until `retry_at`, or failed for good when that is None."""
        changes: dict[str, Any] = {"last_error": error, "claim_token": None, "claim_until": None}
        changes |= {"state": "failed"} if retry_at is None else {"state": "pending", "not_before": retry_at}
        return self._held(row_id, token, **changes)

    def expire(self, row_id: str, token: str, reason: str) -> bool:
        """Too late, or no longer true: not sent, and said so."""
        return self._held(row_id, token, state="expired", last_error=reason, claim_token=None, claim_until=None)

    def get(self, row_id: str) -> OutboxRow | None:
        row = self._one(select(outbox).where(outbox.c.id == row_id))
        return _row(row) if row else None

    def by_key(self, dedupe_key: str) -> OutboxRow | None:
        row = self._one(select(outbox).where(outbox.c.dedupe_key == dedupe_key))
        return _row(row) if row else None

    def all(self, state: str = "", limit: int = 500) -> tuple[OutboxRow, ...]:
        """Messages, newest first."""
        wanted = [outbox.c.state == state] if state else []
        rows = self._rows(select(outbox).where(*wanted).order_by(outbox.c.created_at.desc(), outbox.c.id).limit(limit))
        return tuple(_row(row) for row in rows)

    def forget(self, before: datetime) -> int:
        """Delete immediate messages that ended before; digests stay, their keys guard against a second mail."""
        over = outbox.c.state.in_(("sent", "expired"))
        return self._changed(delete(outbox).where(over, outbox.c.kind == "immediate", outbox.c.created_at < before))

    def _held(self, row_id: str, token: str, **changes: Any) -> bool:
        wanted = (outbox.c.id == row_id, outbox.c.state == "claimed", outbox.c.claim_token == token)
        return self._changed(update(outbox).where(*wanted).values(**changes)) == 1


def _row(row: RowMapping) -> OutboxRow:
    values = dict(row)
    frozen = values.pop("frozen")
    return OutboxRow(payload=json.loads(values.pop("payload")), frozen=json.loads(frozen) if frozen else None, **values)
