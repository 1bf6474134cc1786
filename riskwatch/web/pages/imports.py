"""Importing customers: choose a file, read what would happen row by row, then store it."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from riskwatch.domain.errors import ImportRefused
from riskwatch.domain.words import Words
from riskwatch.jobs.book import bad_rows_file, import_book, preview_book
from riskwatch.store.records import Proof
from riskwatch.web import context
from riskwatch.web.access import needs_role
from riskwatch.web.languages import ngettext

blueprint = Blueprint("imports", __name__, url_prefix="/customers/import")

SHOWN = 500
"""Good rows that the preview lists; bad ones are all shown."""


@blueprint.get("")
@needs_role("credit_manager", "admin")
def form() -> str:
    return render_template("import.html", preview=None)


@blueprint.post("")
@needs_role("credit_manager", "admin")
def preview() -> str:
    """Show what the file would do. The file is kept under its hash, so that exactly what was shown is imported."""
    file = request.files.get("file")
    if file is None or not file.filename:
        raise ImportRefused(
            Words("没有选择文件。", "No file was chosen."),
            Words("请选择 CSV 或 Excel 文件。", "Choose a CSV or Excel file."),
        )
    desk, data = context.desk(), file.read()
    found = preview_book(desk, data, file.filename)
    with desk.store.transaction() as unit:
        sha256 = unit.evidence.put(data, file.mimetype or "application/octet-stream", file.filename, at=desk.clock())
    rows = sorted(found.rows, key=lambda row: (row.customer is not None, row.line))
    return render_template(
        "import.html", preview=found, sha256=sha256, file=file.filename, rows=rows[: len(found.bad) + SHOWN], cut=SHOWN
    )


@blueprint.post("/<sha256>")
@needs_role("credit_manager", "admin")
def confirm(sha256: str) -> AnyResponse:
    desk, proof = context.desk(), _kept(sha256)
    done = import_book(
        desk, proof.body, proof.url, actor=context.user().email, skip_bad_rows="skip_bad_rows" in request.form
    )
    stored = done.count("new") + done.count("changed")
    flash(ngettext("%(num)d customer is stored.", "%(num)d customers are stored.", stored) % {"num": stored}, "good")
    return redirect(url_for("customers.listing"), 303)


@blueprint.get("/<sha256>/bad-rows.csv")
@needs_role("credit_manager", "admin")
def bad_rows(sha256: str) -> Response:
    """The rows that cannot be used, with the reason in a last column, to mend and send again."""
    proof = _kept(sha256)
    body = bad_rows_file(preview_book(context.desk(), proof.body, proof.url), context.language())
    answer = Response(body, mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="bad-rows.csv"'
    return answer


def _kept(sha256: str) -> Proof:
    with context.desk().store.reading() as unit:
        return unit.evidence.get(sha256)
