"""Addresses that are a key themselves: whoever has one acts for the reader it was made for, in the one matter it is for."""

from __future__ import annotations

import hashlib
from typing import Literal, NamedTuple

from itsdangerous import BadSignature, URLSafeSerializer

from riskwatch.jobs.desk import Desk
from riskwatch.jobs.secret_key import secret_key
from riskwatch.store import Unit
from riskwatch.store.records import User

Purpose = Literal["calendar feed", "unsubscribe", "answer"]
LASTING: frozenset[Purpose] = frozenset({"unsubscribe"})
"""What still works after the reader has got a new password; the others are shut by it."""


class Opened(NamedTuple):
    """Whose link it is, and what else was signed with it."""

    user: User
    parts: tuple[str, ...]


def link_token(desk: Desk, purpose: Purpose, user: User, *parts: str) -> str:
    """Signed with the key of the house, for one purpose."""
    mark = "" if purpose in LASTING else _mark(user)
    return _serializer(desk, purpose).dumps([user.id, mark, *parts])


def opened(desk: Desk, unit: Unit, purpose: Purpose, token: str) -> Opened | None:
    """What a link says; None for one that is forged, shut, or of somebody who has left."""
    try:
        user_id, mark, *parts = _serializer(desk, purpose).loads(token)
    except (BadSignature, ValueError, TypeError):
        return None
    user = unit.users.get(str(user_id))
    if user is None or not user.active or (purpose not in LASTING and mark != _mark(user)):
        return None
    return Opened(user, tuple(parts))


def _mark(user: User) -> str:
    """Changes with the password, so that a link that leaked can be shut."""
    return hashlib.sha256(user.password_hash.encode()).hexdigest()[:16]


def _serializer(desk: Desk, purpose: Purpose) -> URLSafeSerializer:
    return URLSafeSerializer(secret_key(desk.settings), salt=purpose)
