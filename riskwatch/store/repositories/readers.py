"""What readers chose to be told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from riskwatch.domain.preferences import Preferences
from riskwatch.store.codec import dump, load
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.readers import preferences


class PreferenceBook(Repository):
    """A reader who never chose has no row: what counts then is the role's."""

    def all(self) -> dict[str, Preferences]:
        """By the id of the user."""
        return {row["user_id"]: load(row["payload"], Preferences) for row in self._rows(select(preferences))}

    def save(self, user_id: str, chosen: Preferences, *, at: datetime) -> None:
        self._put(preferences, {"user_id": user_id, "at": at, "payload": dump(chosen)})
