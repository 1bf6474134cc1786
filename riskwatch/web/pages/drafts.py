"""Drafts: submit one, read its report, take it away."""

from __future__ import annotations

import json
from typing import Literal, cast
from urllib.parse import quote

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from riskwatch.contract.law import Choice
from riskwatch.domain.errors import DraftUnreadable
from riskwatch.domain.words import Words
from riskwatch.exports import html
from riskwatch.exports.view import view_of
from riskwatch.jobs.drafts import submit_draft
from riskwatch.store.records import StoredDraft
from riskwatch.web import context, security
from riskwatch.web.stored_report import report_of

blueprint = Blueprint("drafts", __name__, url_prefix="/drafts")

SIDES = ("seller", "buyer")
LAWS = ("auto", "CN", "INTL")


@blueprint.get("")
def listing() -> str:
    with context.desk().store.reading() as unit:
        drafts = unit.drafts.all()
    return render_template("drafts.html", drafts=drafts)


@blueprint.post("")
def submit() -> AnyResponse:
    file = request.files.get("file")
    if file is None or not file.filename:
        raise DraftUnreadable(
            "no_file",
            Words("没有选择文件。", "No file was chosen."),
            Words("请选择一份合同草稿，再点“检查”。", "Choose a draft, then check it."),
        )
    draft = submit_draft(
        context.desk(),
        file.read(),
        file.filename,
        actor=context.user().email,
        side=cast(Literal["seller", "buyer"], _one_of("side", SIDES)),
        law=cast(Choice, _one_of("law", LAWS)),
    )
    return redirect(url_for("drafts.show", draft_id=draft.id), 303)


@blueprint.get("/<draft_id>")
def show(draft_id: str) -> str:
    draft = _draft(draft_id)
    desk = context.desk()
    view = view_of(report_of(draft), desk.statutes, context.language(), _titles(), "/rules/{code}", _sources())
    return render_template("draft.html", draft=draft, view=view)


@blueprint.get("/<draft_id>/report.json")
def as_json(draft_id: str) -> Response:
    draft = _draft(draft_id)
    body = json.dumps(draft.report, ensure_ascii=False, indent=2) + "\n"
    return _file(body, "application/json", f"{draft.file}.json")


@blueprint.get("/<draft_id>/report.html")
def as_html(draft_id: str) -> Response:
    draft = _draft(draft_id)
    security.answer_under(security.ALONE_POLICY)
    page = html.render(report_of(draft), context.desk().statutes, context.language(), _titles())
    return _file(page, "text/html", f"{draft.file}.html")


def _draft(draft_id: str) -> StoredDraft:
    with context.desk().store.reading() as unit:
        return unit.drafts.get(draft_id)


def _titles() -> dict[str, Words]:
    return {rule.code: rule.title for rule in context.desk().rules.rules}


def _sources() -> dict[str, str]:
    return {name: source.meta.title.said(context.language()) for name, source in context.desk().sources.items()}


def _one_of(field: str, allowed: tuple[str, ...]) -> str:
    value = request.form.get(field, allowed[0])
    return value if value in allowed else allowed[0]


def _file(body: str, kind: str, name: str) -> Response:
    answer = Response(body, mimetype=kind)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer
