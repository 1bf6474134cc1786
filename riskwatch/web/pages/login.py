"""Signing in and out."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from riskwatch.jobs import sessions as sign_ins
from riskwatch.web import context, sessions
from riskwatch.web.languages import gettext
from riskwatch.web.links import safe_return

blueprint = Blueprint("login", __name__)


@blueprint.get("/login")
def form() -> str | Response:
    target = safe_return(request.args.get("next"))
    if context.visitor() is not None:
        return redirect(target)
    return render_template("login.html", target=target, email="", refused="")


@blueprint.post("/login")
def sign_in() -> tuple[str, int] | Response:
    target = safe_return(request.args.get("next"))
    email = request.form.get("email", "")
    opened = sign_ins.sign_in(context.desk(), email, request.form.get("password", ""))
    if opened is None:
        refused = gettext("This address and password do not match.")
        return render_template("login.html", target=target, email=email, refused=refused), 401
    return sessions.give_cookie(redirect(target), opened[1])


@blueprint.post("/logout")
def sign_out() -> Response:
    return sessions.sign_out(redirect(url_for("login.form")))
