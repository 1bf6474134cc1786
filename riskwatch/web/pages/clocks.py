"""Running periods: what ends when, what to do before, and a calendar feed of it."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from riskwatch.domain.errors import NotThere
from riskwatch.domain.words import Words
from riskwatch.exports.calendar_feed import calendar_feed
from riskwatch.jobs import clocks as jobs_clocks
from riskwatch.jobs.signed_links import link_token, opened
from riskwatch.receivables.clocks.kinds import ENTERED
from riskwatch.web import context
from riskwatch.web.access import needs_role
from riskwatch.web.fields import day_typed
from riskwatch.web.languages import gettext

blueprint = Blueprint("clocks", __name__, url_prefix="/clocks")

LISTED = 300
"""Periods on the page, those that end first."""


@blueprint.get("")
def show() -> str:
    desk = context.desk()
    ref, everything = request.args.get("customer", "").strip(), "all" in request.args
    with desk.store.reading() as unit:
        found = jobs_clocks.running(unit, ref)
        names = {customer.ref: customer.name for customer in unit.customers.all()}
    near = jobs_clocks.near(found, desk.today)
    shown = found if everything else near
    return render_template(
        "clocks.html",
        clocks=[(clock, desk.statutes.shown(clock.kind.basis)) for clock in shown[:LISTED]],
        left_out=len(shown) - LISTED,
        total=len(found),
        near=len(near),
        everything=everything,
        names=names,
        ref=ref,
        kinds=ENTERED,
        entered={kind.id for kind in ENTERED},
        today=desk.today,
        feed=url_for("clocks.feed", token=link_token(desk, "calendar feed", context.user()), _external=True),
    )


@blueprint.post("")
@needs_role("credit_manager", "admin")
def enter() -> Answer:
    form = request.form
    jobs_clocks.enter(
        context.desk(),
        context.user(),
        kind=form.get("kind", ""),
        customer_ref=form.get("customer", "").strip(),
        about=form.get("about", ""),
        began=day_typed(form.get("began", "")),
        ends=day_typed(form["ends"]) if form.get("ends") else None,
        note=form.get("note", ""),
    )
    flash(gettext("The period is kept; it is brought up in time."), "good")
    return redirect(url_for("clocks.show", all=1), 303)


@blueprint.post("/<entry_id>")
@needs_role("credit_manager", "admin")
def finish(entry_id: str) -> Answer:
    jobs_clocks.finish(context.desk(), context.user(), entry_id, request.form.get("how", ""))
    flash(gettext("Noted; the period is finished."), "good")
    return redirect(url_for("clocks.show"), 303)


@blueprint.get("/feed/<token>.ics")
def feed(token: str) -> Response:
    desk = context.desk()
    with desk.store.reading() as unit:
        link = opened(desk, unit, "calendar feed", token)
        if link is None:
            raise NotThere(
                Words("这个日历地址不存在或已失效。", "There is no such calendar, or its address was shut."),
                Words("登录后在“期间”页面取得新的地址。", "Sign in and take the new address from the page of periods."),
            )
        found = jobs_clocks.near(jobs_clocks.running(unit), desk.today)
        names = {customer.ref: customer.name for customer in unit.customers.all()}
    return Response(calendar_feed(found, names, link.user.language, desk.clock()), mimetype="text/calendar")
