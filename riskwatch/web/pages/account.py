"""A reader's own account: name, language, zone, password."""

from __future__ import annotations

from zoneinfo import available_timezones

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.words import Words
from riskwatch.jobs import sessions as sign_ins
from riskwatch.jobs.users import SHORTEST, change_user
from riskwatch.web import context, languages, sessions
from riskwatch.web.languages import gettext

blueprint = Blueprint("account", __name__, url_prefix="/account")


@blueprint.get("")
def show() -> str:
    return render_template("account.html", zones=sorted(available_timezones()), shortest=SHORTEST)


@blueprint.post("")
def save() -> Response:
    form = request.form
    changed = change_user(
        context.desk(),
        context.user().id,
        name=form.get("name", "").strip(),
        language=form.get("language", ""),
        time_zone=form.get("time_zone", ""),
    )
    flash(gettext("Your settings are stored."), "good")
    response = redirect(url_for("account.show"), 303)
    response.set_cookie(
        languages.COOKIE, changed.language, max_age=languages.ONE_YEAR_S, httponly=True, samesite="Lax",
        secure=context.over_https(),
    )  # fmt: skip
    return response


@blueprint.post("/password")
def password() -> Response:
    desk, user, form = context.desk(), context.user(), request.form
    if sign_ins.sign_in(desk, user.email, form.get("old", "")) is None:
        raise PolicyRefused(
            Words("现在的密码不对，没有改动。", "The present password is wrong; nothing was changed."),
            Words("请重新输入。", "Type it again."),
        )
    change_user(desk, user.id, password=form.get("new", ""))
    opened = sign_ins.sign_in(desk, user.email, form.get("new", ""))
    response = redirect(url_for("account.show"), 303)
    flash(gettext("The password is changed; every other device is signed out."), "good")
    return sessions.give_cookie(response, opened[1]) if opened else response
