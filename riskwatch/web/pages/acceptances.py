"""Accept a finding of a draft, or take that back."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from riskwatch.jobs.acceptances import accept, revoke
from riskwatch.web import context
from riskwatch.web.fields import day_typed
from riskwatch.web.languages import gettext

blueprint = Blueprint("acceptances", __name__, url_prefix="/drafts")


@blueprint.post("/<draft_id>/accepted")
def add(draft_id: str) -> Response:
    form = request.form
    until = day_typed(form.get("until", ""))
    accept(context.desk(), draft_id, form.get("fingerprint", ""), context.user(), form.get("reason", ""), until)
    flash(gettext("Accepted for this and later versions, with your name and the reason."), "good")
    return redirect(url_for("drafts.show", draft_id=draft_id), 303)


@blueprint.post("/<draft_id>/accepted/<acceptance_id>/revoke")
def take_back(draft_id: str, acceptance_id: str) -> Response:
    revoke(context.desk(), draft_id, acceptance_id, context.user())
    flash(gettext("Taken back: the finding counts again."), "good")
    return redirect(url_for("drafts.show", draft_id=draft_id), 303)
