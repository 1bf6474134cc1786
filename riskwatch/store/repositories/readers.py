"""What readers chose to be told, when they are away, and which links of their mails they used."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import delete, insert, select, update

from riskwatch.domain.absence import Absence
from riskwatch.domain.preferences import Preferences
from riskwatch.store.codec import dump, load
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.readers import absences, preferences, used_links


class PreferenceBook(Repository):
    """A reader who never chose has no row: what counts then is the role's."""

    def all(self) -> dict[str, Preferences]:
        """By the id of the user."""
        return {row["user_id"]: load(row["payload"], Preferences) for row in self._rows(select(preferences))}

    def save(self, user_id: str, chosen: Preferences, *, at: datetime) -> None:
        self._put(preferences, {"user_id": user_id, "at": at, "payload": dump(chosen)})


class Absences(Repository):
    def add(self, absence: Absence) -> None:
        self._connection.execute(insert(absences).values(asdict(absence)))

    def get(self, absence_id: str) -> Absence | None:
        row = self._one(select(absences).where(absences.c.id == absence_id))
        return Absence(**row) if row else None

    def not_over(self, day: date) -> tuple[Absence, ...]:
        """Those that run on `day` or later and were not ended before, the earliest first."""
        wanted = select(absences).where(absences.c.ends >= day, absences.c.ended_at.is_(None))
        return tuple(Absence(**row) for row in self._rows(wanted.order_by(absences.c.begins, absences.c.id)))

    def end(self, absence_id: str, *, at: datetime) -> bool:
        """End one before its last day; False when it was ended before."""
        wanted = (absences.c.id == absence_id, absences.c.ended_at.is_(None))
        return self._changed(update(absences).where(*wanted).values(ended_at=at)) == 1


@dataclass(frozen=True, slots=True)
class UsedLink:
    """An answer given by the link in a mail. `id` is the hash of the link."""

    id: str
    user_id: str
    alert_id: str
    answer: str
    at: datetime


class UsedLinks(Repository):
    def use(self, link: UsedLink) -> bool:
        """Use a link up; False when that was done before."""
        return self._insert_if_new(used_links, asdict(link))

    def get(self, link_id: str) -> UsedLink | None:
        row = self._one(select(used_links).where(used_links.c.id == link_id))
        return UsedLink(**row) if row else None

    def forget(self, before: datetime) -> int:
        return self._changed(delete(used_links).where(used_links.c.at < before))
