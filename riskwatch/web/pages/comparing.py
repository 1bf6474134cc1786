"""Two versions of a draft side by side."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request, url_for

from riskwatch.contract.redline.versions import Versions
from riskwatch.domain.document import Document
from riskwatch.domain.errors import NotThere
from riskwatch.domain.words import Words
from riskwatch.drafts import read_draft
from riskwatch.drafts.limits import limits_of
from riskwatch.exports import redline_html, redline_json
from riskwatch.exports.redline_page import RedlineView
from riskwatch.jobs.acceptances import Reviewed
from riskwatch.jobs.compare import compare_reports
from riskwatch.jobs.stored_report import report_of
from riskwatch.store.records import DraftLine, StoredDraft
from riskwatch.web import context, security
from riskwatch.web.downloads import file_answer, json_answer
from riskwatch.web.stored_report import reviewed_draft

blueprint = Blueprint("comparing", __name__, url_prefix="/drafts")


@blueprint.get("/<draft_id>/compare")
def show(draft_id: str) -> str:
    draft, review, before = _asked_for(draft_id)
    view = RedlineView(
        _versions(draft, review, before),
        context.language(),
        url_for("drafts.show", draft_id=before.id),
        url_for("drafts.show", draft_id=draft.id),
    )
    return render_template("compare.html", draft=draft, before=before, others=_others(draft, review), view=view)


@blueprint.get("/<draft_id>/compare.html")
def as_html(draft_id: str) -> Response:
    draft, review, before = _asked_for(draft_id)
    security.answer_under(security.ALONE_POLICY)
    page = redline_html.render(_versions(draft, review, before), context.language())
    return file_answer(page, "text/html", f"{before.version}-{draft.version} {draft.file}.html")


@blueprint.get("/<draft_id>/compare.json")
def as_json(draft_id: str) -> Response:
    draft, review, before = _asked_for(draft_id)
    found = redline_json.render(_versions(draft, review, before))
    return json_answer(found, f"{before.version}-{draft.version} {draft.file}.json")


def _asked_for(draft_id: str) -> tuple[StoredDraft, Reviewed, StoredDraft]:
    """The draft, its review, and the version that it is to be held against: the one before, unless another is named.

    Raises NotThere for a first version, and for a version that is not of the same contract.
    """
    draft, review = reviewed_draft(context.desk(), draft_id)
    wanted = request.args.get("against") or draft.predecessor
    if wanted not in {line.id for line in _others(draft, review)}:
        raise NotThere(
            Words("这份合同没有可以比对的另一版。", "There is no other version of this contract to compare with."),
        )
    with context.desk().store.reading() as unit:
        return draft, review, unit.drafts.get(wanted)


def _others(draft: StoredDraft, review: Reviewed) -> list[DraftLine]:
    return [line for line in review.versions if line.id != draft.id]


def _versions(draft: StoredDraft, review: Reviewed, before: StoredDraft) -> Versions:
    def rejected() -> Document:
        desk = context.desk()
        with desk.store.reading() as unit:
            data = unit.evidence.get(draft.sha256).body
        return read_draft(data, draft.file, limits_of(desk.settings), "rejected", apart="all")

    return compare_reports(report_of(before), review.report, rejected)
