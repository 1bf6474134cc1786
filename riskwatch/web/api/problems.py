"""Errors for programs: problem details as of RFC 9457, in both languages."""

from __future__ import annotations

import json

from flask import Response, request

from riskwatch.domain.words import Words

PREFIX = "/api/"


def problem(status: int, title: Words, detail: Words) -> Response:
    """One error; `title` says what is wrong, `detail` what to do."""
    body = {
        "type": "about:blank",
        "status": status,
        "title": title.en,
        "detail": detail.en,
        "title_zh": title.zh,
        "detail_zh": detail.zh,
        "instance": request.path,
    }
    return Response(json.dumps(body, ensure_ascii=False), status, mimetype="application/problem+json")


def asked_by_a_program() -> bool:
    """Whether the request is for the API, or asks for JSON rather than for a page."""
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return request.path.startswith(PREFIX) or best == "application/json"
