"""Who may see and do what: everything is behind the sign-in, and some of it needs a role."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Flask, redirect, request, url_for
from werkzeug.wrappers import Response

from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.words import Words
from riskwatch.store.records import UserRole
from riskwatch.web import context

P = ParamSpec("P")
R = TypeVar("R")

OPEN = frozenset(
    {
        "static",
        "healthz",
        "language",
        "login.form",
        "login.sign_in",
        "clocks.feed",
        "unsubscribe.ask",
        "unsubscribe.stop",
        "mail_answers.ask",
        "mail_answers.give",
    }
)
"""The endpoints that a visitor reaches without signing in; the last ones by an address that is a key itself."""

API = "api"
"""Programs do not sign in: the API asks for a token itself."""

ROLE_NAMES: dict[UserRole, Words] = {
    "sales": Words("销售", "sales"),
    "credit_manager": Words("信用经理", "credit manager"),
    "admin": Words("管理员", "administrator"),
}


def set_up(app: Flask) -> None:
    app.before_request(_ask_to_sign_in)


def needs_role(*roles: UserRole) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Only people in one of `roles` get through; the others are told who can help. Raises PolicyRefused."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            if context.user().role not in roles:
                raise _refusal(roles)
            return view(*args, **kwargs)

        return guarded

    return decorate


def may(*roles: UserRole) -> bool:
    """Whether the visitor is in one of `roles`."""
    found = context.visitor()
    return found is not None and found.role in roles


def _ask_to_sign_in() -> Response | None:
    if request.endpoint in OPEN or request.endpoint is None or context.visitor() is not None:
        return None
    if request.blueprint == API:
        return None
    if request.method != "GET":
        return redirect(url_for("login.form"))
    return redirect(url_for("login.form", next=request.full_path.rstrip("?")))


def _refusal(roles: tuple[UserRole, ...]) -> PolicyRefused:
    names = [ROLE_NAMES[role] for role in roles]
    return PolicyRefused(
        Words(
            f"这一步需要{'或'.join(name.zh for name in names)}。",
            f"This step needs {' or '.join(name.en for name in names)}.",
        ),
        Words("请把链接发给有权限的同事。", "Send the link to a colleague who may do it."),
    )
