"""Answers that are saved as a file."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from flask import Response


def file_answer(body: str | bytes, kind: str, name: str) -> Response:
    """`body` as a download of that name, which may be in any script."""
    answer = Response(body, mimetype=kind)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer


def json_answer(content: Any, name: str) -> Response:
    """An object as a JSON file, the same bytes for the same content."""
    return file_answer(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "application/json", name)
