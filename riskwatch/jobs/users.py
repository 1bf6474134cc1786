"""Who may sign in, and as what."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace
from typing import Literal
from uuid import uuid4

from argon2 import PasswordHasher

from riskwatch.domain.errors import NotThere, PolicyRefused, SettingsWrong
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.zones import zone_is_known
from riskwatch.store.records import ROLES, User, UserRole

SHORTEST = 10
"""Least number of characters of a password."""

HASHER = PasswordHasher()
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_DECIDERS = frozenset({"credit_manager", "admin"})


def may_decide(role: str) -> bool:
    """Whether somebody of this role may decide on limits and stops."""
    return role in _DECIDERS


def require_decider(user: User) -> None:
    """Raises PolicyRefused for somebody whose role may not decide about credit."""
    if not may_decide(user.role):
        raise PolicyRefused(
            Words("只有信用经理或管理员可以作此决定。", "Only a credit manager or an administrator may decide this."),
            Words("请转给信用经理处理。", "Hand it to a credit manager."),
        )


def first_admin(desk: Desk, email: str = "admin@localhost") -> tuple[User, str] | None:
    """Make the first user with a password drawn at random; None when there are users already. The password is told once."""
    password = secrets.token_urlsafe(12)
    with desk.store.transaction() as unit:
        if unit.users.count():
            return None
        user = _new(desk, email, "Administrator", "admin", password)
        unit.users.save(user)
    return user, password


def add_user(
    desk: Desk,
    *,
    email: str,
    name: str,
    role: UserRole,
    password: str,
    language: str = "",
    time_zone: str = "",
    subscribed: bool | None = None,
) -> User:
    """Add a user; raises SettingsWrong for a value that cannot be used, PolicyRefused for an address that is taken."""
    user = _new(desk, email, name, role, password)
    user = _with(user, language=language, time_zone=time_zone, subscribed=subscribed)
    with desk.store.transaction() as unit:
        if unit.users.by_email(email):
            raise PolicyRefused(Words(f"{email} 已有账号。", f"{email} has an account already."))
        unit.users.save(user)
    return user


def change_user(
    desk: Desk,
    user_id: str,
    *,
    role: UserRole | None = None,
    name: str = "",
    language: str = "",
    time_zone: str = "",
    subscribed: bool | None = None,
    active: bool | None = None,
    password: str = "",
) -> User:
    """Change what is given. A new password or role, or an account that is closed, ends all sessions of the user."""
    if password:
        _check_password(password)
    with desk.store.transaction() as unit:
        user = unit.users.get(user_id)
        if user is None:
            raise NotThere(Words("没有这个用户。", "There is no such user."))
        changed = _with(user, language=language, time_zone=time_zone, subscribed=subscribed)
        changed = replace(
            changed,
            role=role or user.role,
            name=name or user.name,
            active=user.active if active is None else active,
            password_hash=HASHER.hash(password) if password else user.password_hash,
        )
        if user.role == "admin" and user.active:
            _keep_an_admin(unit.users.all(), changed)
        unit.users.save(changed)
        if (changed.role, changed.active, changed.password_hash) != (user.role, user.active, user.password_hash):
            unit.sessions.revoke_all(user_id, at=desk.wall())
    return changed


def _new(desk: Desk, email: str, name: str, role: UserRole, password: str) -> User:
    if not _EMAIL.fullmatch(email.strip()):
        raise SettingsWrong(Words(f"{email!r} 不是邮箱地址。", f"{email!r} is not a mail address."))
    if role not in ROLES:
        raise SettingsWrong(Words(f"没有角色 {role}。", f"There is no role {role}; use one of {', '.join(ROLES)}."))
    _check_password(password)
    language: Literal["zh", "en"] = "en" if desk.settings.language == "en" else "zh"
    return User(
        id=str(uuid4()),
        email=email.strip().lower(),
        name=name,
        role=role,
        password_hash=HASHER.hash(password),
        language=language,
        time_zone=desk.settings.time_zone,
        subscribed=role == "admin",
        created_at=desk.clock(),
    )


def _with(user: User, *, language: str, time_zone: str, subscribed: bool | None) -> User:
    if language not in ("", "zh", "en"):
        raise SettingsWrong(Words("语言只能是 zh 或 en。", "The language must be zh or en."))
    if time_zone and not zone_is_known(time_zone):
        raise SettingsWrong(
            Words(f"没有时区 {time_zone}。", f"There is no time zone {time_zone}."),
            Words("例如 Asia/Shanghai", "Write it like Asia/Shanghai or Europe/London."),
        )
    return replace(
        user,
        language=language or user.language,  # type: ignore[arg-type]
        time_zone=time_zone or user.time_zone,
        subscribed=user.subscribed if subscribed is None else subscribed,
    )


def _check_password(password: str) -> None:
    if len(password) < SHORTEST:
        raise SettingsWrong(
            Words(f"密码至少 {SHORTEST} 个字符。", f"A password has at least {SHORTEST} characters."),
        )


def _keep_an_admin(users: tuple[User, ...], changed: User) -> None:
    after = [changed if user.id == changed.id else user for user in users]
    if not any(user.role == "admin" and user.active for user in after):
        raise PolicyRefused(
            Words("至少要保留一名在用的管理员。", "At least one active administrator must remain."),
            Words("请先指定另一名管理员。", "Make somebody else an administrator first."),
        )
