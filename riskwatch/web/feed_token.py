"""The secret address of a reader's calendar feed: calendar programs cannot sign in, so the address itself is the key."""

from __future__ import annotations

import hashlib

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from riskwatch.store import Unit
from riskwatch.store.records import User

_SALT = "calendar feed"


def token_of(user: User) -> str:
    """Signed with the key of the house; a new password makes a new address, so a leaked one can be shut."""
    return _serializer().dumps([user.id, _mark(user)])


def user_of(unit: Unit, token: str) -> User | None:
    """The reader whose address it is; None for one that is forged, shut, or of somebody who has left."""
    try:
        user_id, mark = _serializer().loads(token)
    except (BadSignature, ValueError, TypeError):
        return None
    user = unit.users.get(str(user_id))
    return user if user is not None and user.active and mark == _mark(user) else None


def _mark(user: User) -> str:
    return hashlib.sha256(user.password_hash.encode()).hexdigest()[:16]


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt=_SALT)
