"""Drafts: submit one, read its report, take it away."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, cast
from uuid import uuid4

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from riskwatch.contract.law import Choice
from riskwatch.domain.errors import DraftUnreadable
from riskwatch.domain.rule import Finding, Report
from riskwatch.domain.signing import Signing
from riskwatch.domain.words import Words
from riskwatch.drafts import ocr, supported
from riskwatch.drafts.limits import limits_of
from riskwatch.exports import html, json_review
from riskwatch.exports.view import view_of
from riskwatch.jobs.acceptances import open_counts
from riskwatch.jobs.drafts import submit_draft
from riskwatch.jobs.pictures import PICTURED, picture_of
from riskwatch.jobs.versions import BY_NUMBER
from riskwatch.jobs.writeback import MIME_TYPES, WRITTEN, reviewed_name, written_back
from riskwatch.store.records import StoredDraft
from riskwatch.store.repositories.reviews import Review
from riskwatch.translations import LANGUAGES
from riskwatch.web import context, security
from riskwatch.web.accepting import Accepting
from riskwatch.web.downloads import file_answer, json_answer
from riskwatch.web.stored_report import reviewed_draft

blueprint = Blueprint("drafts", __name__, url_prefix="/drafts")

SIDES = ("auto", "seller", "buyer")
LAWS = ("auto", "CN", "INTL")


@blueprint.get("")
def listing() -> str:
    desk = context.desk()
    with desk.store.reading() as unit:
        drafts = unit.drafts.all()
        counts = open_counts(unit, drafts, desk.today)
        again = unit.reviews.counts()
        signed = unit.signings.signed_drafts()
    if request.args.get("show") == "signed":
        drafts = tuple(line for line in drafts if line.id in signed)
    latest = {line.series: line for line in reversed(drafts)}
    return render_template(
        "drafts.html",
        drafts=drafts,
        counts=counts,
        again=again,
        signed=signed,
        contracts=list(reversed(latest.values())),
        extensions=supported(),
        scans=ocr.ready(limits_of(context.desk().settings)),
        ticket=str(uuid4()),
        most_mb=context.desk().settings.whole("DRAFT_MAX_MB"),
    )


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
        side=cast(Literal["auto", "seller", "buyer"], _one_of("side", SIDES)),
        law=cast(Choice, _one_of("law", LAWS)),
        follows=request.form.get("follows", BY_NUMBER),
        ticket=request.form.get("ticket", "")[:36],
    )
    return redirect(url_for("drafts.show", draft_id=draft.id), 303)


@blueprint.get("/reading/<ticket>")
def reading(ticket: str) -> Response:
    """How far the reading of a scan has come, for the page that sent it: page and pages, or nothing."""
    with context.desk().store.reading() as unit:
        come = unit.reading_progress.of(ticket, context.user().email)
    answer = jsonify(dict(zip(("page", "pages"), come, strict=True))) if come else Response(status=204)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blueprint.get("/<draft_id>")
def show(draft_id: str) -> str:
    draft, review = reviewed_draft(context.desk(), draft_id)
    only, author = request.args.get("show", ""), request.args.get("author")
    shown = _by(review.report, author) if author is not None else _shown(review.report, only)
    picture = f"/drafts/{draft.id}/seen/{{fingerprint}}" if draft.format in PICTURED else ""
    view = view_of(
        review.report,
        context.desk().statutes,
        context.language(),
        _titles(),
        "/rules/{code}",
        _sources(),
        shown,
        picture,
    )
    return render_template(
        "draft.html",
        draft=draft,
        view=view,
        review=review,
        picked=only if shown is not None and author is None else "",
        author=author,
        accepting=Accepting(draft, review, context.user(), context.desk().today),
        written=WRITTEN.get(draft.format),
        comments_in=review.report.matter.contract.language,
        again=_look_again(draft),
        signing=_signing(draft),
        today=context.desk().today,
    )


@blueprint.get("/<draft_id>/reviewed")
def reviewed(draft_id: str) -> Response:
    """The file that was sent with comments on what nobody has accepted, and the ticked wording as tracked insertions."""
    desk = context.desk()
    draft, review = reviewed_draft(desk, draft_id)
    with desk.store.reading() as unit:
        sent = unit.evidence.get(draft.sha256)
    report = replace(review.report, comparison=None)
    wanted = request.args.get("comments", "")
    language = wanted if wanted in LANGUAGES else report.matter.contract.language
    at = desk.clock().astimezone(desk.zone)
    limits, proposed = limits_of(desk.settings), request.args.getlist("propose")
    body = written_back(sent.body, report, desk.statutes, language, at, limits, proposed, apart="all")
    return file_answer(body, MIME_TYPES[draft.format], reviewed_name(draft.file))


@blueprint.get("/<draft_id>/seen/<fingerprint>")
def seen(draft_id: str, fingerprint: str) -> Response:
    """The words of a finding as they stand on the scanned page."""
    answer = Response(picture_of(context.desk(), draft_id, fingerprint), mimetype="image/png")
    answer.headers["Cache-Control"] = "private, max-age=86400"
    return answer


@blueprint.get("/<draft_id>/report.json")
def as_json(draft_id: str) -> Response:
    draft, review = reviewed_draft(context.desk(), draft_id)
    return json_answer(json_review.reviewed(draft.report, review.report), f"{draft.file}.json")


@blueprint.get("/<draft_id>/report.html")
def as_html(draft_id: str) -> Response:
    draft, review = reviewed_draft(context.desk(), draft_id)
    security.answer_under(security.ALONE_POLICY)
    page = html.render(review.report, context.desk().statutes, context.language(), _titles())
    return file_answer(page, "text/html", f"{draft.file}.html")


def _shown(report: Report, only: str) -> tuple[Finding, ...] | None:
    """The findings that the reader asked for: what is new, reworded or still open; None for all."""
    if report.comparison is None or only not in ("new", "reworded", "still_open"):
        return None
    states = report.comparison.states
    return tuple(finding for finding in report.findings if states.get(finding.fingerprint) == only)


def _by(report: Report, author: str) -> tuple[Finding, ...]:
    """The findings that the tracked changes of one author cause or touch."""
    behind = report.behind or {}
    return tuple(
        finding
        for finding in report.findings
        if any(change.author == author for change in behind.get(finding.fingerprint, ()))
    )


def _titles() -> dict[str, Words]:
    return {rule.code: rule.title for rule in context.desk().rules.rules}


def _sources() -> dict[str, str]:
    return {name: source.meta.title.said(context.language()) for name, source in context.desk().sources.items()}


def _one_of(field: str, allowed: tuple[str, ...]) -> str:
    value = request.form.get(field, allowed[0])
    return value if value in allowed else allowed[0]


def _look_again(draft: StoredDraft) -> list[tuple[Finding, Review]]:
    """The findings that rest on a register fact that changed since, with the change."""
    with context.desk().store.reading() as unit:
        found = unit.reviews.of(draft.id)
    by_mark = {finding.fingerprint: finding for finding in draft.findings}
    return [(by_mark[review.fingerprint], review) for review in found if review.fingerprint in by_mark]


def _signing(draft: StoredDraft) -> Signing | None:
    """That its contract was signed, in this version or another."""
    with context.desk().store.reading() as unit:
        return unit.signings.of(draft.own_series)
