"""For administrators: what works and what does not, the settings in force, who may sign in."""

from __future__ import annotations

import secrets

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from riskwatch import health
from riskwatch.jobs.absences import coming
from riskwatch.jobs.channel_test import send_test
from riskwatch.jobs.users import add_user
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
        users = unit.users.all()
        absences = coming(desk, unit)
    return render_template(
        "system.html",
        checks=health.examine(desk),
        settings=health.settings_table(desk.settings),
        users=users,
        names={user.id: user.name for user in users},
        absences=absences,
        channels=tuple(desk.channels),
        roles=ROLES,
    )


@blueprint.post("/channels/<name>/test")
@needs_role("admin")
def test_channel(name: str) -> Response:
    send_test(context.desk(), name, to=context.user().email)
    flash(gettext("%(channel)s took the test message.") % {"channel": name}, "good")
    return redirect(url_for("system.show"), 303)


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
