"""Credit policy in versions: who changed it, when and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, insert, select

from riskwatch.domain.policy import Policy
from riskwatch.store.codec import dump, load
from riskwatch.store.records import StoredPolicy
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.house import policies


class Policies(Repository):
    def current(self) -> Policy:
        """The policy in force; the defaults of the rule book while none was set."""
        row = self._one(select(policies.c.payload).order_by(policies.c.version.desc()).limit(1))
        return load(row["payload"], Policy) if row else Policy()

    def at(self, moment: datetime) -> Policy:
        """The policy that was in force at `moment`."""
        row = self._one(
            select(policies.c.payload).where(policies.c.at <= moment).order_by(policies.c.version.desc()).limit(1)
        )
        return load(row["payload"], Policy) if row else Policy()

    def add(self, policy: Policy, *, actor: str, reason: str, at: datetime) -> Policy:
        """Put a new version in force; its number is the next one."""
        last = self._connection.execute(select(func.max(policies.c.version))).scalar_one()
        numbered = replace(policy, version=(last or 1) + 1)
        self._connection.execute(
            insert(policies).values(version=numbered.version, at=at, actor=actor, reason=reason, payload=dump(numbered))
        )
        return numbered

    def history(self) -> tuple[StoredPolicy, ...]:
        """Every version that was set, oldest first."""
        rows = self._rows(select(policies).order_by(policies.c.version))
        return tuple(StoredPolicy(load(row["payload"], Policy), row["at"], row["actor"], row["reason"]) for row in rows)
