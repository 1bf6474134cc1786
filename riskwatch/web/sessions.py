"""Who is signed in: the session's token travels in a cookie, only its hash is stored, and it can be ended from our side."""

from __future__ import annotations

from flask import Flask, g, request
from werkzeug.wrappers import Response

from riskwatch.jobs import sessions
from riskwatch.web import context

COOKIE = "riskwatch_session"


def set_up(app: Flask) -> None:
    """Know the visitor before anything else of a request happens."""
    app.before_request(_recognise)


def give_cookie(response: Response, token: str) -> Response:
    """Hand the token of a new session to the browser."""
    life = int(sessions.SESSION.total_seconds())
    response.set_cookie(COOKIE, token, max_age=life, httponly=True, samesite="Lax", secure=context.over_https())
    return response


def sign_out(response: Response) -> Response:
    """End the session of this request."""
    token = request.cookies.get(COOKIE)
    if token:
        sessions.sign_out(context.desk(), token)
    response.delete_cookie(COOKIE)
    return response


def _recognise() -> None:
    token = request.cookies.get(COOKIE)
    if token and request.endpoint not in ("static", "healthz"):
        g.user = sessions.signed_in(context.desk(), token)
