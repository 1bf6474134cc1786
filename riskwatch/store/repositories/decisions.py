"""What people decided, and why. Rows are only added."""

from __future__ import annotations

from sqlalchemy import ColumnElement, insert, select, true

from riskwatch.domain.decision import Decision
from riskwatch.store.codec import dump, load
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.questions import decisions


class Decisions(Repository):
    def add(self, decision: Decision) -> None:
        self._connection.execute(
            insert(decisions).values(
                id=decision.id,
                alert_id=decision.alert_id,
                ref=decision.ref,
                at=decision.at,
                actor=decision.actor,
                payload=dump(decision),
            )
        )

    def of_alert(self, alert_id: str) -> tuple[Decision, ...]:
        return self._many(decisions.c.alert_id == alert_id)

    def of(self, ref: str) -> tuple[Decision, ...]:
        """Decisions about a customer, oldest first."""
        return self._many(decisions.c.ref == ref)

    def all(self) -> tuple[Decision, ...]:
        """Every decision, oldest first."""
        return self._many(true())

    def _many(self, wanted: ColumnElement[bool]) -> tuple[Decision, ...]:
        rows = self._rows(select(decisions.c.payload).where(wanted).order_by(decisions.c.number))
        return tuple(load(row["payload"], Decision) for row in rows)
