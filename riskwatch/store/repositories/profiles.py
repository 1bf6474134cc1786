"""Our own company in versions: who changed it, when and why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import RowMapping, func, insert, select

from riskwatch.domain.profile import Profile
from riskwatch.store.codec import dump, load
from riskwatch.store.records import StoredProfile
from riskwatch.store.repositories.base import Repository
from riskwatch.store.repositories.house_log import HouseLog
from riskwatch.store.tables.house import profiles


class Profiles(Repository):
    def current(self) -> Profile | None:
        """The profile that was stored last; None while none was."""
        row = self._one(select(profiles.c.payload).order_by(profiles.c.version.desc()).limit(1))
        return load(row["payload"], Profile) if row else None

    def add(self, profile: Profile, *, actor: str, reason: str, at: datetime) -> int:
        """Put a new version in force and write it into the log; its number."""
        log = HouseLog(self._connection)
        log.wait_for_turn()
        last = self._connection.execute(select(func.max(profiles.c.version))).scalar_one()
        version, payload = (last or 0) + 1, dump(profile)
        self._connection.execute(
            insert(profiles).values(version=version, at=at, actor=actor, reason=reason, payload=payload)
        )
        log.append("profile", version, payload, at=at, actor=actor, reason=reason)
        return version

    def history(self) -> tuple[StoredProfile, ...]:
        """Every version that was stored, oldest first."""
        return tuple(_stored(row) for row in self._rows(select(profiles).order_by(profiles.c.version)))


def _stored(row: RowMapping) -> StoredProfile:
    return StoredProfile(load(row["payload"], Profile), row["version"], row["at"], row["actor"], row["reason"])
