"""Credit policy in versions: who changed it, when and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import RowMapping, Select, func, insert, select

from riskwatch.domain.policy import Policy
from riskwatch.store.codec import dump, load
from riskwatch.store.records import StoredPolicy
from riskwatch.store.repositories.base import Repository
from riskwatch.store.repositories.house_log import HouseLog
from riskwatch.store.tables.house import policies


class Policies(Repository):
    def in_force(self, today: date) -> Policy | None:
        """The newest policy whose effective date has come; None while there is none."""
        return self._in_force(select(policies.c.payload), today)

    def at(self, moment: datetime) -> Policy:
        """The policy that was in force at `moment`; the defaults of the rule book before the first."""
        return self._in_force(select(policies.c.payload).where(policies.c.at <= moment), moment.date()) or Policy()

    def latest(self) -> StoredPolicy | None:
        """The version that was set last, be it in force already or not; None while none was set."""
        row = self._one(select(policies).order_by(policies.c.version.desc()).limit(1))
        return _stored(row) if row else None

    def add(self, policy: Policy, *, actor: str, reason: str, at: datetime) -> Policy:
        """Put a new version in force from its effective date on, and write it into the log; its number is the next one."""
        log = HouseLog(self._connection)
        log.wait_for_turn()
        last = self._connection.execute(select(func.max(policies.c.version))).scalar_one()
        numbered = replace(policy, version=(last or 1) + 1)
        payload = dump(numbered)
        self._connection.execute(
            insert(policies).values(version=numbered.version, at=at, actor=actor, reason=reason, payload=payload)
        )
        log.append("policy", numbered.version, payload, at=at, actor=actor, reason=reason)
        return numbered

    def history(self) -> tuple[StoredPolicy, ...]:
        """Every version that was set, oldest first."""
        return tuple(_stored(row) for row in self._rows(select(policies).order_by(policies.c.version)))

    def _in_force(self, chosen: Select[tuple[str]], day: date) -> Policy | None:
        for row in self._rows(chosen.order_by(policies.c.version.desc())):
            policy = load(row["payload"], Policy)
            if policy.effective_from is None or policy.effective_from <= day:
                return policy
        return None


def _stored(row: RowMapping) -> StoredPolicy:
    return StoredPolicy(load(row["payload"], Policy), row["at"], row["actor"], row["reason"])
