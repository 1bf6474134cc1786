"""Answers that are saved as a file."""

from __future__ import annotations

from urllib.parse import quote

from flask import Response


def file_answer(body: str | bytes, kind: str, name: str) -> Response:
    """`body` as a download of that name, which may be in any script."""
    answer = Response(body, mimetype=kind)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer
