"""Tokens with which programs ask the API in a user's name; only their hashes are stored."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import insert, select, update

from riskwatch.store.records import User
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.house import api_tokens, users


@dataclass(frozen=True, slots=True)
class ApiToken:
    """A token without its secret. `name` says what asks with it."""

    id: str
    user_id: str
    name: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    scopes: str = "read"


_COLUMNS = tuple(column for column in api_tokens.c if column.name != "token_sha256")


class Tokens(Repository):
    def add(self, token: ApiToken, token_sha256: str) -> None:
        self._connection.execute(insert(api_tokens).values(token_sha256=token_sha256, **asdict(token)))

    def all(self) -> tuple[ApiToken, ...]:
        """Every token, newest first."""
        rows = self._rows(select(*_COLUMNS).order_by(api_tokens.c.created_at.desc(), api_tokens.c.id))
        return tuple(ApiToken(**row) for row in rows)

    def user(self, token_sha256: str, now: datetime) -> User | None:
        """In whose name the token asks; None when it is unknown, over or revoked, or its user has left."""
        row = self._one(
            select(users)
            .join(api_tokens, api_tokens.c.user_id == users.c.id)
            .where(
                api_tokens.c.token_sha256 == token_sha256,
                api_tokens.c.expires_at > now,
                api_tokens.c.revoked_at.is_(None),
                users.c.active,
            )
        )
        return User(**row) if row else None

    def scopes(self, token_sha256: str) -> frozenset[str]:
        """What a token may do."""
        row = self._one(select(api_tokens.c.scopes).where(api_tokens.c.token_sha256 == token_sha256))
        return frozenset(row["scopes"].split()) if row else frozenset()

    def revoke(self, token_id: str, *, at: datetime) -> bool:
        """End a token; False when there is none with that id, or it was ended before."""
        wanted = (api_tokens.c.id == token_id, api_tokens.c.revoked_at.is_(None))
        return self._changed(update(api_tokens).where(*wanted).values(revoked_at=at)) == 1
