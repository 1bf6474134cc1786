"""Who may sign in, and their sessions, which can be revoked."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete, func, insert, or_, select, update

from riskwatch.store.records import User
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.house import sessions, users


class Users(Repository):
    def all(self) -> tuple[User, ...]:
        """Every user, by address."""
        return tuple(User(**row) for row in self._rows(select(users).order_by(users.c.email)))

    def get(self, user_id: str) -> User | None:
        row = self._one(select(users).where(users.c.id == user_id))
        return User(**row) if row else None

    def by_email(self, email: str) -> User | None:
        """Addresses are compared without regard to case."""
        row = self._one(select(users).where(users.c.email == email.strip().lower()))
        return User(**row) if row else None

    def save(self, user: User) -> None:
        self._put(users, asdict(user) | {"email": user.email.strip().lower()})

    def count(self) -> int:
        return self._connection.execute(select(func.count()).select_from(users)).scalar_one()


class Sessions(Repository):
    """Only the hash of a session's token is kept."""

    def add(self, token_sha256: str, user_id: str, *, at: datetime, expires_at: datetime) -> None:
        self._connection.execute(
            insert(sessions).values(token_sha256=token_sha256, user_id=user_id, created_at=at, expires_at=expires_at)
        )

    def user(self, token_sha256: str, now: datetime) -> User | None:
        """Whose session this is, if it is neither over nor revoked and the user is still active."""
        row = self._one(
            select(users)
            .join(sessions, sessions.c.user_id == users.c.id)
            .where(
                sessions.c.token_sha256 == token_sha256,
                sessions.c.revoked_at.is_(None),
                sessions.c.expires_at > now,
                users.c.active,
            )
        )
        return User(**row) if row else None

    def revoke(self, token_sha256: str, *, at: datetime) -> bool:
        wanted = (sessions.c.token_sha256 == token_sha256, sessions.c.revoked_at.is_(None))
        return self._changed(update(sessions).where(*wanted).values(revoked_at=at)) == 1

    def revoke_all(self, user_id: str, *, at: datetime) -> int:
        """End every session of a user (password or role changed); returns how many."""
        wanted = (sessions.c.user_id == user_id, sessions.c.revoked_at.is_(None))
        return self._changed(update(sessions).where(*wanted).values(revoked_at=at))

    def forget(self, before: datetime) -> int:
        """Delete sessions that ended before."""
        return self._changed(
            delete(sessions).where(or_(sessions.c.expires_at < before, sessions.c.revoked_at < before))
        )
