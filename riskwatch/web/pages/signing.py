"""Say of a draft that it was signed, or take that back."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from riskwatch.jobs.signing import sign, take_back
from riskwatch.web import context
from riskwatch.web.fields import day_typed
from riskwatch.web.languages import gettext

blueprint = Blueprint("signing", __name__, url_prefix="/drafts")


@blueprint.post("/<draft_id>/signed")
def add(draft_id: str) -> Response:
    sign(context.desk(), draft_id, context.user(), day_typed(request.form.get("on", "")))
    flash(gettext("Noted as signed, with the errors that are open."), "good")
    return redirect(url_for("drafts.show", draft_id=draft_id), 303)


@blueprint.post("/<draft_id>/signed/revoke")
def revoke(draft_id: str) -> Response:
    take_back(context.desk(), draft_id, context.user())
    flash(gettext("Taken back: it does not count as signed."), "good")
    return redirect(url_for("drafts.show", draft_id=draft_id), 303)
