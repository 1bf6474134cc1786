"""Handing in a saved page about one customer: choose a file, see what was read, say that it fits, keep it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import ImportRefused, NotThere
from riskwatch.domain.words import Words
from riskwatch.jobs.pages import PageDeclined, PagePreview, import_page, note_declined, preview_page, summary
from riskwatch.sources.by_hand.sites import SITES
from riskwatch.web import context
from riskwatch.web.languages import ngettext

blueprint = Blueprint("handing_in", __name__, url_prefix="/customers/<ref>/pages")

SHOWN = 20
"""Pages handed in before that the form lists."""


@blueprint.get("")
def form(ref: str) -> str:
    return _page(ref)


@blueprint.post("")
def preview(ref: str) -> str:
    """Show what the file says. It is kept under its hash, so that exactly what was shown is taken in."""
    file = request.files.get("file")
    if file is None or not file.filename:
        raise ImportRefused(
            Words("没有选择文件。", "No file was chosen."),
            Words("请选择保存的网页、PDF 或 Excel 文件。", "Choose a saved page, a PDF or an Excel file."),
        )
    desk, data, name = context.desk(), file.read(), file.filename
    mimetype = file.mimetype or "application/octet-stream"
    try:
        found = preview_page(desk, ref, data, name)
    except PageDeclined:
        note_declined(desk, ref, data, name, mimetype)
        raise
    with desk.store.transaction() as unit:
        sha256 = unit.evidence.put(data, mimetype, found.page.url or f"file:{name}", at=desk.clock())
    return _page(ref, found, sha256)


@blueprint.post("/<sha256>")
def keep(ref: str, sha256: str) -> Response:
    """Take in a file that was shown."""
    desk = context.desk()
    with desk.store.reading() as unit:
        proof = unit.evidence.get(sha256)
    done = import_page(
        desk,
        ref,
        proof.body,
        request.form.get("file", "page"),
        actor=context.user().email,
        taken_at=_moment(request.form.get("taken_at", "")),
        confirmed="confirmed" in request.form,
        content_type=proof.content_type,
    )
    count = len(done.events)
    said = ngettext("The page is kept: %(num)d new fact.", "The page is kept: %(num)d new facts.", count)
    flash(said % {"num": count}, "good")
    return redirect(url_for("customers.show", ref=ref), 303)


def _page(ref: str, found: PagePreview | None = None, sha256: str = "") -> str:
    desk = context.desk()
    with desk.store.reading() as unit:
        customer = _customer(unit.customers.get(ref), ref)
        captures = unit.captures.of(ref)[:SHOWN]
        seen = {watch.source: watch for watch in unit.watches.of(ref)}
    taken = (found.taken_at if found and found.taken_at else desk.clock()).astimezone(desk.zone)
    return render_template(
        "hand_in.html",
        customer=customer,
        sites=SITES,
        seen=seen,
        captures=captures,
        preview=found,
        shown=summary(found) if found else None,
        sha256=sha256,
        taken=taken.strftime("%Y-%m-%dT%H:%M"),
        told=bool(found and found.taken_at),
    )


def _customer(customer: Customer | None, ref: str) -> Customer:
    if customer is None:
        raise NotThere(
            Words(f"没有客户 {ref}。", f"There is no customer {ref}."),
            Words("在客户列表里查找，或先导入。", "Look in the list of customers, or import it first."),
        )
    return customer


def _moment(text: str) -> datetime | None:
    """The time of the form, in the zone of the house; None where it was left empty."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ImportRefused(Words(f"{text} 不是时间。", f"{text} is no time.")) from error
    zone: ZoneInfo = context.desk().zone
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
