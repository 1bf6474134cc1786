"""The weekly risk mail in the browser, exactly as it is sent."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from riskwatch.domain.calendar import Week
from riskwatch.domain.errors import NotThere
from riskwatch.domain.words import Words
from riskwatch.jobs import digest
from riskwatch.web import context, security

blueprint = Blueprint("digest", __name__, url_prefix="/digest")


@blueprint.get("")
def latest() -> Response:
    """The week that runs now: what Monday's mail would say."""
    return redirect(url_for("digest.show", week=str(_this_week())))


@blueprint.get("/<week>")
def show(week: str) -> str:
    chosen = _week(week)
    return render_template(
        "digest.html",
        week=chosen,
        running=chosen == _this_week(),
        cut_off=chosen.cut_off(context.zone()),
        previous=chosen.previous,
        following=chosen.following if chosen < _this_week() else None,
    )


@blueprint.get("/<week>/mail")
def body(week: str) -> str:
    """The mail itself, for the frame of the page: no script runs in it and nothing is fetched."""
    mail = digest.render(context.desk(), context.user(), _week(week), language=context.language())
    security.answer_under(security.FRAMED_MAIL_POLICY)
    # Links lead out of the frame: pages refuse to be shown inside one.
    return mail.html.replace("<head>", '<head><base target="_top">', 1)


def _this_week() -> Week:
    """The week that began at the last Monday 08:00 in the reader's zone."""
    now = context.now()
    week = Week.of(now.date())
    return week if now >= week.begins(context.zone()) else week.previous


def _week(text: str) -> Week:
    try:
        week = Week.parse(text)
    except ValueError:
        raise NotThere(
            Words(f"{text} 不是一周。", f"{text} is not a week."),
            Words("写成 2026-W48 这样。", "Write it like 2026-W48."),
        ) from None
    if week > _this_week():
        raise NotThere(
            Words(f"{text} 还没有开始。", f"{text} has not begun."),
            Words("请选择本周或以前的周。", "Choose this week or an earlier one."),
        )
    return week
