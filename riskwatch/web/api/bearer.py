"""Who asks the API: the token in the Authorization header (RFC 6750)."""

from __future__ import annotations

from flask import Response, g, request

from riskwatch.domain.words import Words
from riskwatch.jobs.tokens import token_scopes, token_user
from riskwatch.web import context
from riskwatch.web.api.problems import problem

OPEN = "api.description"
_NO_TOKEN = Words("请求没有带令牌。", "The request carries no token.")
_BAD_TOKEN = Words("令牌无效、已过期或已作废。", "The token is unknown, over or revoked.")
_HOW = Words(
    "在请求头写 Authorization: Bearer rw_…；令牌由 riskwatch tokens add 生成。",
    "Send the header Authorization: Bearer rw_...; riskwatch tokens add makes a token.",
)


def require_token() -> Response | None:
    """Let a request with a good token through, in the name of its user; refuse all others."""
    if request.endpoint == OPEN:
        return None
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.casefold() != "bearer" or not secret.strip():
        return _refused(_NO_TOKEN, "Bearer")
    user, g.scopes = token_user(context.desk(), secret.strip()), token_scopes(context.desk(), secret.strip())
    if user is None:
        return _refused(_BAD_TOKEN, 'Bearer error="invalid_token"')
    g.user = user
    return None


def _refused(words: Words, challenge: str) -> Response:
    answer = problem(401, words, _HOW)
    answer.headers["WWW-Authenticate"] = challenge
    return answer
