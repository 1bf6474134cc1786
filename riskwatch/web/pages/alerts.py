"""One question: its facts, the answers a person may give, and what was decided before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from riskwatch.credit.expected_loss import expected_loss_saved
from riskwatch.domain.alert import CLOSED, MOVES, Alert
from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.words import Words
from riskwatch.exports.policy_words import PEOPLE
from riskwatch.jobs import alerts
from riskwatch.jobs.company import policy_in_force
from riskwatch.jobs.escalate import next_step
from riskwatch.jobs.users import may_decide
from riskwatch.web import context
from riskwatch.web.fields import day_typed, number_typed
from riskwatch.web.languages import gettext

blueprint = Blueprint("alerts", __name__, url_prefix="/alerts")

SNOOZE_DAYS = 7


@dataclass(frozen=True, slots=True)
class Answers:
    """Which answers this visitor may give to this alert."""

    decide: bool
    acknowledge: bool
    snooze: bool
    dismiss: bool
    resolve: bool
    reopen: bool


@blueprint.get("/<alert_id>")
def show(alert_id: str) -> str:
    desk = context.desk()
    with desk.store.reading() as unit:
        alert = unit.alerts.get(alert_id)
        policy = policy_in_force(desk, unit, desk.today)
        events = [event for key in alert.because if (event := unit.events.get(key)) is not None]
        parts = {
            "customer": unit.customers.get(alert.customer_ref),
            "log": unit.alerts.log(alert_id),
            "decisions": unit.decisions.of_alert(alert_id),
            "first": alerts.first_approval(unit, alert),
            "colleagues": [user for user in unit.users.all() if user.active],
            "assessment": unit.assessments.latest(alert.customer_ref),
            "loss": expected_loss_saved(alert, policy),
            "next_step": next_step(desk, unit, alert, policy),
        }
    return render_template(
        "alert.html",
        alert=alert,
        events=sorted(events, key=lambda event: event.first_seen, reverse=True),
        answers=_answers(alert),
        four_eyes=alerts.needs_second_person(alert),
        chosen=request.args.get("answer", ""),
        snooze_from=context.now().date() + timedelta(days=1),
        snooze_until=context.now().date() + timedelta(days=SNOOZE_DAYS),
        grounds=desk.statutes.shown(alert.grounds),
        people=PEOPLE,
        **parts,
    )


@blueprint.post("/<alert_id>")
def answer(alert_id: str) -> Response:
    desk, user, form = context.desk(), context.user(), request.form
    reason = form.get("reason", "")
    match form.get("answer"):
        case "acknowledge":
            alerts.acknowledge(desk, alert_id, user)
        case "approve":
            alerts.decide(desk, alert_id, user, "approved", reason, _limit(form.get("limit", "")))
        case "reject":
            alerts.decide(desk, alert_id, user, "rejected", reason)
        case "snooze":
            above = _limit(form.get("above", ""))
            alerts.snooze(desk, alert_id, user, day_typed(form.get("until", "")), reason, above)
        case "assign":
            alerts.assign(desk, alert_id, user, form.get("owner", ""))
        case "dismiss":
            alerts.dismiss(desk, alert_id, user, reason)
        case "resolve":
            alerts.resolve(desk, alert_id, user, reason)
        case "reopen":
            alerts.reopen(desk, alert_id, user, reason)
        case _:
            raise PolicyRefused(Words("请选择一个答复。", "Choose an answer."))
    flash(gettext("Your answer is stored, with your name and the reason."), "good")
    return redirect(url_for("alerts.show", alert_id=alert_id), 303)


def _answers(alert: Alert) -> Answers:
    moves = MOVES[alert.state]
    decider = may_decide(context.user().role)
    proposes = alert.proposal in ("cut_limit", "prepayment", "stop_supply")
    closable = decider or not proposes
    return Answers(
        decide=decider and proposes and alert.state not in CLOSED and alert.state != "in_action",
        acknowledge="acknowledged" in moves,
        snooze="snoozed" in moves,
        dismiss=closable and "dismissed" in moves and not proposes,
        resolve=closable and "resolved" in moves,
        reopen="open" in moves and alert.state in (*CLOSED, "snoozed", "in_action"),
    )


def _limit(text: str) -> Decimal | None:
    """The limit somebody typed, None when they left what was proposed. Raises PolicyRefused for anything else."""
    return number_typed(text) if text.strip() else None
