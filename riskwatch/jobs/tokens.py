"""Tokens with which programs ask the API: told once, stored as a hash, valid for a time, revocable."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta
from uuid import uuid4

from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.store.records import User
from riskwatch.store.repositories.tokens import ApiToken

PREFIX = "rw_"
"""Marks a token as one of ours, so that scanners for leaked secrets can know it."""

LONGEST_DAYS = 730


SCOPES = ("read", "orders")
"""What a token may do: read what its user may see; ask about orders and book them."""


def add_token(desk: Desk, email: str, name: str, days: int, scopes: Iterable[str] = ()) -> tuple[ApiToken, str]:
    """A new token in a user's name, valid for `days`; returns it with its secret, which is told only now. It may read, and
    do what `scopes` name.

    Raises NotThere for no such user, PolicyRefused for a name or a time that cannot be used.
    """
    if not name.strip() or not 0 < days <= LONGEST_DAYS:
        raise PolicyRefused(
            Words(
                f"令牌须有名称，有效期为 1 至 {LONGEST_DAYS} 天。",
                f"A token needs a name and 1 to {LONGEST_DAYS} days.",
            ),
            Words("名称写明由哪个程序使用。", "Let the name say which program asks with it."),
        )
    secret, now = PREFIX + secrets.token_urlsafe(32), desk.wall()
    with desk.store.transaction() as unit:
        user = unit.users.by_email(email)
        if user is None or not user.active:
            raise NotThere(Words(f"没有用户 {email}。", f"There is no user {email}."))
        token = ApiToken(str(uuid4()), user.id, name.strip(), now, now + timedelta(days=days), scopes=_scopes(scopes))
        unit.tokens.add(token, _digest(secret))
    return token, secret


def token_user(desk: Desk, secret: str) -> User | None:
    """In whose name a token asks; None when it is unknown, over or revoked."""
    with desk.store.reading() as unit:
        return unit.tokens.user(_digest(secret), desk.wall())


def token_scopes(desk: Desk, secret: str) -> frozenset[str]:
    """What a token may do."""
    with desk.store.reading() as unit:
        return unit.tokens.scopes(_digest(secret))


def revoke_token(desk: Desk, token_id: str) -> None:
    """End a token at once; raises NotThere."""
    with desk.store.transaction() as unit:
        if not unit.tokens.revoke(token_id, at=desk.wall()):
            raise NotThere(
                Words(f"没有有效的令牌 {token_id}。", f"There is no token {token_id} in force."),
                Words("用 riskwatch tokens list 查看。", "See them with: riskwatch tokens list"),
            )


def _scopes(asked: Iterable[str]) -> str:
    wanted = {"read", *asked}
    if not wanted <= set(SCOPES):
        named = ", ".join(sorted(wanted - set(SCOPES)))
        raise PolicyRefused(
            Words(f"没有这个权限：{named}", f"There is no scope {named}."),
            Words("可用：read、orders。", "There are read and orders."),
        )
    return " ".join(scope for scope in SCOPES if scope in wanted)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
