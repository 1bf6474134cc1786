"""Findings that people accepted, for all versions of a contract. Rows are added and revoked, never deleted."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import RowMapping, Select, insert, select, update

from riskwatch.domain.rule import Acceptance, Severity
from riskwatch.store.records import StoredAcceptance
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.house import acceptances


class Acceptances(Repository):
    """At most one acceptance of a finding is in force in a series; the database itself refuses a second."""

    def add(self, stored: StoredAcceptance) -> None:
        """Store it with its severity and id, both of which it must have."""
        given = stored.acceptance
        if given.severity is None or not given.id:
            raise ValueError("a stored acceptance has an id and the severity of its finding")
        self._connection.execute(
            insert(acceptances).values(
                id=given.id,
                series=stored.series,
                draft_id=stored.draft_id,
                fingerprint=given.fingerprint,
                rule=given.rule,
                severity=given.severity.value,
                reason=given.reason,
                owner=given.owner,
                until=given.until,
                at=stored.at,
            )
        )

    def revoke(self, number: str, *, at: datetime, by: str) -> bool:
        """End an acceptance; False when it had ended already."""
        in_force = (acceptances.c.id == number) & acceptances.c.revoked_at.is_(None)
        return self._changed(update(acceptances).where(in_force).values(revoked_at=at, revoked_by=by)) == 1

    def get(self, number: str) -> StoredAcceptance | None:
        return next(iter(self._all(_ALL.where(acceptances.c.id == number))), None)

    def of(self, series: str) -> tuple[StoredAcceptance, ...]:
        """Every acceptance of a contract, revoked ones too, oldest first."""
        return self._all(_ALL.where(acceptances.c.series == series))

    def in_force(self, series: Collection[str]) -> tuple[StoredAcceptance, ...]:
        """Those of these contracts that nobody revoked; their day may be over."""
        return self._all(_ALL.where(acceptances.c.series.in_(series), acceptances.c.revoked_at.is_(None)))

    def _all(self, statement: Select[*tuple[object, ...]]) -> tuple[StoredAcceptance, ...]:
        rows = self._rows(statement.order_by(acceptances.c.at, acceptances.c.id))
        return tuple(_stored(row) for row in rows)


def _stored(row: RowMapping) -> StoredAcceptance:
    return StoredAcceptance(
        acceptance=Acceptance(
            fingerprint=row["fingerprint"],
            rule=row["rule"],
            reason=row["reason"],
            owner=row["owner"],
            until=row["until"],
            severity=Severity(row["severity"]),
            id=row["id"],
        ),
        series=row["series"],
        draft_id=row["draft_id"],
        at=row["at"],
        revoked_at=row["revoked_at"],
        revoked_by=row["revoked_by"] or "",
    )


_ALL = select(acceptances)
