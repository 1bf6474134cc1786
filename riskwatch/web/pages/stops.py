"""Stopping supply: the list, a new proposal, one file with its answers, and the PDF."""

from __future__ import annotations

from typing import get_args

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from riskwatch.credit.stop_points import stop_points
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.domain.stop import STOP_MOVES, Situation, StopLaw, Turn
from riskwatch.domain.words import Words
from riskwatch.exports.stop_pdf import stop_pdf
from riskwatch.exports.stop_words import LAWS, STATES, TURNS
from riskwatch.jobs import stops
from riskwatch.jobs.stop_annex import annexes
from riskwatch.jobs.stop_facts import arrears, drafts_of, quotes
from riskwatch.web import context
from riskwatch.web.access import needs_role
from riskwatch.web.downloads import file_answer
from riskwatch.web.fields import day_typed, number_typed
from riskwatch.web.languages import gettext
from riskwatch.web.uploads import sent_proofs

blueprint = Blueprint("stops", __name__, url_prefix="/stops")


@blueprint.get("")
def listing() -> str:
    with context.desk().store.reading() as unit:
        found = unit.stops.of()
    return render_template("stops.html", stops=found, states=STATES)


@blueprint.get("/new/<ref>")
@needs_role("credit_manager", "admin")
def form(ref: str) -> str:
    desk = context.desk()
    contract = request.args.get("contract", "").strip()
    with desk.store.reading() as unit:
        customer = unit.customers.get(ref)
        if customer is None:
            raise NotThere(Words(f"没有客户 {ref}。", f"There is no customer {ref}."))
        assessment = unit.assessments.latest(ref)
        drafts = drafts_of(unit, ref)
        contracts = sorted(
            {*(i.contract_ref for i in unit.invoices.of(ref)), *(draft.number for draft in drafts)} - {""}
        )
        contract = contract or next(iter(contracts), "")
        owed, same = arrears(desk, unit, customer, contract)
    draft = next((draft for draft in drafts if draft.number == contract), next(iter(drafts), None))
    return render_template(
        "stop_new.html",
        customer=customer,
        signs=[
            sign
            for sign in (assessment.signs if assessment else ())
            if sign.kind.evidence_grade != "C" and sign.cured_on is None
        ],
        points=stop_points(assessment.signs if assessment else (), Situation(turn="we_first", after_signing=True), ""),
        contract=contract,
        contracts=contracts,
        draft=draft,
        quotes=quotes(draft),
        owed=owed,
        same=same,
        laws=LAWS,
        turns=TURNS,
        alert=request.args.get("alert", ""),
    )


@blueprint.post("/new/<ref>")
@needs_role("credit_manager", "admin")
def propose(ref: str) -> Response:
    form_, desk = request.form, context.desk()
    with desk.store.reading() as unit:
        customer = unit.customers.get(ref)
        drafts = drafts_of(unit, ref)
    if customer is None:
        raise NotThere(Words(f"没有客户 {ref}。", f"There is no customer {ref}."))
    draft = next((draft for draft in drafts if draft.id == form_.get("draft")), None)
    chosen = {int(number) for number in form_.getlist("quote") if number.isdigit()}
    proposal = stops.Proposal(
        customer_ref=ref,
        contract_ref=form_.get("contract", ""),
        orders=form_.get("orders", ""),
        situation=_situation(),
        suspended=Money(number_typed(form_.get("suspended", "")), customer.currency),
        quotes=tuple(quote for number, quote in enumerate(quotes(draft)) if number in chosen),
        reason=form_.get("reason", ""),
        lawyer=form_.get("lawyer", ""),
        alert_id=form_.get("alert", ""),
        answer_days=int(number_typed(form_.get("days", "15"))),
    )
    stop = stops.propose(desk, context.user(), proposal)
    flash(gettext("The file is open; a second person approves it."), "good")
    return redirect(url_for("stops.show", stop_id=stop.id), 303)


@blueprint.get("/<stop_id>")
def show(stop_id: str) -> str:
    desk = context.desk()
    with desk.store.reading() as unit:
        stop = unit.stops.get(stop_id)
        log = unit.stops.log.of(stop_id)
    return render_template(
        "stop.html",
        stop=stop,
        log=log,
        states=STATES,
        laws=LAWS,
        turns=TURNS,
        moves=STOP_MOVES[stop.state],
        deadlines=stops.deadlines(stop, desk),
        articles=desk.statutes.shown(stop.right.basis),
        today=desk.today,
        mine=stop.proposed_by == context.user().email,
    )


@blueprint.post("/<stop_id>")
@needs_role("credit_manager", "admin")
def act(stop_id: str) -> Response:
    desk, user, form_ = context.desk(), context.user(), request.form
    reason = form_.get("reason", "")
    match form_.get("action"):
        case "approve":
            stops.approve(desk, stop_id, user, form_.get("lawyer", ""), reason)
        case "reject":
            stops.reject(desk, stop_id, user, reason)
        case "serve":
            on = day_typed(form_.get("on", ""))
            stops.serve(
                desk,
                stop_id,
                user,
                on=on,
                to=form_.get("to", ""),
                waybill=form_.get("waybill", ""),
                proofs=sent_proofs("proof"),
            )
        case "offer":
            value = Money(number_typed(form_.get("value", "")), form_.get("currency", "CNY"))
            stops.offer(desk, stop_id, user, kind=form_.get("kind", ""), value=value, on=day_typed(form_.get("on", "")))
        case "lift":
            stops.lift(desk, stop_id, user, reason)
        case "end":
            stops.end_contract(desk, stop_id, user, reason)
        case _:
            raise PolicyRefused(Words("请选择一步。", "Choose a step."))
    flash(gettext("Stored, with your name, in the log of the file."), "good")
    return redirect(url_for("stops.show", stop_id=stop_id), 303)


@blueprint.get("/<stop_id>/pdf")
def pdf(stop_id: str) -> Response:
    desk = context.desk()
    with desk.store.reading() as unit:
        stop = unit.stops.get(stop_id)
        log = unit.stops.log.of(stop_id)
        replies = annexes(desk, unit, stop)
    articles = desk.statutes.shown(stop.right.basis)
    body = stop_pdf(stop, log, articles, context.language(), desk.clock(), desk.zone, replies)
    return file_answer(body, "application/pdf", f"{stop.buyer} {stop.contract_ref} stop-supply.pdf")


def _situation() -> Situation:
    form_ = request.form
    law: StopLaw = next((each for each in get_args(StopLaw) if each == form_.get("law")), "CN")
    turn: Turn = next((each for each in get_args(Turn) if each == form_.get("turn")), "unknown")
    return Situation(
        law=law,
        turn=turn,
        clause=form_.get("clause", ""),
        arrears_same="arrears_same" in form_,
        refused="refused" in form_,
        in_transit="in_transit" in form_,
        insolvent="insolvent" in form_,
        after_signing="after_signing" in form_,
        secured="secured" in form_,
        valid="valid" in form_,
    )
