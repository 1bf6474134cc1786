"""Signing in and out; sessions live in a table and can be revoked."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from datetime import timedelta
from functools import cache

from argon2.exceptions import InvalidHashError, VerificationError

from riskwatch.jobs.desk import Desk
from riskwatch.jobs.users import HASHER
from riskwatch.store.records import User

SESSION = timedelta(hours=12)


def sign_in(desk: Desk, email: str, password: str) -> tuple[User, str] | None:
    """Check a password and open a session; returns the user and the session's token, None when either is wrong.

    An unknown address takes as long as a wrong password.
    """
    with desk.store.reading() as unit:
        user = unit.users.by_email(email)
    known = user is not None and user.active
    if not _matches(user.password_hash if user and known else _nobody(), password) or user is None or not known:
        return None
    token = secrets.token_urlsafe(32)
    now = desk.wall()
    with desk.store.transaction() as unit:
        unit.sessions.add(_digest(token), user.id, at=now, expires_at=now + SESSION)
        if HASHER.check_needs_rehash(user.password_hash):
            unit.users.save(replace(user, password_hash=HASHER.hash(password)))
    return user, token


def signed_in(desk: Desk, token: str) -> User | None:
    """Whose session a token opens; None when it is over, revoked or unknown."""
    with desk.store.reading() as unit:
        return unit.sessions.user(_digest(token), desk.wall())


def sign_out(desk: Desk, token: str) -> None:
    """End one session."""
    with desk.store.transaction() as unit:
        unit.sessions.revoke(_digest(token), at=desk.wall())


def _matches(hashed: str, password: str) -> bool:
    try:
        return HASHER.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@cache
def _nobody() -> str:
    """A hash to compare with when the address is unknown."""
    return HASHER.hash(secrets.token_urlsafe(16))
