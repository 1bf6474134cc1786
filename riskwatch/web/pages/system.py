"""For administrators: the settings in force, how the sources and the scheduler are doing, who may sign in."""

from __future__ import annotations

import secrets

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from riskwatch.jobs.users import add_user
from riskwatch.settings import TABLE
from riskwatch.store.records import ROLES, UserRole
from riskwatch.web import context
from riskwatch.web.access import needs_role
from riskwatch.web.languages import gettext

blueprint = Blueprint("system", __name__, url_prefix="/system")


@blueprint.get("")
@needs_role("admin")
def show() -> str:
    desk = context.desk()
    with desk.store.reading() as unit:
        parts = {
            "users": unit.users.all(),
            "heartbeats": unit.heartbeats.all(),
            "failed": unit.outbox.all("failed", 20),
            "states": [(source, unit.sources.state(name)) for name, source in desk.sources.items()],
        }
    settings = [
        (setting.name, "••••" if setting.secret and desk.settings[setting.name] else desk.settings[setting.name],
         desk.settings.origins.get(setting.name, "default"), setting.help)
        for setting in TABLE
    ]  # fmt: skip
    return render_template("system.html", settings=settings, roles=ROLES, database=desk.store.kind, **parts)


@blueprint.post("/users")
@needs_role("admin")
def add() -> Response:
    form = request.form
    role: UserRole = next((role for role in ROLES if role == form.get("role")), "sales")
    password = secrets.token_urlsafe(12)
    user = add_user(
        context.desk(), email=form.get("email", ""), name=form.get("name", "").strip(), role=role, password=password
    )
    flash(
        gettext("%(email)s may sign in with the password %(password)s. It is shown only now.")
        % {"email": user.email, "password": password},
        "good",
    )
    return redirect(url_for("system.show"), 303)
