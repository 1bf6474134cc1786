"""Pages that import a table: choose a file, read what would happen row by row, then store it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from riskwatch.domain.errors import ImportRefused
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.importing import Preview, bad_rows_file
from riskwatch.store.records import Proof
from riskwatch.web import context
from riskwatch.web.access import needs_role

SHOWN = 500
"""Good rows that the preview lists; bad ones are all shown."""


class Import(Protocol):
    def __call__(self, desk: Desk, data: bytes, filename: str, *, actor: str, skip_bad_rows: bool) -> Preview[Any]: ...


@dataclass(frozen=True)
class Kind:
    """One kind of file: its template, its use cases, the page to go to afterwards and what is said there."""

    template: str
    preview: Callable[[Desk, bytes, str], Preview[Any]]
    store: Import
    then: str
    stored: Callable[[int], str]


def add_import(blueprint: Blueprint, kind: Kind) -> None:
    """Give `blueprint` the four steps form, preview, confirm and bad_rows for one kind of file."""
    guard = needs_role("credit_manager", "admin")
    pages = _Pages(blueprint.name, kind)
    blueprint.add_url_rule("", "form", guard(pages.form))
    blueprint.add_url_rule("", "preview", guard(pages.preview), methods=["POST"])
    blueprint.add_url_rule("/<sha256>", "confirm", guard(pages.confirm), methods=["POST"])
    blueprint.add_url_rule("/<sha256>/bad-rows.csv", "bad_rows", guard(pages.bad_rows))


class _Pages:
    def __init__(self, steps: str, kind: Kind) -> None:
        self._steps, self._kind = steps, kind

    def form(self) -> str:
        return render_template(self._kind.template, preview=None, steps=self._steps)

    def preview(self) -> str:
        """Show what the file would do. The file is kept under its hash, so that exactly what was shown is imported."""
        file = request.files.get("file")
        if file is None or not file.filename:
            raise ImportRefused(
                Words("没有选择文件。", "No file was chosen."),
                Words("请选择 CSV 或 Excel 文件。", "Choose a CSV or Excel file."),
            )
        desk, data = context.desk(), file.read()
        found = self._kind.preview(desk, data, file.filename)
        mimetype = file.mimetype or "application/octet-stream"
        with desk.store.transaction() as unit:
            sha256 = unit.evidence.put(data, mimetype, file.filename, at=desk.clock())
        rows = sorted(found.rows, key=lambda row: (row.record is not None, row.line))
        return render_template(
            self._kind.template,
            preview=found,
            sha256=sha256,
            file=file.filename,
            rows=rows[: len(found.bad) + SHOWN],
            steps=self._steps,
        )

    def confirm(self, sha256: str) -> AnyResponse:
        proof, skip = _kept(sha256), "skip_bad_rows" in request.form
        done = self._kind.store(context.desk(), proof.body, proof.url, actor=context.user().email, skip_bad_rows=skip)
        flash(self._kind.stored(done.count("new") + done.count("changed")), "good")
        return redirect(url_for(self._kind.then), 303)

    def bad_rows(self, sha256: str) -> Response:
        """The rows that cannot be used, with the reason in a last column, to mend and send again."""
        proof = _kept(sha256)
        body = bad_rows_file(self._kind.preview(context.desk(), proof.body, proof.url), context.language())
        answer = Response(body, mimetype="text/csv")
        answer.headers["Content-Disposition"] = 'attachment; filename="bad-rows.csv"'
        return answer


def _kept(sha256: str) -> Proof:
    with context.desk().store.reading() as unit:
        return unit.evidence.get(sha256)
