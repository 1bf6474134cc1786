"""Response headers that keep the pages to themselves, and the cross-site request check."""

from __future__ import annotations

from flask import Flask, Response, g
from flask_wtf.csrf import CSRFProtect

from riskwatch.web import api
from riskwatch.web.pages import unsubscribe

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
FRAMED_MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'self'; sandbox "
    "allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
)
"""A mail carries its styles inside; it is shown in a frame that runs no script and fetches nothing."""
ALONE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; frame-ancestors 'none'; sandbox allow-scripts"
"""A downloaded report page, should a browser open it in place."""


def set_up(app: Flask) -> None:
    """Check every form for its token and send the headers with every answer."""
    protect = CSRFProtect(app)
    protect.exempt(api.blueprint)  # programs carry a token of their own, never a cookie
    protect.exempt(unsubscribe.blueprint)  # so does the link in a mail, which the mail program posts to by itself
    app.after_request(_headers)


def answer_under(policy: str) -> None:
    """Use another content security policy for the answer to this request."""
    g.content_policy = policy


def _headers(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = g.get("content_policy", POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Frame-Options"] = "SAMEORIGIN" if g.get("content_policy") == FRAMED_MAIL_POLICY else "DENY"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
    if response.mimetype == "text/html":
        response.headers["Cache-Control"] = "private, no-store"
    return response
