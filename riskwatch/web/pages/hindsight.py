"""What we knew about a customer on a day, and a person's word on a fact."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from riskwatch.domain.errors import NotThere
from riskwatch.domain.words import Words
from riskwatch.jobs import corrections
from riskwatch.jobs.hindsight import known_on
from riskwatch.web import context
from riskwatch.web.access import needs_role
from riskwatch.web.fields import day_typed
from riskwatch.web.languages import gettext, ngettext

blueprint = Blueprint("hindsight", __name__, url_prefix="/customers")


@blueprint.get("/<ref>/known")
def show(ref: str) -> str:
    desk = context.desk()
    day = day_typed(request.args.get("on", ""))
    with desk.store.reading() as unit:
        customer = unit.customers.get(ref)
        if customer is None:
            raise NotThere(Words(f"没有客户 {ref}。", f"There is no customer {ref}."))
        known = known_on(desk, unit, ref, day, context.zone())
        judgements = [line for line in unit.judgements.of(ref) if line.kind == "fact" and line.at <= known.moment]
    return render_template(
        "known.html", customer=customer, known=known, day=day, today=desk.today, judgements=judgements
    )


@blueprint.post("/<ref>/facts/<event_id>")
@needs_role("credit_manager", "admin")
def judge(ref: str, event_id: str) -> Response:
    desk, user, reason = context.desk(), context.user(), request.form.get("reason", "")
    if request.form.get("answer") == "right":
        corrections.mark_right(desk, event_id, user, reason)
        flash(gettext("The fact counts again, with your name and the reason in the log."), "good")
    else:
        done = corrections.mark_wrong(desk, event_id, user, reason)
        flash(
            ngettext(
                "Marked wrong: it counts no more. %(num)d reader who was alerted gets a correction.",
                "Marked wrong: it counts no more. %(num)d readers who were alerted get a correction.",
                done.told,
            )
            % {"num": done.told},
            "good",
        )
    return redirect(url_for("customers.show", ref=ref), 303)
