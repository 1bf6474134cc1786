"""Which contracts were signed. Rows are added and taken back, never deleted; a contract is signed once at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import RowMapping, or_, select, update

from riskwatch.domain.signing import Signing
from riskwatch.store.codec import dump, load
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.house import signings


class Signings(Repository):
    def add(self, signing: Signing) -> bool:
        """Keep it; False when the contract counts as signed already."""
        values = {
            "id": signing.id,
            "draft_id": signing.draft_id,
            "series": signing.series,
            "at": signing.at,
            "payload": dump(signing),
        }
        return self._insert_if_new(signings, values)

    def revoke(self, signing_id: str, *, at: datetime, by: str) -> bool:
        """Take it back; False when that was done before."""
        there = (signings.c.id == signing_id) & signings.c.revoked_at.is_(None)
        return self._changed(update(signings).where(there).values(revoked_at=at, revoked_by=by)) == 1

    def of(self, series: str) -> Signing | None:
        """The signing of a contract that counts."""
        row = self._one(select(signings).where(signings.c.series == series, signings.c.revoked_at.is_(None)))
        return _signing(row) if row else None

    def signed_drafts(self) -> frozenset[str]:
        """The ids of the versions that were signed."""
        rows = self._rows(select(signings.c.draft_id).where(signings.c.revoked_at.is_(None)))
        return frozenset(row["draft_id"] for row in rows)

    def between(self, after: datetime, until: datetime) -> tuple[Signing, ...]:
        """Those said after the one moment and up to the other, oldest first, that counted at the second."""
        counted = or_(signings.c.revoked_at.is_(None), signings.c.revoked_at > until)
        wanted = select(signings).where(signings.c.at > after, signings.c.at <= until, counted)
        return tuple(_signing(row) for row in self._rows(wanted.order_by(signings.c.at, signings.c.id)))


def _signing(row: RowMapping) -> Signing:
    return replace(load(row["payload"], Signing), revoked_at=row["revoked_at"], revoked_by=row["revoked_by"] or "")
