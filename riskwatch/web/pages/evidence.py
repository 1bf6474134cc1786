"""The proof behind a fact: the reply of the register as it was stored, with its hash."""

from __future__ import annotations

import json

from flask import Blueprint, Response, render_template

from riskwatch.web import context

blueprint = Blueprint("evidence", __name__, url_prefix="/evidence")

SHOWN = 400_000
"""Characters of a reply that the page shows; the file itself is always complete."""


@blueprint.get("/<sha256>")
def show(sha256: str) -> str:
    with context.desk().store.reading() as unit:
        proof = unit.evidence.get(sha256)
        captures = unit.captures.by_hash(sha256)
    text = _readable(proof.body)
    return render_template(
        "evidence.html",
        proof=proof,
        captures=captures,
        text=text and text[:SHOWN],
        cut=bool(text) and len(text or "") > SHOWN,
    )


@blueprint.get("/<sha256>/file")
def download(sha256: str) -> Response:
    with context.desk().store.reading() as unit:
        proof = unit.evidence.get(sha256)
    answer = Response(proof.body, mimetype="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{sha256[:16]}{_ending(proof.content_type)}"'
    return answer


def _readable(body: bytes) -> str | None:
    """JSON with indentation, other text as it is, None for what is no text."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return None
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except ValueError:
        return text


def _ending(content_type: str) -> str:
    kind = content_type.split(";", 1)[0].strip()
    return {"application/json": ".json", "text/html": ".html", "text/plain": ".txt", "application/pdf": ".pdf"}.get(
        kind, ""
    )
