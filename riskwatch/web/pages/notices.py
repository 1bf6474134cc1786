"""What a reader is told, over which channel, and when not to be disturbed."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from riskwatch.domain.alert import SEVERITIES
from riskwatch.domain.calendar import CUT_OFF
from riskwatch.domain.preferences import LATEST_DAY, MAIL, WORKING_DAYS, AtOnce, Preferences, QuietHours
from riskwatch.domain.words import Words
from riskwatch.jobs import absences as absences_job
from riskwatch.jobs.channels import own_channels
from riskwatch.jobs.company import policy_in_force
from riskwatch.jobs.preferences import bound, choose
from riskwatch.jobs.quiet_hours import quiet_until
from riskwatch.jobs.readers import preferences_of
from riskwatch.jobs.users import change_user
from riskwatch.web import context
from riskwatch.web.fields import day_typed, time_typed
from riskwatch.web.languages import gettext
from riskwatch.web.links import safe_return

blueprint = Blueprint("notices", __name__, url_prefix="/account/notices")

AT_ONCE: dict[AtOnce, Words] = {
    "critical": Words("仅紧急预警", "critical alerts only"),
    "high": Words("重要及以上", "important ones and worse"),
    "notice": Words("注意及以上", "notices and worse"),
    "info": Words("全部", "all"),
    "never": Words("不即时接收", "none, they wait for the weekly mail"),
}
DAYS = {
    "every_day": Words("每天", "every day"),
    "weekdays": Words("周一至周五", "Monday to Friday"),
    "china": Words("中国法定工作日（含调休）", "working days in China, with the weekends that are worked"),
}
WEEK = (
    Words("周一", "Monday"),
    Words("周二", "Tuesday"),
    Words("周三", "Wednesday"),
    Words("周四", "Thursday"),
    Words("周五", "Friday"),
)[: LATEST_DAY + 1]


@blueprint.get("")
def show() -> str:
    desk, user = context.desk(), context.user()
    with desk.store.reading() as unit:
        chosen = preferences_of(user, unit.preferences.all())
        cannot = bound(unit, user)
        everyone = {each.id: each for each in unit.users.all()}
        absences = absences_job.coming(desk, unit)
        branches = sorted({customer.branch for customer in unit.customers.all() if customer.branch})
        policy = policy_in_force(desk, unit, desk.today)
    return render_template(
        "notices.html",
        chosen=chosen,
        cannot=cannot,
        branches=branches,
        own_absences=[each for each in absences if each.user_id == user.id],
        stands_in=[each for each in absences if each.delegate_id == user.id],
        everyone=everyone,
        colleagues=[
            each
            for each in everyone.values()
            if each.active and each.id != user.id and absences_job.may_stand_in(each, user)
        ],
        today=desk.clock().astimezone(context.zone()).date(),
        channels=(MAIL, *own_channels(desk, user)),
        at_once=AT_ONCE,
        days=DAYS,
        week=WEEK,
        critical_passes=policy.critical_in_quiet_hours,
        quiet_until=quiet_until(chosen.quiet, context.zone(), context.now()),
    )


@blueprint.post("")
def save() -> Response:
    desk, user, form = context.desk(), context.user(), request.form
    choose(desk, user, _typed(form))
    change_user(desk, user.id, subscribed="subscribed" in form)
    flash(gettext("Your settings are stored."), "good")
    return redirect(url_for("notices.show"), 303)


@blueprint.post("/absences")
def go_away() -> Response:
    form = request.form
    absences_job.arrange(
        context.desk(),
        context.user(),
        form.get("delegate", ""),
        day_typed(form.get("begins", "")),
        day_typed(form.get("ends", "")),
    )
    flash(gettext("Stored. Your notices go to your delegate on these days."), "good")
    return redirect(url_for("notices.show"), 303)


@blueprint.post("/absences/<absence_id>/end")
def come_back(absence_id: str) -> Response:
    absences_job.end(context.desk(), absence_id, context.user())
    flash(gettext("The absence is over; notices go to the colleague again."), "good")
    return redirect(safe_return(request.form.get("next"), url_for("notices.show")), 303)


def _typed(form: MultiDict[str, str]) -> Preferences:
    """What the form says; a choice that it does not offer counts as the first one."""
    at_once = next((one for one in (*SEVERITIES, "never") if one == form.get("at_once")), SEVERITIES[0])
    working_days = next((one for one in WORKING_DAYS if one == form.get("working_days")), WORKING_DAYS[0])
    quiet = QuietHours(time_typed(form.get("quiet_from", "")), time_typed(form.get("quiet_to", "")), working_days)
    day = form.get("weekly_day", "")
    return Preferences(
        at_once=at_once,  # type: ignore[arg-type]
        channel=form.get("channel", MAIL),
        branches=tuple(dict.fromkeys(branch for branch in form.getlist("branch") if branch)),
        sources="sources" in form or "sources_asked" not in form,
        quiet=quiet,
        weekly_day=int(day) if day.isdecimal() else 0,
        weekly_time=time_typed(form.get("weekly_time", "")) or CUT_OFF,
        daily="daily" in form,
        monthly="monthly" in form,
    )
