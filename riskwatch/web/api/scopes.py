"""What a token may do beyond reading, and calls that are done once however often they are sent."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import Response, g, request
from werkzeug.wrappers import Response as AnyResponse

from riskwatch.domain.words import Words
from riskwatch.store.repositories.api_answers import KeptAnswer
from riskwatch.web import context
from riskwatch.web.api.problems import problem

P = ParamSpec("P")
View = Callable[P, AnyResponse]

KEY = "Idempotency-Key"
_SCOPE = Words("这个令牌无权进行此操作（缺少 {scope}）。", "This token may not do that (it lacks {scope}).")
_SCOPE_HOW = Words(
    "用 riskwatch tokens add --scope {scope} 生成一个新令牌。",
    "Make a token with: riskwatch tokens add --scope {scope}",
)
_NO_KEY = Words("缺少请求头 Idempotency-Key。", "The header Idempotency-Key is missing.")
_NO_KEY_HOW = Words(
    "为每次写入生成一个唯一的键（1 至 200 个字符），重发时用同一个键。",
    "Make a key of 1 to 200 characters for each write, and send the same one when you repeat it.",
)
_OTHER = Words("这个 Idempotency-Key 已用于另一次请求。", "This Idempotency-Key was used for another call.")
_OTHER_HOW = Words("新的请求请用新的键。", "Use a new key for a new call.")


def needs_scope(scope: str) -> Callable[[Callable[P, AnyResponse]], Callable[P, AnyResponse]]:
    """Let only tokens with `scope` through."""

    def decorate(view: Callable[P, AnyResponse]) -> Callable[P, AnyResponse]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> AnyResponse:
            if scope not in g.get("scopes", ()):
                named = {"scope": scope}
                return problem(403, _SCOPE.filled(named), _SCOPE_HOW.filled(named))
            return view(*args, **kwargs)

        return guarded

    return decorate


def done_once(view: Callable[P, AnyResponse]) -> Callable[P, AnyResponse]:
    """Answer a call that was sent before with the answer it had. An answer of ours that failed (5xx) is not kept."""

    @wraps(view)
    def once(*args: P.args, **kwargs: P.kwargs) -> AnyResponse:
        key = request.headers.get(KEY, "").strip()
        if not 0 < len(key) <= 200:
            return problem(400, _NO_KEY, _NO_KEY_HOW)
        desk, user = context.desk(), context.user()
        asked = hashlib.sha256(f"{request.path}\x1f".encode() + request.get_data()).hexdigest()
        with desk.store.reading() as unit:
            kept = unit.api_answers.get(user.id, key)
        if kept is None:
            answer = view(*args, **kwargs)
            if answer.status_code >= 500:
                return answer
            fresh = KeptAnswer(asked, answer.status_code, answer.get_data(as_text=True))
            with desk.store.transaction() as unit:
                if unit.api_answers.keep(user.id, key, fresh, at=desk.wall()):
                    return answer
                kept = unit.api_answers.get(user.id, key) or fresh
        if kept.request_sha256 != asked:
            return problem(422, _OTHER, _OTHER_HOW)
        kind = "application/json" if kept.status < 400 else "application/problem+json"
        return Response(kept.body, kept.status, mimetype=kind, headers={"Idempotency-Replayed": "true"})

    return once
